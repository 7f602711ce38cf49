"""Text of a server is shown as text: in a shell, a repr, an error and a notebook it moves no cursor and turns no line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

EVIL = "a\x1b]0;pwned\x07b\x9b31m\u202egnp\u2028c\x7f"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
SPOILED = frozenset(
    {
        "name",
        "description",
        "title",
        "prompt",
        "message",
        "remedy",
        "error_message",
        "content_type",
        "file_name",
    }
)


def spoiled(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: each + EVIL if name in SPOILED and isinstance(each, str) else spoiled(each)
            for name, each in value.items()
        }
    return [spoiled(each) for each in value] if isinstance(value, list) else value


def in_a_notebook(value: Any) -> list[str]:
    """What its cell would show."""
    from layer_nb.display.formatters import _FORMATTERS

    made = {name: bundle for _, name, bundle in _FORMATTERS}
    found = [made[type(each).__name__] for each in [value] if type(each).__name__ in made]
    return [bundle(value).get(mime, "") for bundle in found for mime in ("text/plain", "text/html")]


def test_nothing_of_a_server_is_obeyed(far: Callable[..., Any], monkeypatch: Any, tmp_path: Path) -> None:
    from standin import protocol
    from typer.testing import CliRunner

    from layer_mcp.cli.app import app
    from layer_mcp.contract.errors import LayerError

    server, layer = far(1)
    well, ill = protocol.Protocol._success, protocol.Protocol._refusal

    def refusal(self: Any, refused: Any) -> Any:
        refused.message += EVIL
        refused.more = {**refused.more, "remedy": EVIL, "nearest": EVIL, "field": EVIL, "allowed": [EVIL]}
        return ill(self, refused)

    monkeypatch.setattr(protocol.Protocol, "_success", lambda self, body: well(self, spoiled(body)))
    monkeypatch.setattr(protocol.Protocol, "_refusal", refusal)
    monkeypatch.setenv("LAYER_HOME", str(tmp_path / "far"))

    run = layer.forge("a sword" + EVIL, batch_size=1)
    run.result()
    asset = run.assets[0]
    shown: dict[str, Any] = {"run": run, "asset": asset, "name": asset.name, "status": layer.status()}
    shown |= {"models": layer.models(), "estimate": layer.estimate("x"), "workflows": layer.workflows()}
    shown |= {"record": layer.record(run), "lineage": layer.lineage(asset), "workspace": layer.workspace()}
    with pytest.raises(LayerError) as refused:
        layer.call("get_forge_run", inference_id="0" * 32)
    said = {"error": f"{refused.value} {refused.value.field} {refused.value.allowed}"}
    server.ends_as("failed")
    with pytest.raises(LayerError) as failed:
        layer.forge("x", batch_size=1).result()
    said["failed"] = str(failed.value)
    for name, value in shown.items():
        said |= {f"{name}, {n}": text for n, text in enumerate(in_a_notebook(value))}
        said[name] = repr(value) if name != "name" else value
    said["lineage as text"] = str(shown["lineage"])
    for words in ("status", f"run {run.id}", f"show {run.id}", "runs", "history", "models", "run ffffffff"):
        for more in ("", " --json"):
            said[f"layer {words}{more}"] = CliRunner().invoke(app, f"{words}{more}".split()).output
    assert sum("pwned" in text for text in said.values()) > 20
    assert not [f"{where}: {text!r}" for where, text in said.items() if OBEYED.search(text)]
