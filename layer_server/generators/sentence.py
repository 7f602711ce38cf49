"""What a phrase means, as a vector: WordPiece and a small int8 MiniLM, with nothing else of ours.

The build loads this file by its path, so it imports only numpy and onnxruntime.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LONGEST_WORD = 100
_MOST_TOKENS = 64
"""Prompts beyond this say nothing more about which object is meant."""


_IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))


class WordPiece:
    """BERT's uncased tokeniser: words and punctuation, split greedily into known pieces."""

    def __init__(self, vocabulary: Path) -> None:
        pieces = vocabulary.read_text(encoding="utf-8").split("\n")
        self._ids = {piece: index for index, piece in enumerate(pieces) if piece}
        self._unknown = self._ids["[UNK]"]
        self._ends = (self._ids["[CLS]"], self._ids["[SEP]"])

    def encode(self, text: str) -> list[int]:
        """Token ids of ``text`` between the start and end marks."""
        ids: list[int] = []
        for word in _words(text):
            ids.extend(self._pieces(word))
            if len(ids) >= _MOST_TOKENS:
                break
        return [self._ends[0], *ids[:_MOST_TOKENS], self._ends[1]]

    def _pieces(self, word: str) -> list[int]:
        if len(word) > _LONGEST_WORD:
            return [self._unknown]
        ids: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = self._ids.get(("##" if start else "") + word[start:end])
                if piece is not None:
                    ids.append(piece)
                    start = end
                    break
            else:
                return [self._unknown]
        return ids


def _words(text: str) -> list[str]:
    """Lower-cased words without accents; punctuation and ideographs stand alone."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
    spaced: list[str] = []
    for c in plain:
        category = unicodedata.category(c)
        if c.isspace() or category.startswith("C"):
            spaced.append(" ")
        elif category.startswith("P") or (c.isascii() and not c.isalnum()) or _is_ideograph(c):
            spaced.append(f" {c} ")
        else:
            spaced.append(c)
    return "".join(spaced).split()


def _is_ideograph(c: str) -> bool:
    """Chinese characters, which are words by themselves; not kana, Hangul or other scripts."""
    return any(first <= ord(c) <= last for first, last in _IDEOGRAPHS)


class SentenceEncoder:
    """Unit vectors whose dot product is how alike two phrases are."""

    dimensions = 384

    def __init__(self, model: Path, vocabulary: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # one thread adds up in one order: the same bytes every time
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {item.name for item in self._session.get_inputs()}
        self._tokens = WordPiece(vocabulary)

    def encode(self, phrases: Sequence[str]) -> NDArray[np.float32]:
        """One unit row of 384 per phrase."""
        encoded = [self._tokens.encode(phrase) for phrase in phrases]
        longest = max(map(len, encoded))
        ids = np.zeros((len(encoded), longest), np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(encoded):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        feed = {"input_ids": ids, "attention_mask": mask}
        if "token_type_ids" in self._inputs:
            feed["token_type_ids"] = np.zeros_like(ids)
        hidden = np.asarray(self._session.run(None, feed)[0], np.float32)
        if hidden.ndim == 3:
            weight = mask[..., None].astype(np.float32)
            hidden = (hidden * weight).sum(1) / weight.sum(1)
        unit: NDArray[np.float32] = hidden / np.maximum(np.linalg.norm(hidden, axis=1, keepdims=True), 1e-9)
        return unit
