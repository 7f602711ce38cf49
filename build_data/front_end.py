"""Builds the TypeScript parts: the JupyterLab extension and the widgets' front ends.

``python -m build_data.front_end [--force] [--link]`` by hand; the build hook calls ``build_front_end``.

Whether a build is needed is decided by the sources' content and not by times, which a checkout or an sdist does not
keep: a hash of everything under ``labextension/`` is left beside the built widgets, so that an sdist that carries the
built files makes a wheel without Node.js.
"""

from __future__ import annotations

import os
import shutil
import sys
from hashlib import sha256
from pathlib import Path

from build_data.npm import FRONT_END_NODE, Npm, NpmMissingError, find_npm

SOURCES = Path("labextension")
LAB_EXTENSION = Path("layer_nb") / "labextension"
WIDGETS = Path("layer_nb") / "static"
OUTPUTS = (
    LAB_EXTENSION / "package.json",
    LAB_EXTENSION / "install.json",
    LAB_EXTENSION / "static" / "style.js",
    WIDGETS / "gallery.js",
)
"""Files that a finished build has; not all of them, but at least one of each kind."""

INSTALLED_AS = Path("share") / "jupyter" / "labextensions" / "layer-nb"
"""Where JupyterLab looks for the extension, under a Python prefix."""

_STAMP = WIDGETS / "front-end.sha256"
_NOT_SOURCES = {"node_modules", "lib"}
_OLDEST_WORKING_NODE = 20


def is_current(root: Path) -> bool:
    """Whether the built files are there and were made from the sources as they are now."""
    stamp = root / _STAMP
    return (
        all((root / output).is_file() for output in OUTPUTS)
        and stamp.is_file()
        and stamp.read_text("ascii").strip() == _digest(root)
    )


def build_front_end(root: Path, *, force: bool = False) -> bool:
    """Build what ``labextension/`` holds into ``layer_nb/``; returns whether there was anything to do.

    Raises NpmMissingError where there is no Node.js, RuntimeError with npm's words where a step fails.
    """
    if not force and is_current(root):
        return False
    npm = _npm()
    sources = root / SOURCES
    _install_packages(npm, sources)
    npm.run(("run", "build"), sources)
    shutil.copyfile(sources / "install.json", root / LAB_EXTENSION / "install.json")
    write_stamp(root)
    return True


def write_stamp(root: Path) -> None:
    """Note that the built files were made from the sources as they are now."""
    (root / _STAMP).write_text(_digest(root) + "\n", "ascii")


def link_labextension(root: Path, prefix: Path) -> Path:
    """Let the JupyterLab of a Python prefix use the built extension in place; returns the link.

    An editable install copies the built files, and the copy goes stale with the next build. On Windows, where links
    need a privilege, the files are copied here too.
    """
    built = (root / LAB_EXTENSION).resolve()
    link = prefix / INSTALLED_AS
    if link.is_symlink():
        link.unlink()
    elif link.is_dir():
        shutil.rmtree(link)
    link.parent.mkdir(parents=True, exist_ok=True)
    if os.name == "nt":
        shutil.copytree(built, link)
    else:
        link.symlink_to(built, target_is_directory=True)
    return link


def _npm() -> Npm:
    try:
        return find_npm(FRONT_END_NODE)
    except NpmMissingError:
        # An older Node.js that is still able to build is better than none.
        return find_npm(_OLDEST_WORKING_NODE)


def _install_packages(npm: Npm, sources: Path) -> None:
    lock = sha256((sources / "package-lock.json").read_bytes()).hexdigest()
    installed = sources / "node_modules" / ".layer-lock"
    if not (installed.is_file() and installed.read_text("ascii") == lock):
        npm.run(("ci", "--no-audit", "--no-fund"), sources)
        installed.write_text(lock, "ascii")


def _digest(root: Path) -> str:
    sources = root / SOURCES
    digest = sha256()
    for entry in sorted(sources.iterdir()):
        if entry.name in _NOT_SOURCES or entry.name.startswith("."):
            continue
        for path in [entry] if entry.is_file() else sorted(entry.rglob("*.*")):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(sources).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def main() -> None:
    root = Path(__file__).resolve().parent.parent
    arguments = sys.argv[1:]
    built = build_front_end(root, force="--force" in arguments)
    sys.stdout.write("Built the front ends.\n" if built else "The front ends are current.\n")
    if "--link" in arguments:
        link = link_labextension(root, Path(sys.prefix))
        sys.stdout.write(f"JupyterLab finds the extension at {link}\n")


if __name__ == "__main__":
    main()
