"""``layer workflow``, ``upload``, ``tools``, ``call`` and ``--ref``: what they print, and what they exit with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SQUARES = Path(__file__).resolve().parents[1] / "cards" / "squares.yaml"

Command = Callable[..., Any]


@pytest.fixture
def command(server: Any) -> Command:
    """Runs ``layer`` in this process; gives exit code and output."""
    from typer.testing import CliRunner

    from layer_mcp.cli.app import app

    runner = CliRunner()
    assert runner.invoke(app, ["workflow", "add", str(SQUARES)]).exit_code == 0
    return lambda *args, **more: runner.invoke(app, [str(arg) for arg in args], **more)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    from PIL import Image

    Image.new("RGB", (24, 24), (200, 40, 40)).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


def test_a_workflow_is_priced_run_and_saved(command: Command, photo: Path, tmp_path: Path) -> None:
    asked = ("squares", "-i", "names=a, b", "-i", f"like={photo}")
    assert "squares\tSquares" in command("workflow", "list", "squares").stdout
    assert "names  text[]  required" in command("workflow", "show", "squares").stdout
    assert json.loads(command("workflow", "show", "squares", "--blueprint").stdout)["slug"] == "squares"
    assert "price      3 CU" in command("workflow", "estimate", *asked).stdout
    assert "makes      squares  2" in command("workflow", "run", *asked, "--dry-run").stdout
    done = command("workflow", "run", *asked, "--out", tmp_path / "out", "--json")
    assert done.exit_code == 0, done.output
    body = json.loads(done.stdout)
    assert (body["kind"], body["workflow"], body["charged_creative_units"]) == ("workflow", "squares", 3)
    assert len(body["saved"]) == len(list((tmp_path / "out").iterdir()))
    shown = command("run", body["run_id"]).stdout
    assert "step      square[0]  succeeded  forge:swatch  1 CU" in shown
    assert "(follower)" in shown
    assert "\tsquares\t" in command("runs", 1).stdout


def test_inputs_come_from_files_too(command: Command, photo: Path, tmp_path: Path) -> None:
    (tmp_path / "names.json").write_text('["a", "b", "c"]')
    found = command(
        "workflow", "estimate", "squares", "-i", f"names=@{tmp_path / 'names.json'}", "-i", f"like={photo}"
    )
    assert "price      4 CU" in found.stdout


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (("workflow", "run", "squares", "-i", "nams=a"), "did you mean 'names'?", 1),
        (("workflow", "run", "squares", "-i", "names"), "is not NAME=VALUE", 1),
        (("workflow", "run", "sqares"), "did you mean squares?", 1),
        (("workflow", "run", "squares", "-i", "names=@gone.json"), "gone.json cannot be read", 1),
        (("workflow", "validate", "gone.yaml"), "INVALID_INPUTS: There is no file gone.yaml.", 1),
        (("call", "get_modl"), "did you mean get_model?", 1),
        (("call", "execute_forge", "prompt=x"), "may spend Creative Units", 3),
        (("call", "list_models", "limit=x"), "must be a whole number", 1),
        (("call", "list_models", "--args", "[1]"), "must be an object", 1),
        (("upload", "gone.png"), "There is no file gone.png", 1),
        (("forge", "x", "-m", "guided", "--ref", "gone.png"), "There is no file gone.png", 1),
    ],
)
def test_a_mistake_is_told_with_the_next_step(
    command: Command, arguments: tuple[str, ...], message: str, code: int
) -> None:
    found = command(*arguments)
    assert message in found.output, found.output
    assert found.exit_code == code
    assert "Traceback" not in found.output


def test_what_a_stopped_run_made_is_saved(command: Command, tmp_path: Path) -> None:
    from layer_mcp import Layer

    blueprint = tmp_path / "half.yaml"
    blueprint.write_text(
        """
        blueprint: 1
        slug: half
        name: Half
        inputs: {what: {type: text}}
        nodes:
          base: {forge: swatch, prompt: "{what}", parameters: {width: 16, height: 16}}
          slow: {forge: swatch, prompt: slow, parameters: {duration_seconds: 60}}
        outputs: {first: {from: nodes.base}, last: {from: nodes.slow}}
        """
    )
    assert command("workflow", "add", blueprint).exit_code == 0
    with Layer() as layer:
        run = layer.run_workflow("half", what="a thing")
        for _ in run.events():
            if run.steps and run.steps[0].status == "success":
                break
        run.cancel()
        assert run.interrupt().endswith(
            f"1 asset had been made: `layer run {run.id[:8]} --out DIR` saves what there is."
        )
    found = command("run", run.id, "--out", tmp_path / "saved")
    assert found.exit_code == 0, found.output
    assert "status    cancelled" in found.stdout
    assert any((tmp_path / "saved").glob("half_base-*.png"))


def test_a_blueprint_with_faults_is_told_and_not_added(command: Command, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(SQUARES.read_text(encoding="utf-8").replace("inputs.like", "inputs.lke"))
    for verb in ("validate", "add"):
        found = command("workflow", verb, broken)
        assert found.exit_code == 1
        assert "follower" in found.output
        assert "lke" in found.output
    assert "can run" in command("workflow", "validate", SQUARES).stdout


def test_an_upload_steers_a_forge(command: Command, photo: Path) -> None:
    file_id = command("upload", photo).stdout.strip()
    assert json.loads(command("upload", photo, "--json").stdout)[0]["content_type"] == "image/png"
    for ref in (photo, f"{photo}:init_image:0.5", f"{file_id}:init_image"):
        done = command("forge", "like it", "-m", "guided", "--batch", 1, "--ref", ref, "--json")
        assert done.exit_code == 0, done.output
        assert json.loads(done.stdout)["parameters"]["guidance_files"][0]["type"] == "init_image"


def test_tools_are_listed_and_called(command: Command) -> None:
    assert "list_workflows\t" in command("tools").stdout
    assert "search  text of at most" in command("tools", "list_workflows").stdout
    assert json.loads(command("tools", "get_model", "--json").stdout)["input_schema"]
    found = command("call", "list_models", "modality=image", "limit=1")
    assert len(json.loads(found.stdout)["models"]) == 1
    paid = command(
        "call", "execute_forge", "--args", '{"model_id": "swatch", "prompt": "x", "batch_size": 1}', "--yes"
    )
    assert json.loads(paid.stdout)["inference_id"]
