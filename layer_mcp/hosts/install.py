"""Adding Layer to a host: an edit of its file that loses nothing, or its own command."""

from __future__ import annotations

import contextlib
import difflib
import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.contract.redact import Secret, redact
from layer_mcp.hosts import formats
from layer_mcp.hosts.catalog import Host
from layer_mcp.hosts.destination import PLACEHOLDER, Destination, Remote
from layer_mcp.hosts.found import load, name_in, understand
from layer_mcp.hosts.guide import entry_of, own_command, shell
from layer_mcp.hosts.locations import Scope

_BOM = b"\xef\xbb\xbf"
_OWN_COMMAND_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one file that has not been made yet.

    Attributes:
        before: the file's bytes; None where there is no file yet.
        token: what must not be shown of it.
    """

    path: Path
    before: bytes | None = field(repr=False)
    after: bytes = field(repr=False)
    token: Secret | None = None

    @property
    def changes(self) -> bool:
        return self.before != self.after

    def diff(self) -> str:
        """The change, without tokens."""
        old, new = (raw.decode("utf-8-sig").splitlines() for raw in (self.before or b"", self.after))
        lines = difflib.unified_diff(old, new, str(self.path), str(self.path), lineterm="")
        text = "\n".join(lines)
        if self.token is not None:
            text = text.replace(self.token.reveal(), PLACEHOLDER)
        return redact(text)


def uses_own_command(host: Host, destination: Destination, scope: Scope | None) -> bool:
    """Whether the host is told by its own command: where the page gives a command and no file.

    A token goes into the file all the same: a command line is there for every user of the machine to see.
    """
    return not host.on_page and scope is None and destination.way != "pat"


def plan(host: Host, destination: Destination, scope: Scope | None = None, *, replace: bool = False) -> Edit:
    """The edit that puts Layer into the host's file.

    Args:
        scope: the page's by default.
        replace: whether another entry of that name may be replaced.

    Raises:
        InvalidInputs: when the host has no such file, the file is broken, or it has another entry of that name.
    """
    entry = entry_of(host, destination)
    path = _file(host, scope)
    assert host.file is not None
    before, text = None, ""
    try:
        if path.exists():
            before, text = load(path)
        configuration = formats.read(host.file.format, text)
        name = name_in(configuration, host.file.keys) or host.entry_name
        held = formats.get(configuration, (*host.file.keys, name))
        if held is not None and held != entry and not replace:
            raise InvalidInputs(
                f"{path} has another entry named {name}: {understand(held).in_words}.",
                remedy="Look at the change with --dry-run --force, and replace it with --force; nothing was changed.",
            )
        edited = formats.put(host.file.format, text, (*host.file.keys, name), entry)
    except formats.Unreadable as error:
        raise InvalidInputs(
            f"{path} cannot be edited: {error}.",
            remedy=f"Mend it there, or add the entry by hand (`layer hosts show {host.name}`); nothing was changed.",
        ) from None
    bom = _BOM if before is not None and before.startswith(_BOM) else b""
    token = destination.token if isinstance(destination, Remote) else None
    return Edit(path, before, bom + edited.encode(), token)


def make(edit: Edit) -> Path | None:
    """Make the edit, as a whole or not at all.

    Returns:
        The backup; None where nothing was there or nothing changes.

    Raises:
        LayerError: when the file has changed since the edit was planned.
    """
    if not edit.changes:
        return None
    # A link stays a link: what it points to is edited.
    path = Path(os.path.realpath(edit.path))
    path.parent.mkdir(parents=True, exist_ok=True)
    now = path.read_bytes() if path.exists() else None
    if now != edit.before:
        raise LayerError(
            f"{path} was changed by another program meanwhile.", remedy="Run it again; nothing was changed."
        )
    mode = stat.S_IMODE(path.stat().st_mode) if edit.before is not None else _new_mode(edit)
    backup = _back_up(path, edit.before, mode) if edit.before is not None else None
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(edit.after)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return backup


def others_can_read(path: Path) -> bool:
    """Whether other users of this machine may read a file."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))


def run_own_command(host: Host, destination: Destination) -> str:
    """Run the host's own command.

    Returns:
        What it said, without tokens.

    Raises:
        LayerError: when the program is not installed, or refuses; with the command to type.
    """
    argv = own_command(host, destination)
    assert argv is not None, "asked only of hosts with a command"
    program = shutil.which(argv[0])
    if program is None:
        raise LayerError(
            f"{host.title}'s program `{argv[0]}` is not on the path.",
            remedy=f"Install it, then run: {shell(argv)}",
        )
    try:
        done = subprocess.run(  # noqa: S603  the host's own program, with arguments that we made
            [program, *argv[1:]],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=_OWN_COMMAND_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise LayerError(
            f"`{argv[0]}` did not end within {_OWN_COMMAND_SECONDS:.0f} s.",
            remedy=f"Run it yourself: {shell(argv)}",
        ) from None
    said = redact(f"{done.stdout}\n{done.stderr}".strip())
    if done.returncode:
        raise LayerError(f"`{argv[0]} mcp add` refused: {said}", remedy=f"The command was: {shell(argv)}")
    return said


def _file(host: Host, scope: Scope | None) -> Path:
    if host.file is None:
        raise InvalidInputs(
            f"{host.title} has no configuration file that could be edited.",
            remedy=f"Follow the steps of `layer hosts show {host.name}`.",
        )
    scope = scope or ("project" if host.project_first else "user")
    try:
        path = host.file.path(scope)
    except LookupError as error:
        raise InvalidInputs(
            f"{host.title}: {error}.", field="scope", remedy="Leave --project out; nothing was changed."
        ) from None
    if scope == "project" and not path.resolve().is_relative_to(Path.cwd().resolve()):
        # A link that came with somebody else's project must not say where a token goes.
        raise InvalidInputs(
            f"{path} is a link that leads out of the project, to {path.resolve()}.",
            remedy="Remove the link, or use --user; nothing was changed.",
        )
    return path


def _new_mode(edit: Edit) -> int:
    if edit.token is not None:
        return 0o600
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _back_up(path: Path, content: bytes, mode: int) -> Path:
    # The local time: a person looks for it.
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    for suffix in _suffixes():
        backup = path.with_name(f"{path.name}.bak-{stamp}{suffix}")
        try:
            handle = os.open(backup, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        except FileExistsError:
            continue
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        return backup
    raise LayerError(
        f"No backup of {path} could be made.", remedy="Remove old *.bak-* files; nothing was changed."
    )


def _suffixes() -> Sequence[str]:
    return ["", *(f"-{number}" for number in range(1, 100))]
