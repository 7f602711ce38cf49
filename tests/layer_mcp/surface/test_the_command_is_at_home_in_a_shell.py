"""``layer`` in a shell: JSON on every command, the Tab key, pipes that close, terminals that cannot draw."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.cli import completion
from layer_mcp.provenance.spend import GROUPS

REPOSITORY = Path(__file__).parents[3]
HEAVY = {"mcp", "httpx2", "PIL", "keyring", "sqlalchemy", "rich"}  # pydantic is typer's own, of late

Command = Callable[..., Any]


def commands() -> Iterator[tuple[str, Any]]:
    """Every command that there is, by its words."""
    import typer

    from layer_mcp.cli.app import app

    def walk(found: Any, words: str) -> Iterator[tuple[str, Any]]:
        inner = getattr(found, "commands", None)
        if not inner:
            yield words, found
        for name, each in (inner or {}).items():
            yield from walk(each, f"{words} {name}".strip())

    return walk(typer.main.get_command(app), "")


def test_every_command_prints_json_and_explains_itself() -> None:
    seen = dict(commands())
    assert len(seen) > 30
    for words, found in seen.items():
        flags = [option for option in found.params if "--json" in option.opts]
        assert flags, f"layer {words} has no --json"
        assert flags[0].is_flag, f"layer {words}: --json takes a value"
        assert found.help, f"layer {words} has no help"
        for option in found.params:
            if option.param_type_name == "option" and not option.hidden:
                assert option.help, f"layer {words} {option.opts}"


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [
        (["forge", "--json"], "prompt", "PROMPT"),
        (["forge", "x", "--batch", "many", "--json"], "batch_size", "--batch"),
        (["forge", "x", "--modle", "m", "--json"], "--modle", "--modle"),
        (["runs", "0", "--json"], "count", "1"),
        (["stauts", "--json"], None, "stauts"),
        (["workflow", "run", "--json"], "workflow", "WORKFLOW"),
        (["call", "list_models", "limit=x", "--json"], "limit", "whole number"),
    ],
)
def test_every_error_is_one_document(
    command: Command, words: list[str], field: str | None, said: str
) -> None:
    done = command(*words)
    body = json.loads(done.stdout)
    assert done.exit_code == (1 if words[0] == "call" else 2)
    assert body["code"] == "INVALID_INPUTS"
    assert said in body["message"]
    assert body["remedy"]
    assert body.get("field") == field


def test_a_prompt_may_speak_of_json(command: Command) -> None:
    done = command("forge", "-b", "many", "--", "--json")
    assert done.exit_code == 2
    assert done.stdout == ""


def test_help_and_version_load_nothing_heavy() -> None:
    for words in (["--help"], ["--version"], ["forge", "--help"]):
        code = (
            f"import sys; sys.argv = ['layer', *{words!r}]\n"
            "from layer_mcp.cli.app import main\n"
            "try: main()\n"
            "except SystemExit: pass\n"
            f"print(sorted({HEAVY!r} & set(sys.modules)))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=REPOSITORY,
            timeout=60,
        )
        assert done.stdout.strip().endswith("[]"), done.stdout[-200:]


# -- the Tab key -------------------------------------------------------------------------------------


def tab(line: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """What bash is given for a line."""
    words = line.split(" ")
    told = {"_LAYER_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    code = (
        "import sys\n"
        "from layer_mcp.cli.app import main\n"
        "import atexit; atexit.register(lambda: sys.stderr.write(' '.join(sorted(sys.modules))))\n"
        "sys.argv = ['layer']\n"
        "main()"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=False, cwd=REPOSITORY, timeout=60, env={**os.environ, **told, **environ},
    )  # fmt: skip


def test_tab_offers_what_was_heard_and_asks_nobody(command: Command, server_home: Path) -> None:
    command("models")
    run_id = json.loads(command("forge", "tabbed", "-m", "swatch", "-b", 1, "--json").stdout)["run_id"]
    command("tools")
    assert {"swatch"} <= set(completion.models("sw"))
    assert completion.models("zzz") == []
    assert run_id in completion.runs(run_id[:4])
    assert completion.tools("list_mo") == ["list_models"]
    assert completion.groups("") == list(GROUPS)
    assert (completion.states("suc"), completion.statuses("suc")) == (["succeeded"], ["succeeded"])
    offered = tab("layer forge x --model sw", LAYER_HOME=str(server_home))
    assert offered.stdout.split() == ["swatch"]
    assert not HEAVY & set(offered.stderr.split()), "a Tab loads nothing heavy"


def test_tab_starts_nothing_and_throws_nothing(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = tab("layer model sw")
    assert (nothing.stdout.strip(), "Traceback" in nothing.stderr) == ("", False)
    assert not home.exists(), "no folder, no server"
    home.mkdir()
    file = home / completion.FILE
    for broken in ("{", "[]", '{"": 7}', '{"": {"models": [1, null, "ok"]}}', "\udcff"):
        file.write_text(broken, errors="surrogateescape")
        assert completion.models("") in ([], ["ok"])
    monkeypatch.setenv("LAYER_MCP_URL", "not a server")
    assert completion.models("") == []
    assert completion.profiles("em") == ["embedded"]
    monkeypatch.setenv("LAYER_HOME", str(file / "below"))
    assert completion.runs("") == []
    assert completion.profiles("x") == []


def test_a_server_cannot_speak_to_the_shell(home: Path) -> None:
    home.mkdir()
    evil = ["$(reboot)", "`id`", "a;b", "x y", "-rf", "a\nb", "", "é", "fine-1.0_x"]
    completion.remember("models", evil, origin=None)
    assert completion.models("") == ["fine-1.0_x"]
    (home / completion.FILE).write_text(json.dumps({"": {"models": evil}}))
    assert completion.models("") == ["fine-1.0_x"]


def test_tab_forgets_no_run_and_grows_no_mountain(home: Path) -> None:
    home.mkdir()
    for number in range(3):
        completion.remember("runs", [f"{number:08d}"], origin=None)
    assert completion.runs("") == ["00000002", "00000001", "00000000"]
    completion.remember(
        "runs", [f"a{number:07d}" for number in range(2000)], origin="https://elsewhere.example"
    )
    assert completion.runs("") == ["00000002", "00000001", "00000000"]
    assert (home / completion.FILE).stat().st_size < 20_000
    assert [path.name for path in home.iterdir()] == [completion.FILE]


# -- pipes and terminals -----------------------------------------------------------------------------


def test_a_pipe_that_closes_is_no_news(server: Any, shell: Command) -> None:
    process = shell("tools")
    process.stdout.close()
    assert process.wait(60) == 1
    assert process.stderr.read() == ""


def test_closed_streams_are_no_news(server: Any) -> None:
    line = f"{sys.executable} -m layer_mcp.cli forge x -m nope 2>&-; echo $?"
    environ = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        ["sh", "-c", line], capture_output=True, text=True, check=True, timeout=60, env=environ
    )
    assert done.stdout.strip() == "1"


@pytest.mark.parametrize(
    ("environ", "drawn"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True),
    ],
)
def test_a_table_in_a_terminal(server: Any, environ: dict[str, str], drawn: bool) -> None:
    """Drawn where it can be; 30 columns wide at most, where that is all there is."""
    main, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "layer_mcp.cli", "models"],
        stdout=side, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
        env={**os.environ, **environ, "PYTHONPATH": str(REPOSITORY), "COLUMNS": "60"},
    )  # fmt: skip
    os.close(side)
    said = b""
    while True:
        try:
            data = os.read(main, 65536)
        except OSError:  # Linux: the other end has closed
            break
        if not data:
            break
        said += data
    os.close(main)
    assert process.wait(60) == 0, process.stderr.read() if process.stderr else ""
    text = said.decode()
    assert ("───" in text) is drawn
    assert ("\t" in text) is not drawn
    if "NO_COLOR" in environ:
        assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", text)
    if drawn:
        plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
        assert max(map(len, plain.splitlines())) <= 60


def test_what_a_terminal_obeys_is_not_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    from layer_mcp.cli import say
    from layer_mcp.contract.errors import LayerError

    evil = "red \x1b[31m and \x9b31m and \x1b]0;title\x07 and \u202egnp.exe"
    say.line(evil)
    say.note(evil)
    say.table(("a",), [(evil,)])
    say.failure(LayerError(evil), as_json=False)
    told = capsys.readouterr()
    assert not re.search("[\x07\x1b\x9b\u202e]", told.out + told.err)
    assert "title" in told.out
