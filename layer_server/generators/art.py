"""Opens the build data: pictures by name, what their names mean, and the sentence encoder.

Everything is opened when first used and kept for the life of the process.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from layer_mcp.contract.errors import FeatureDisabled
from layer_server.generators.sentence import SentenceEncoder

GAME_ICONS = "game-icons"
FLUENT_EMOJI = "fluent-emoji-flat"
SHADED_EMOJI = "fluent-emoji"

_DATA = Path(__file__).parent / "data"


class ArtMissingError(FeatureDisabled):
    """The build data is not there; the remedy says how to get it."""

    def __init__(self) -> None:
        super().__init__(
            "The generators' art is not installed.",
            remedy="In a clone, run `python -m build_data`; otherwise reinstall with "
            "`pip install --force-reinstall layer-nb`.",
        )

    def __reduce__(self) -> tuple[type[ArtMissingError], tuple[()]]:
        return ArtMissingError, ()


def archive(name: str, folder: Path = _DATA) -> sqlite3.Connection:
    """One of the build data's SQLite files, to read only. Raises ArtMissingError."""
    path = folder / name
    if not path.is_file():
        raise ArtMissingError
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


class ArtLibrary:
    """The pictures and their meanings.

    Args:
        folder: the data folder that the build made.

    Raises:
        ArtMissingError: the folder is missing or incomplete.
    """

    def __init__(self, folder: Path = _DATA) -> None:
        self._folder = folder
        try:
            names: dict[str, list[str]] = json.loads((folder / "names.json").read_text(encoding="utf-8"))
            self._database = archive("art.sqlite", folder)
        except (OSError, ValueError) as error:
            raise ArtMissingError from error
        self._names = names
        starts = np.cumsum([0, *map(len, names.values())])
        self._rows = {name: slice(starts[i], starts[i + 1]) for i, name in enumerate(names)}

    def names(self, collection: str) -> list[str]:
        """The collection's picture names, in the order of the rows of `meanings`."""
        return self._names[collection]

    def svg(self, collection: str, name: str) -> str:
        """One picture as SVG text. Raises KeyError where there is none of that name."""
        row = self._database.execute(
            "SELECT svg FROM art WHERE collection = ? AND name = ?", (collection, name)
        ).fetchone()
        if row is None:
            raise KeyError(f"{collection} has no picture named {name!r}")
        return zlib.decompress(row[0]).decode("utf-8")

    def meanings(self, collection: str) -> NDArray[np.float32]:
        """One unit row of 384 per picture of the collection."""
        return self._meanings[self._rows[collection]]

    @cached_property
    def _meanings(self) -> NDArray[np.float32]:
        rows = np.load(self._folder / "meanings.npy", allow_pickle=False).astype(np.float32)
        unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    @cached_property
    def encoder(self) -> SentenceEncoder:
        """Says what a phrase means, in the space of `meanings`."""
        return SentenceEncoder(self._folder / "sentence.onnx", self._folder / "vocabulary.txt")


@lru_cache(maxsize=1)
def art() -> ArtLibrary:
    """The installed art. Raises ArtMissingError."""
    return ArtLibrary()
