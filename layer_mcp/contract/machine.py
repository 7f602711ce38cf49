"""Which machine a data folder is served from, and whether its disk can be trusted with a lock.

Standard library only. Both ends need the same answers: the server writes them down, the client compares.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from layer_mcp.contract.data_folder import LOCK_FILE

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afpfs",
        "webdav",
        "9p",
        "lustre",
        "gpfs",
        "beegfs",
        "ceph",
        "glusterfs",
        "fuse.sshfs",
        "fuse.gcsfuse",
        "fuse.s3fs",
        "fuse.glusterfs",
        "fuse.rclone",
    }
)
"""File systems where an OS lock or SQLite's WAL does not reach every reader."""
LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
"""The hosts of a URL that are this machine and nothing else."""


def host_name() -> str:
    """The machine's node name."""
    return platform.node() or "localhost"


def boot_id() -> str:
    """An id of this boot of this machine or container; loopback addresses are only good within one.

    Containers of one machine share the kernel's boot id, so the process and network namespaces count too.
    """
    # The name of a laptop changes with its network, so it counts only where there is nothing better.
    parts = [_kernel_boot_id() or host_name()]
    for namespace in ("pid", "net"):
        try:
            parts.append(str(Path(f"/proc/self/ns/{namespace}").readlink()))
        except OSError:
            parts.append("")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _kernel_boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return _darwin_boot_id() if platform.system() == "Darwin" else ""


def _darwin_boot_id() -> str:
    import ctypes

    answer = ctypes.create_string_buffer(64)
    size = ctypes.c_size_t(len(answer))
    failed = ctypes.CDLL(None).sysctlbyname(
        b"kern.bootsessionuuid", answer, ctypes.byref(size), None, ctypes.c_size_t(0)
    )
    return "" if failed else answer.value.decode("ascii", "replace")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a folder's lock; the content of the lock file.

    Attributes:
        pid: its process, in its own process namespace.
        host: node name of its machine.
        boot_id: of its machine or container.
    """

    pid: int
    host: str
    boot_id: str

    @classmethod
    def me(cls) -> Owner:
        return cls(os.getpid(), host_name(), boot_id())

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine, in this container, since the last boot."""
        return self.boot_id == boot_id()

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, home: Path) -> Owner | None:
        """Who wrote the folder's lock file last. Not for the process that holds the lock: see ``hold_here``."""
        try:
            return cls.from_json((home / LOCK_FILE).read_text("utf-8"))
        except OSError:
            return None

    @classmethod
    def from_json(cls, text: str) -> Owner | None:
        """Read a lock file; None when it holds no owner (yet)."""
        try:
            raw = json.loads(text)
            return cls(int(raw["pid"]), str(raw["host"]), str(raw["boot_id"]))
        except (ValueError, KeyError, TypeError):
            return None


_held_here: set[tuple[int, str]] = set()


def hold_here(home: Path) -> None:
    """Note that this process holds the folder's lock, so that nobody in it opens the lock file again.

    A POSIX record lock falls when its process closes *any* descriptor of the file.
    """
    _held_here.add(_held_key(home))


def release_here(home: Path) -> None:
    """Note that this process has let go of the folder's lock."""
    _held_here.discard(_held_key(home))


def held_here(home: Path) -> bool:
    """Whether this very process (not its parent before a fork) holds the folder's lock."""
    return _held_key(home) in _held_here


def _held_key(home: Path) -> tuple[int, str]:
    return os.getpid(), os.path.realpath(home)


def network_file_system(folder: Path) -> str | None:
    """The type of the network file system that the folder is on, or None for a local disk.

    Only Linux can be asked without a process or a library of its own; elsewhere the answer is None.
    """
    if not sys.platform.startswith("linux"):
        return None
    try:
        mounts = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    return _type_of_mount(mounts, folder)


def _type_of_mount(mounts: list[str], folder: Path) -> str | None:
    target = folder.resolve()
    best, found = -1, None
    for line in mounts:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if target.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), fields[2]
    return found if found in NETWORK_FILE_SYSTEMS else None
