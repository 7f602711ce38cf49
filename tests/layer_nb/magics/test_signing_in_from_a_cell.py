"""``%layer login``, ``logout`` and ``profile`` in a real kernel: a token is typed unseen and stays out of the notebook."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from layer_nb.magics.complete import Known, complete
from layer_nb.magics.grammar import UsageError, parse

WRONG = "pat_wrong-but-of-the-right-shape"


@dataclass
class Studio:
    """A server by its URL, and a token for it."""

    url: str
    token: str


@pytest.fixture
def studio(server_home: Path) -> Studio:
    from layer_mcp.administration import Administration

    with Administration("embedded", home=server_home) as owner:
        url = owner.listen()
        name = owner.create_user(f"bea-{secrets.token_hex(3)}", starting_creative_units=70).name
        return Studio(url, owner.create_token("a notebook", user=name).token)


@pytest.fixture
def stranger(kernel: Any, tmp_path: Path) -> Iterator[Any]:
    """The kernel, with a data folder where nobody has signed in."""
    move = "import os, layer_nb\nos.environ['LAYER_HOME'] = {!r}\nlayer_nb.api.reconnect()"
    home = json.loads(kernel.value("import os; os.environ['LAYER_HOME']").replace("'", '"'))
    assert kernel.cell(move.format(str(tmp_path / "own"))).status == "ok"
    yield kernel
    assert kernel.cell(move.format(home)).status == "ok"


def test_a_token_is_typed_unseen_and_the_notebook_moves_to_that_server(
    stranger: Any, studio: Studio, tmp_path: Path
) -> None:
    line = f"%layer login --pat --profile studio --url {studio.url}"
    outputs = []

    def cell(code: str, answer: str | None = None) -> Any:
        done = stranger.cell(code, answer=answer)
        outputs.append(done.outputs)
        return done

    refused = cell(line, WRONG)
    assert (refused.status, "nothing was saved" in refused.text) == ("error", True)
    done = cell(line, studio.token)
    assert done.status == "ok", done.text
    assert len(done.outputs) == 1
    assert "70 CU available" in done.text
    status = cell("%layer status").text
    assert "profile studio (token, file)" in status
    assert "chosen by the profile in use" in status
    assert "token, file" in cell("%layer profile").text
    assert "not signed in" not in cell("%layer profile use studio").text
    name = stranger.value("layer_nb.status().workspace.name").strip("'")
    assert f"studio works in {name}: 70 CU" in cell(f"%layer profile workspace {name}").text
    assert "most recently active" in cell("%layer profile workspace --clear").text
    assert "is valid until you revoke it" in cell("%layer logout").text
    assert "layer login" in cell("%layer status").text
    assert "embedded is in use" in cell("%layer profile use embedded").text
    assert "studio" in stranger.completions("%layer profile use st")
    assert "is forgotten" in cell("%layer profile remove studio").text
    shown = json.dumps(outputs)
    assert studio.token not in shown
    assert WRONG not in shown
    backwards = repr(studio.token[::-1])  # or the question itself would be in the history
    for place in ("str(In)", "str(Out)", "str(vars(layer_nb.api))", "str(globals())"):
        assert stranger.value(f"{backwards}[::-1] in {place}") == "False", place
    kept = [
        path.name
        for path in (tmp_path / "own").rglob("*")
        if path.is_file() and studio.token.encode() in path.read_bytes()
    ]
    assert kept == []


@pytest.mark.parametrize("line", [f"login --pat {WRONG}", f"login --pat={WRONG}", f"login {WRONG}"])
def test_a_token_on_the_line_is_refused_with_why(kernel: Any, line: str) -> None:
    cell = kernel.cell(f"%layer {line}")
    assert cell.status == "error"
    assert "A token does not go into a cell" in cell.text
    assert "Revoke that token" in cell.text
    assert "wrong-but" not in cell.text


def test_nobody_to_ask_is_said(stranger: Any, studio: Studio) -> None:
    cell = stranger.cell(f"%layer login --pat --url {studio.url}")
    assert "nobody here who could answer" in cell.text
    assert "LAYER_PAT" in cell.text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("profile us studio", "did you mean 'use'"),
        ("profile use", "takes one profile, and none was given"),
        ("profile use a b", "takes one profile"),
        ("profile use nobody", "no profile 'nobody'"),
        ("profile workspace --clear x", "exclude each other"),
        ("login https://x.example", "--url"),
    ],
)
def test_lines_that_cannot_be_understood(stranger: Any, line: str, message: str) -> None:
    cell = stranger.cell(f"%layer {line}")
    assert cell.status == "error"
    assert message in cell.text
    assert "Traceback" not in cell.text


def test_the_grammar_and_its_completion() -> None:
    command = parse("login --url https://x.example --profile x --no-browser --scope a --scope b")
    assert dict(command.options) == {
        "url": "https://x.example",
        "profile": "x",
        "no_browser": True,
        "scope": ["a", "b"],
    }
    assert parse("profile use studio").words == ("use", "studio")
    assert parse("profile --clear workspace").options["clear"]
    with pytest.raises(UsageError, match="does not go into a cell"):
        parse("login --pat=pat_something")
    known = Known(profiles=["embedded", "studio"])
    for line, words in (
        ("%layer profile ", ("use", "workspace", "remove", "list")),
        ("%layer profile u", ("use",)),
        ("%layer profile use s", ("studio",)),
        ("%layer profile workspace ", ()),
        ("%layer login --profile st", ("studio",)),
        ("%layer login --profile=st", ("--profile=studio",)),
        ("%layer logout --pr", ("--profile",)),
    ):
        found = complete(line, known)
        assert found is not None
        assert found.words == words, line
