"""The meanings of all picture names: unit vectors of the sentence encoder, as int8."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType


def meanings(root: Path, folder: Path, names: Sequence[str]) -> None:
    """Write ``meanings.npy`` into ``folder`` from the model and vocabulary that are already there."""
    import numpy as np

    encoder = _sentence_module(root).SentenceEncoder(folder / "sentence.onnx", folder / "vocabulary.txt")
    phrases = [name.replace("-", " ") for name in names]
    by_length = sorted(range(len(phrases)), key=lambda index: (len(phrases[index]), index))
    rows = np.zeros((len(phrases), encoder.dimensions), np.int8)
    for start in range(0, len(by_length), 64):
        chosen = by_length[start : start + 64]
        vectors = encoder.encode([phrases[index] for index in chosen])
        rows[chosen] = np.clip(np.rint(vectors * 127 * SCALE), -127, 127).astype(np.int8)
    np.save(folder / "meanings.npy", rows, allow_pickle=False)


SCALE = 3.0
"""Components of a unit vector of 384 stay well under a third; this uses int8's range better."""


def _sentence_module(root: Path) -> ModuleType:
    """The product's own encoder, loaded by its path: its package need not be installed to build it."""
    path = root / "layer_server" / "generators" / "sentence.py"
    spec = importlib.util.spec_from_file_location("_layer_build_sentence", path)
    if spec is None or spec.loader is None:
        raise RuntimeError(f"{path.name} could not be loaded.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
