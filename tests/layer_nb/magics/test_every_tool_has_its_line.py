"""All the tools of the page, each by a line of ``%layer`` in a real kernel; and what such lines show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.tools import TOOLS

ASSET = "application/vnd.layer.asset+json"
SQUARES = Path(__file__).resolve().parents[2] / "cards" / "squares.yaml"

PREPARED = f"""
import layer_nb
from pathlib import Path
from PIL import Image
from layer_mcp.connect.connection import Connection
asked = set()
Connection._first_call = getattr(Connection, "_first_call", Connection.call)
async def noting(self, tool, *args, _asked=asked, **kwargs):  # %reset takes the globals away
    _asked.add(tool)
    return await self._first_call(tool, *args, **kwargs)
Connection.call = noting
layer_nb.api.shared().add_workflow(Path({str(SQUARES)!r}).read_text())
red = Image.new("RGB", (24, 24), (200, 40, 40))
red.save("a red.png")
words = ["a", "b"]
"""

LINES = [
    "%layer call get_instructions",
    "%layer call get_workflow_instructions",
    "%layer call get_forge_instructions",
    "%layer call list_workspaces limit=1",
    "%layer status",
    "%layer call get_model_recommendations modality=image",
    "%layer models image",
    "%layer call get_model model_id=swatch",
    "%layer model swatch",
    "%layer workflows squares",
    "%layer workflow squares",
    "%layer workflow --dry-run squares names={words} like={red}",
    "%layer upload -o photo a red.png",
    "%layer estimate --model guided --batch 1 --ref photo hello",
    "%layer forge --model guided --batch 1 --ref photo:init_image:0.5 -o made hello",
    "%layer call get_forge_run inference_id={made.id}",
    "%%layer workflow -o squares squares\nnames: {words}\nlike: a red.png",
    "%layer call get_workflow_run run_id={squares.id}",
    "%layer run {squares.id}",
    "slow = layer_nb.forge('slow', model='swatch', batch_size=1, duration_seconds=20, wait=False)",
    "%layer cancel {slow.id}",
    "later = layer_nb.run_workflow('squares', names=['a'], like=red, wait=False)",
    "%layer cancel {later.id}",
    "%layer call cancel_workflow_run run_id={squares.id}",
    "%layer tools",
    "%layer tools upload_file",
]


def test_every_tool(kernel: Any) -> None:
    assert kernel.cell(PREPARED).status == "ok"
    for line in LINES:
        cell = kernel.cell(line)
        assert cell.status == "ok", f"{line}: {cell.text}"
    refused = kernel.cell("%layer upload http://127.0.0.1:9/a.png")
    assert refused.status == "error"
    assert "Traceback" not in refused.text
    assert kernel.value(f"asked == { ({tool.name for tool in TOOLS})!r}") == "True", kernel.value("asked")


def test_a_workflow_cell_becomes_one_card_with_its_outputs(kernel: Any) -> None:
    kernel.cell(PREPARED)
    cell = kernel.cell("%%layer workflow -o found squares\nnames: {words}\nlike: {red}")
    assert cell.status == "ok", cell.text
    assert len(cell.outputs) == 1
    payload = cell.shown[0][ASSET]
    assert (payload["status"], payload["price_creative_units"], payload["model"]["slug"]) == (
        "succeeded",
        3,
        "squares",
    )
    assert payload["title"] == "Squares: a, b"
    assert [asset["caption"] for asset in payload["assets"]] == [
        "squares · a",
        "squares · b",
        "follower",
        "sheet",
    ]
    assert kernel.value("sorted(found.outputs)") == "['follower', 'sheet', 'squares']"
    python = kernel.cell("layer_nb.run_workflow('squares', names=words, like=red)")
    assert len(python.outputs) == 1
    assert ASSET in python.shown[0]


def test_lines_say_what_is_what(kernel: Any) -> None:
    kernel.cell(PREPARED)
    assert "a plain square for each name" in kernel.cell("%layer workflows").text.lower()
    shown = kernel.cell("%layer workflow squares").text
    assert "several of text, required" in shown
    assert "%layer workflow squares names=… like=…" in shown
    priced = kernel.cell("%layer workflow --dry-run squares names=a, b, c like={red}").text
    assert "4 CU · squares" in priced
    assert "3 × squares" in priced
    uploaded = kernel.cell("%layer upload -o photo {red}").text
    assert "--ref photo" in uploaded
    assert len(kernel.cell("%layer upload {red}").outputs) == 1
    assert not kernel.cell("photo = %layer upload {red}").outputs
    answered = kernel.cell(
        "%layer call request_file_upload_url content_type=image/png file_size_bytes=9"
    ).text
    assert "file_id" in answered
    assert "http" not in answered
    assert "squares" in kernel.completions("%layer workflow squ")
    assert "like=" in kernel.completions("%layer workflow squares names=a li")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("%layer workflow squares nams=a", "has no input 'nams'; did you mean 'names'?"),
        ("%layer workflow sqares names=a", "'sqares' is not a workflow of this server"),
        ("%layer workflow squares names={nams}", "there is no variable nams"),
        ("%layer workflow squares names=a like=gone.png", "There is no file gone.png"),
        ("%layer workflow --max-cu 1 squares names={words} like={red}", "more than the 1 CU"),
        ("%layer upload gone.png", "There is no file gone.png"),
        ("%layer call get_modl", "no tool 'get_modl'; did you mean get_model?"),
        ("%layer call execute_forge prompt=x", "may spend Creative Units"),
        ("%layer forge --model guided --ref red:poze x", "'poze' is not a type of guidance"),
    ],
)
def test_a_mistake_is_a_sentence_and_costs_nothing(kernel: Any, line: str, message: str) -> None:
    kernel.cell(PREPARED)
    before = kernel.value("layer_nb.status().workspace.available")
    cell = kernel.cell(line)
    assert cell.status == "error"
    assert message in " ".join(cell.text.split()), cell.text
    assert kernel.value("layer_nb.status().workspace.available") == before
