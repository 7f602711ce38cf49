"""An entry goes into somebody's file, and nothing else in it changes by a byte."""

from __future__ import annotations

import json
import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.hosts import formats, jsonc
from layer_mcp.hosts.catalog import find
from layer_mcp.hosts.destination import remote
from layer_mcp.hosts.install import make, plan

ENTRY = {"type": "http", "url": "https://mcp.app.layer.ai/mcp"}
PATH = ("mcpServers", "Layer")

blanks = st.sampled_from(["", " ", "\n", "\n  ", "\t", " // note: {\n", '/* a, "b": } */', "\r\n", " /**/ "])
words = st.text(alphabet='abcé{}[],:/*" \\日', max_size=6)
scalars = st.one_of(st.none(), st.booleans(), st.integers(-99, 99), st.floats(-2, 2), words)


@st.composite
def documents(draw: st.DrawFn, depth: int = 3, *, always_object: bool = False) -> str:
    """JSON as somebody may have written it."""
    kind = draw(st.sampled_from(["scalar", "array", "object"])) if depth and not always_object else "scalar"
    if always_object:
        kind = "object"
    if kind == "scalar":
        return json.dumps(draw(scalars), ensure_ascii=draw(st.booleans()))
    inner = draw(st.lists(documents(depth - 1), max_size=3))
    parts = []
    for index, value in enumerate(inner):
        key = "" if kind == "array" else json.dumps(f"k{index}") + draw(blanks) + ":"
        parts.append(draw(blanks) + key + draw(blanks) + value + draw(blanks))
    comma = "," if parts and draw(st.booleans()) else ""
    body = ",".join(parts) + comma + draw(blanks)
    return f"[{body}]" if kind == "array" else f"{{{body}}}"


@st.composite
def files(draw: st.DrawFn) -> str:
    """A document that may have the object of servers, and may have Layer in it."""
    members = [f'"other":{draw(blanks)}{draw(documents())}']
    if draw(st.booleans()):
        servers = draw(documents(always_object=True))
        members.append(f'"mcpServers"{draw(blanks)}:{draw(blanks)}{servers}')
    members = draw(st.permutations(members))
    comma = draw(st.sampled_from(["", ","]))
    return draw(blanks) + "{" + f",{draw(blanks)}".join(members) + comma + draw(blanks) + "}" + draw(blanks)


@given(files())
@settings(max_examples=300, deadline=None)
def test_any_document_keeps_every_byte_of_its_own(text: str) -> None:
    before = jsonc.parse(text).data
    after = jsonc.put(text, PATH, ENTRY)
    expected = {**before, "mcpServers": {**before.get("mcpServers", {}), "Layer": ENTRY}}
    assert jsonc.parse(after).data == expected
    assert keeps(text, after)
    assert jsonc.put(after, PATH, ENTRY) == after
    other = {"url": "https://elsewhere.example/mcp"}
    replaced = jsonc.put(after, PATH, other)
    assert jsonc.parse(replaced).data["mcpServers"]["Layer"] == other
    member = jsonc.parse(after).member("mcpServers")
    assert member is not None
    node = member.value.member("Layer")
    assert node is not None
    start, end = node.value.start, node.value.end
    assert replaced.startswith(after[:start])
    assert replaced.endswith(after[end:])


def keeps(before: str, after: str) -> bool:
    """Whether every character of ``before`` is in ``after``, in its order."""
    characters = iter(after)
    return all(character in characters for character in before)


SETTINGS = """\
// Zed settings
{
    "theme": "One Dark", // keep
    "context_servers": {
        /* mine */
        "git": { "command": "git-mcp", "args": [] }, // trailing
    },
    "vim_mode": true,
}
"""


