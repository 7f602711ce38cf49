"""What a host has: is it installed, and what does its configuration hold for Layer.

A configuration file may come with somebody else's project. What it says is read and shown, and not believed.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from layer_mcp.contract.redact import Secret, redact
from layer_mcp.hosts import formats
from layer_mcp.hosts.catalog import Host
from layer_mcp.hosts.locations import Scope, expand

_URL_KEYS = ("url", "serverUrl", "httpUrl")
_PACKAGE = re.compile(r"mcp-remote(@[\w.^~-]+)?")
_MAX_BYTES = 16 * 1024 * 1024
_NAME = "layer"


@dataclass(frozen=True, slots=True)
class Setup:
    """An entry, understood.

    Attributes:
        kind: ``http``, ``bridge`` (npx mcp-remote), ``command`` (anything else that is started) or ``unknown``.
        authorization: the value of the Authorization header.
        argv: the command line of ``bridge`` and ``command``.
        keys: the entry's keys.
        type: what it says its transport is.
    """

    kind: Literal["http", "bridge", "command", "unknown"]
    url: str = ""
    authorization: Secret | None = None
    argv: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict, repr=False)
    keys: tuple[str, ...] = ()
    type: str = ""

    @property
    def in_words(self) -> str:
        """One line, without secrets."""
        if self.kind in {"http", "bridge"}:
            signed = "with a token" if self.authorization is not None else "OAuth"
            return redact(f"{self.url} ({signed}{', through mcp-remote' if self.kind == 'bridge' else ''})")
        if self.kind == "command":
            return redact(f"starts {self.argv[0]}")
        return "not understood"


@dataclass(frozen=True, slots=True)
class Place:
    """A configuration file that was looked at.

    Attributes:
        name: the server's name in it; None where Layer is not in it.
        problem: why it could not be read.
    """

    scope: Scope
    path: Path
    name: str | None = None
    entry: Any = field(default=None, repr=False)
    problem: str | None = None

    @property
    def setup(self) -> Setup:
        return understand(self.entry)


def is_installed(host: Host) -> bool:
    """Whether the host's program or its folders are on this machine."""
    if host.program is not None and shutil.which(host.program):
        return True
    return any(expand(trace).exists() for trace in host.traces)


def places(host: Host) -> list[Place]:
    """Every configuration file of the host that is there, with Layer's entry in it."""
    if host.file is None:
        return []
    scopes: list[Scope] = ["project", "user"] if host.file.project else ["user"]
    found = []
    for scope in scopes:
        path = host.file.path(scope)
        if not path.is_file():
            continue
        try:
            configuration = formats.read(host.file.format, load(path)[1])
        except (formats.Unreadable, OSError) as error:
            found.append(Place(scope, path, problem=str(error)))
            continue
        ways: list[Sequence[str]] = [host.file.keys]
        if scope == "user" and host.file.folder_keys:
            ways.insert(0, [key.replace("{folder}", str(Path.cwd())) for key in host.file.folder_keys])
        for keys in ways:
            name = name_in(configuration, keys)
            if name is not None:
                found.append(Place(scope, path, name, formats.get(configuration, [*keys, name])))
    return found


def name_in(configuration: Any, keys: Sequence[str]) -> str | None:
    """What Layer is called there, in whichever case."""
    servers = formats.get(configuration, keys)
    if not isinstance(servers, Mapping):
        return None
    return next((key for key in servers if isinstance(key, str) and key.casefold() == _NAME), None)


def load(path: Path) -> tuple[bytes, str]:
    """A file's bytes, and its text without byte order mark.

    Raises:
        formats.Unreadable: when it is not UTF-8, or too large to be a configuration.
    """
    with path.open("rb") as file:
        raw = file.read(_MAX_BYTES + 1)
    if len(raw) > _MAX_BYTES:
        raise formats.Unreadable(f"larger than {_MAX_BYTES // 2**20} MiB")
    try:
        return raw, raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise formats.Unreadable(f"not UTF-8 (byte {error.start})") from None


def understand(entry: Any) -> Setup:
    """What an entry does."""
    if not isinstance(entry, Mapping):
        return Setup("unknown")
    keys = tuple(str(key) for key in entry)
    type_ = entry.get("type")
    kind = type_ if isinstance(type_, str) else ""
    url = next((entry[key] for key in _URL_KEYS if isinstance(entry.get(key), str)), None)
    if url is not None:
        return Setup("http", url, _authorization(entry.get("headers")), keys=keys, type=kind)
    command, args = entry.get("command"), entry.get("args", [])
    words = [*command] if isinstance(command, list) else [command, *(args if isinstance(args, list) else [])]
    if not words or not all(isinstance(word, str) for word in words):
        return Setup("unknown", keys=keys, type=kind)
    env = entry.get("env", entry.get("environment"))
    variables = {str(key): str(value) for key, value in env.items()} if isinstance(env, Mapping) else {}
    bridge = _bridge(words)
    if bridge is None:
        return Setup("command", argv=tuple(words), env=variables, keys=keys, type=kind)
    at, authorization = bridge
    return Setup("bridge", at, authorization, tuple(words), variables, keys, kind)


def _bridge(words: Sequence[str]) -> tuple[str, Secret | None] | None:
    """URL and header of an ``npx mcp-remote`` command line."""
    if Path(words[0]).name not in {"npx", "npx.cmd"}:
        return None
    rest = [word for word in words[1:] if word not in {"-y", "--yes"}]
    if not rest or not _PACKAGE.fullmatch(rest[0]):
        return None
    url = next((word for word in rest[1:] if "://" in word and not word.startswith("-")), "")
    headers = [rest[place + 1] for place, word in enumerate(rest[:-1]) if word == "--header"]
    pairs = dict(header.split(":", 1) for header in headers if ":" in header)
    return url, _authorization({key: value.strip() for key, value in pairs.items()})


def _authorization(headers: Any) -> Secret | None:
    if not isinstance(headers, Mapping):
        return None
    for key, value in headers.items():
        if isinstance(key, str) and key.casefold() == "authorization" and isinstance(value, str):
            return Secret(value)
    return None


def which(command: str) -> str | None:
    """Where a command is, if it can be started."""
    return shutil.which(command) or (command if os.access(command, os.X_OK) else None)
