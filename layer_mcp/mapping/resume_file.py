"""The resume file of a map: what was asked for under which key, which run that is, and how it ended.

JSON lines, only ever appended, each on the disk before the next step is taken: an item's line with its request key is
there before its submit leaves. So a process may be killed at any moment. The first line says what the file is for.
No address and no token gets in.

    {"layer_map": 1, "kind": "forge", "target": …, "workspace": …, "shared": …}
    {"item": "5f0c…", "key": "b1a7…", "cu": 4}         about to be submitted
    {"item": "5f0c…", "key": "b1a7…", "run": "0c53…"}
    {"item": "5f0c…", "key": "b1a7…", "end": "succeeded", "cu": 4}
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.contract.money import wire_to_cu

if TYPE_CHECKING:
    from filelock import FileLock

VERSION = 1
_HEADER = "layer_map"
_FIRST_BYTES = b'{"layer_map":'
NOT_STARTED = frozenset({"refused", "lost"})
"""Ends of a submit that never became a run."""


class ResumeFileInUse(LayerError):
    """Another map has this file open."""

    code = "RESUME_FILE_IN_USE"
    status = 409
    default_remedy = "Wait for it to end, or use another file. Nothing was started."


class ResumeFileUnusable(LayerError):
    """The file cannot be written or read."""

    code = "RESUME_FILE_UNUSABLE"
    status = 507


@dataclass(slots=True)
class Known:
    """What the file says of one item: of its latest try.

    Attributes:
        end: ``succeeded``, ``failed``, ``cancelled``, ``refused`` or ``lost``; None where nobody saw one.
        cu: the price, and once it is over the charge.
    """

    key: str
    run_id: str | None = None
    end: str | None = None
    cu: Decimal = Decimal(0)


class ResumeFile:
    """One open resume file.

    Args:
        path: made if it is not there.
        header: ``kind``, ``target``, ``workspace`` and ``shared``.

    Attributes:
        known: by item, what happened so far.
        shared_differs: whether the file was begun with other shared parameters.

    Raises:
        ResumeFileInUse: when another map, of any process, has it open.
        InvalidInputs: when it is no such file, or is one of another server, workspace or workflow.
    """

    def __init__(self, path: str | Path, header: Mapping[str, str]) -> None:
        self.path = Path(path).expanduser().absolute()
        self.known: dict[str, Known] = {}
        self.shared_differs = False
        self._lock = _locked(self.path)
        self._made = not self.path.exists()
        try:
            lines, whole = _read(self.path)
            if lines:
                self._check(lines[0], header)
                for line in lines[1:]:
                    self._learn(line)
            self._descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o600)
            os.truncate(self._descriptor, whole)  # a line that was cut off by a crash is no line
            os.lseek(self._descriptor, whole, os.SEEK_SET)
            if not lines:
                self._append({_HEADER: VERSION, **header})
                _sync_folder(self.path.parent)
        except OSError as error:
            self._lock.release()
            raise _unusable(self.path, error) from error
        except BaseException:
            self._lock.release()
            raise

    def intend(self, item: str, key: str, price: Decimal) -> None:
        """About to be submitted under a key."""
        self._note({"item": item, "key": key, "cu": float(price)})

    def started(self, item: str, key: str, run_id: str) -> None:
        """It is a run."""
        self._note({"item": item, "key": key, "run": run_id})

    def ended(self, item: str, key: str, end: str, charge: Decimal | None) -> None:
        """It is over, or never became a run."""
        self._note({"item": item, "key": key, "end": end, "cu": float(charge or 0)})

    def close(self) -> None:
        """Let others have it. One that was not there before, and in which nothing was noted, goes again."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
            if self._made and not self.known:
                self.path.unlink(missing_ok=True)
            self._lock.release()

    def _note(self, line: Mapping[str, Any]) -> None:
        try:
            self._append(line)
        except OSError as error:
            raise _unusable(self.path, error) from error
        self._learn(line)

    def _append(self, line: Mapping[str, Any]) -> None:
        data = json.dumps(line, ensure_ascii=False).encode() + b"\n"
        while data:
            data = data[os.write(self._descriptor, data) :]
        os.fsync(self._descriptor)

    def _learn(self, line: Mapping[str, Any]) -> None:
        item, key = str(line.get("item")), str(line.get("key"))
        known = self.known.get(item)
        if known is None or known.key != key:
            known = self.known[item] = Known(key)
        if isinstance(line.get("run"), str):
            known.run_id = line["run"]
        if isinstance(line.get("end"), str):
            known.end = line["end"]
        if isinstance(line.get("cu"), int | float):
            known.cu = wire_to_cu(line["cu"])

    def _check(self, found: Mapping[str, Any], header: Mapping[str, str]) -> None:
        version = found.get(_HEADER)
        if not isinstance(version, int):
            raise _foreign(self.path)
        if version > VERSION:
            raise InvalidInputs(
                f"{self.path} was written by a newer layer-nb.",
                field="resume",
                remedy="Update layer-nb, or name another file. Nothing was started.",
            )
        for name, noun in (("target", "server"), ("workspace", "workspace"), ("kind", "kind of run")):
            if found.get(name) != header[name]:
                raise InvalidInputs(
                    f"{self.path} was begun for another {noun}: {found.get(name)}, and this is {header[name]}.",
                    field="resume",
                    value=str(self.path),
                    remedy="Name another file, or go on where it was begun. Nothing was started.",
                )
        self.shared_differs = found.get("shared") != header["shared"]


def _read(path: Path) -> tuple[list[dict[str, Any]], int]:
    """The lines of a file, and how many of its bytes are whole lines."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return [], 0
    whole = data.rfind(b"\n") + 1
    if not whole and not _FIRST_BYTES.startswith(data[: len(_FIRST_BYTES)]):
        raise _foreign(path)  # without a line of ours: not the beginning that a crash has cut off
    lines = []
    for number, line in enumerate(data[:whole].splitlines(), 1):
        try:
            read = json.loads(line)
        except ValueError:
            read = None
        if not isinstance(read, dict):
            raise InvalidInputs(
                f"Line {number} of {path} cannot be read.",
                field="resume",
                value=str(path),
                remedy="Mend that line, or name another file. Nothing was started.",
            )
        lines.append(read)
    return lines, whole


def _foreign(path: Path) -> InvalidInputs:
    return InvalidInputs(
        f"{path} is no resume file of a map.",
        field="resume",
        value=str(path),
        remedy="Name another file; it is made. Nothing was started.",
    )


def _locked(path: Path) -> FileLock:
    from filelock import FileLock, Timeout

    place = path.with_name(f".{path.name}.lock")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(place, timeout=0, thread_local=False)  # opened and closed on different threads
        lock.acquire()
    except Timeout:
        raise ResumeFileInUse(f"{path} is in use by another map.", field="resume", value=str(path)) from None
    except OSError as error:
        raise _unusable(path, error) from error
    return lock


def _sync_folder(folder: Path) -> None:
    """The new name is on the disk too, where a folder can be told to be."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unusable(path: Path, error: OSError) -> ResumeFileUnusable:
    return ResumeFileUnusable(
        f"The resume file {path} cannot be used: {error.strerror or error}.",
        remedy="Name a file in a folder that can be written; what was started is in `layer runs`.",
    )