def test_comments_commas_and_indentation_stay() -> None:
    after = jsonc.put(SETTINGS, ("context_servers", "Layer"), {"command": "npx", "args": ["-y"]})
    assert after == SETTINGS.replace(
        "// trailing\n",
        '// trailing\n        "Layer": {\n            "command": "npx",\n            "args": [\n'
        '                "-y"\n            ]\n        },\n',
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", '{\n  "a": {\n    "b": 1\n  }\n}\n'),
        ("{}", '{\n  "a": {\n    "b": 1\n  }\n}'),
        ('{"x":1}', '{"x":1, "a": {"b": 1}}'),
        ('{"a": {}}', '{"a": {"b": 1}}'),
        ('{\n\t"a": {}\n}\n', '{\n\t"a": {\n\t\t"b": 1\n\t}\n}\n'),
        ('{\n  "x": 1 // why\n}', '{\n  "x": 1, // why\n  "a": {\n    "b": 1\n  }\n}'),
        ('{\n  "x": 1\n}  // end', '{\n  "x": 1,\n  "a": {\n    "b": 1\n  }\n}  // end'),
        ('{"a": {"b": 0}, "a": {"b": 2}}', '{"a": {"b": 0}, "a": {"b": 1}}'),
    ],
)
def test_where_the_entry_goes(text: str, expected: str) -> None:
    assert jsonc.put(text, ("a", "b"), 1) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"a": 1', "line 1, column 8"),
        ('{\n  "a" 1\n}', "line 2, column 7"),
        ('{\n  "a": tru\n}', "line 2, column 8"),
        ("{'a': 1}", "line 1, column 2"),
        ('{"a": 1} x', "line 1, column 10"),
        ('{"a": 1 /* ', "line 1, column 9"),
        ('{"a": [}', "line 1, column 8"),
        ('{"a": 01}', "line 1, column 7"),
        ('{"a": "\n"}', "line 1, column 7"),
        ("[" * 500, "nesting deeper"),
        ('{"mcpServers": []}', "mcpServers is not an object at line 1, column 16"),
        ("[1]", "the document is not an object"),
    ],
)
def test_a_broken_file_is_told_by_line_and_column(text: str, place: str) -> None:
    with pytest.raises(formats.Unreadable, match=re.escape(place)):
        formats.put("jsonc", text, PATH, ENTRY)


TOML = """\
# my Codex
model = "o9"   # best

[mcp_servers.git]   # keep
command = "git-mcp"
args = [
  "a",  # one
]

[profiles.x]
y = 1
"""
TOML_PATH = ("mcp_servers", "layer")
TOML_ENTRY = {"command": "npx", "args": ["-y", "mcp-remote@latest"], "env": {"A_B": 'quo"te'}}


@pytest.mark.parametrize(
    ("format_", "text"),
    [("json", f'{{"a": {"9" * 5000}}}'), ("toml", f"a = {'9' * 5000}"), ("toml", f"a = {'[' * 5000}")],
    ids=["JSON with a huge number", "TOML with a huge number", "TOML too deep"],
)
def test_what_python_will_not_read_is_told_as_well(format_: formats.Format, text: str) -> None:
    with pytest.raises(formats.Unreadable):
        formats.put(format_, text, PATH, ENTRY)


def test_a_table_is_appended_to_toml() -> None:
    after = formats.put("toml", TOML, TOML_PATH, TOML_ENTRY)
    assert after.startswith(TOML)
    assert tomllib.loads(after)["mcp_servers"]["layer"] == TOML_ENTRY
    assert formats.put("toml", after, TOML_PATH, TOML_ENTRY) == after


def test_a_table_is_replaced_in_toml() -> None:
    first = TOML.replace("[profiles.x]", '[mcp_servers.layer]\ncommand = "old"\n\n[profiles.x]')
    after = formats.put("toml", first, TOML_PATH, TOML_ENTRY)
    assert tomllib.loads(after) == {
        **tomllib.loads(TOML),
        "mcp_servers": {**tomllib.loads(TOML)["mcp_servers"], "layer": TOML_ENTRY},
    }
    for line in TOML.splitlines():
        assert line in after


@pytest.mark.parametrize(
    "text",
    [
        'mcp_servers = { git = { command = "g" } } # inline\n',
        'mcp_servers.git.command = "g" # dotted\n',
        '[mcp_servers]\ngit = { command = "g" }\n',
        'x = 1\r\n[mcp_servers.git]\r\ncommand = "g"',
        "",
    ],
)
def test_toml_in_all_its_spellings(text: str) -> None:
    after = formats.put("toml", text, TOML_PATH, TOML_ENTRY)
    before = tomllib.loads(text)
    assert tomllib.loads(after) == {
        **before,
        "mcp_servers": {**before.get("mcp_servers", {}), "layer": TOML_ENTRY},
    }
    assert text.replace("\r\n", "\n").partition("#")[2] in after
    assert ("\n" in after.replace("\r\n", "")) != ("\r\n" in text)


