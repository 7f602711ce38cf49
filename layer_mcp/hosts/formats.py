"""A host's configuration as text: read it, and put one entry in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from layer_mcp.hosts import jsonc
from layer_mcp.hosts.locations import Format


class Unreadable(ValueError):
    """The text is broken where it stands; the message says what and where."""


def read(format_: Format, text: str) -> Any:
    """The whole configuration.

    Raises:
        Unreadable: with line and column.
    """
    if not text.strip():
        return {}
    if format_ == "toml":
        import tomllib

        try:
            return tomllib.loads(text)
        except ValueError as error:
            raise Unreadable(str(error)) from None
        except RecursionError:
            raise Unreadable("it is nested too deeply") from None
    try:
        return jsonc.parse(text).data
    except jsonc.Malformed as error:
        raise Unreadable(str(error)) from None


def get(configuration: Any, path: Sequence[str]) -> Any:
    """What stands at a path; None when nothing does."""
    for key in path:
        if not isinstance(configuration, Mapping):
            return None
        configuration = configuration.get(key)
    return configuration


def put(format_: Format, text: str, path: Sequence[str], entry: Mapping[str, Any]) -> str:
    """The text with the entry at that path, and nothing else changed.

    Raises:
        Unreadable: when the text is broken, or what is on the way holds no entries.
    """
    configuration = read(format_, text)
    if get(configuration, path) == entry:
        return text
    if format_ == "toml":
        edited = _put_toml(text, path, entry, configuration)
    else:
        try:
            edited = jsonc.put(text, path, entry)
        except jsonc.Malformed as error:
            raise Unreadable(str(error)) from None
    if read(format_, edited) != _with(configuration, path, entry):
        raise Unreadable(f"{'.'.join(path)} is written in a way that cannot be edited here")
    return edited


def _with(configuration: Any, path: Sequence[str], entry: Mapping[str, Any]) -> Any:
    """The configuration as it is to be: what was there, and the entry."""
    if not path:
        return dict(entry)
    key, *rest = path
    return {**configuration, key: _with(configuration.get(key, {}), rest, entry)}


def snippet(format_: Format, path: Sequence[str], entry: Mapping[str, Any]) -> str:
    """The entry as a document of its own."""
    if format_ == "toml":
        return _put_toml("", path, entry, {}).strip()
    nested: Any = dict(entry)
    for key in reversed(path):
        nested = {key: nested}
    return json.dumps(nested, ensure_ascii=False, indent=2)


def _put_toml(text: str, path: Sequence[str], entry: Mapping[str, Any], configuration: Any) -> str:
    """Append a table where there is none yet; let tomlkit replace one that is there."""
    *parents, name = path
    for depth in range(1, len(path)):
        if not isinstance(get(configuration, path[:depth]) or {}, Mapping):
            raise Unreadable(f"{'.'.join(path[:depth])} is not a table")
    newline = "\r\n" if "\r\n" in text else "\n"
    new_table = _toml_table(path, entry).replace("\n", newline)
    if get(configuration, path) is None and not _is_closed(text, parents):
        end = "" if not text or text.endswith("\n") else newline
        blank = newline if text.strip() else ""
        return text + end + blank + new_table
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        parent: Any = document
        for key in parents:
            parent = parent[key]
        parent[name] = _inline(entry) if _is_inline(parent) else tomlkit.item(dict(entry))
        edited = tomlkit.dumps(document)
    except TOMLKitError as error:
        raise Unreadable(str(error)) from None
    return edited.replace("\r\n", "\n").replace("\n", newline) if newline == "\r\n" else edited


def _toml_table(path: Sequence[str], entry: Mapping[str, Any]) -> str:
    header = ".".join(_toml_key(key) for key in path)
    tables = {key: value for key, value in entry.items() if isinstance(value, Mapping)}
    lines = [f"[{header}]"]
    lines += [f"{_toml_key(key)} = {_toml_value(value)}" for key, value in entry.items() if key not in tables]
    for key, table in tables.items():
        lines += ["", f"[{header}.{_toml_key(key)}]"]
        lines += [f"{_toml_key(inner)} = {_toml_value(value)}" for inner, value in table.items()]
    return "\n".join(lines) + "\n"


def _toml_key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _toml_value(key)


def _toml_value(value: Any) -> str:
    # A JSON string or list of strings is one of TOML as well, but for DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _is_closed(text: str, parents: Sequence[str]) -> bool:
    """Whether the table of entries is an inline one, to which no header can add."""
    import tomlkit

    found: Any = tomlkit.parse(text)
    for key in parents:
        found = found.get(key)
        if found is None:
            return False
        if _is_inline(found):
            return True
    return False


def _inline(value: Mapping[str, Any]) -> Any:
    import tomlkit

    table = tomlkit.inline_table()
    for key, each in value.items():
        table[key] = _inline(each) if isinstance(each, Mapping) else each
    return table


def _is_inline(table: Any) -> bool:
    from tomlkit.items import InlineTable

    return isinstance(table, InlineTable)