def test_broken_toml_is_told_by_line_and_column() -> None:
    with pytest.raises(formats.Unreadable, match="line 2, column"):
        formats.put("toml", "a = 1\nb = \n", TOML_PATH, TOML_ENTRY)


class TestFiles:
    """The file itself: bytes, mode, links, backups."""

    @pytest.fixture
    def settings_file(self, person: Path) -> Path:
        path = person / ".config" / "zed" / "settings.json"
        path.parent.mkdir(parents=True)
        return path

    def add(self, **more: Any) -> Path | None:
        return make(plan(find("zed"), remote(None), **more))

    def test_byte_order_mark_and_line_ends_stay(self, settings_file: Path) -> None:
        raw = b"\xef\xbb\xbf" + SETTINGS.replace("\n", "\r\n").encode()
        settings_file.write_bytes(raw)
        self.add()
        after = settings_file.read_bytes()
        assert after.startswith(b"\xef\xbb\xbf")
        assert after.count(b"\xef\xbb\xbf") == 1
        assert b"\n" not in after.replace(b"\r\n", b"")
        assert after.replace(b"\r\n", b"\n").startswith(raw[:60].replace(b"\r\n", b"\n"))

    @pytest.mark.skipif(os.name != "posix", reason="file modes and links are POSIX's")
    def test_mode_and_link_stay(self, settings_file: Path, tmp_path: Path) -> None:
        real = tmp_path / "dotfiles.json"
        real.write_text(SETTINGS)
        real.chmod(0o640)
        settings_file.symlink_to(real)
        backup = self.add()
        assert settings_file.is_symlink()
        assert stat.S_IMODE(real.stat().st_mode) == 0o640
        assert backup is not None
        assert backup.parent == real.parent
        assert stat.S_IMODE(backup.stat().st_mode) == 0o640

    def test_the_backup_is_what_was_there(self, settings_file: Path) -> None:
        settings_file.write_text(SETTINGS)
        backup = self.add()
        assert backup is not None
        assert re.fullmatch(r"settings\.json\.bak-\d{8}-\d{6}", backup.name)
        assert backup.read_text() == SETTINGS

    def test_twice_is_once(self, settings_file: Path) -> None:
        assert self.add() is None
        first = settings_file.read_bytes()
        assert self.add() is None
        assert settings_file.read_bytes() == first
        assert [path.name for path in settings_file.parent.iterdir()] == ["settings.json"]

    def test_a_broken_file_is_left_alone(self, settings_file: Path) -> None:
        settings_file.write_text('{"a": ')
        with pytest.raises(InvalidInputs, match="line 1, column 7"):
            self.add()
        assert settings_file.read_text() == '{"a": '
        assert [path.name for path in settings_file.parent.iterdir()] == ["settings.json"]

    def test_bytes_that_are_no_text_are_left_alone(self, settings_file: Path) -> None:
        settings_file.write_bytes(b'{"a": "\xff"}')
        with pytest.raises(InvalidInputs, match="not UTF-8"):
            self.add()

    def test_another_entry_of_that_name_is_replaced_only_when_told(self, settings_file: Path) -> None:
        held = {"context_servers": {"layer": {"command": "other-layer", "args": []}}}
        settings_file.write_text(json.dumps(held))
        with pytest.raises(InvalidInputs, match="other-layer"):
            self.add()
        assert json.loads(settings_file.read_text()) == held
        self.add(replace=True)
        servers = json.loads(settings_file.read_text())["context_servers"]
        assert list(servers) == ["layer"], "the name that it had is kept, and there is only one"
        assert servers["layer"]["command"] == "npx"

    def test_a_file_that_changed_meanwhile_is_left_alone(self, settings_file: Path) -> None:
        settings_file.write_text("{}")
        edit = plan(find("zed"), remote(None))
        settings_file.write_text('{"mine": 1}')
        with pytest.raises(LayerError, match="meanwhile"):
            make(edit)
        assert settings_file.read_text() == '{"mine": 1}'
