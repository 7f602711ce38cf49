"""Without the build data the error says how to get it."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.art import FLUENT_EMOJI, GAME_ICONS, ArtLibrary, ArtMissingError, art
from layer_server.generators.sentence import SentenceEncoder


def test_missing_folder_names_the_command(tmp_path):
    with pytest.raises(ArtMissingError, match="python -m build_data"):
        ArtLibrary(tmp_path / "nothing")


def test_half_a_folder_is_missing_too(tmp_path):
    (tmp_path / "names.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ArtMissingError, match="reinstall"):
        ArtLibrary(tmp_path)


def test_unknown_picture():
    with pytest.raises(KeyError, match="no-such-thing"):
        art().svg(GAME_ICONS, "no-such-thing")


def test_meanings_are_those_of_the_names():
    library = art()
    for collection in (GAME_ICONS, FLUENT_EMOJI):
        names = library.names(collection)
        rows = library.meanings(collection)
        assert rows.shape == (len(names), SentenceEncoder.dimensions)
        for index in (0, len(names) // 2, len(names) - 1):
            asked = library.encoder.encode([names[index].replace("-", " ")])[0]
            assert float(rows[index] @ asked) > 0.97


def test_tokens_are_those_of_bert():
    library = art()
    ids = library.encoder._tokens.encode("Crème-brûlée swordfish!")
    vocabulary = (library._folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    assert [vocabulary[i] for i in ids] == [
        "[CLS]",
        "cr",
        "##eme",
        "-",
        "br",
        "##ule",
        "##e",
        "sword",
        "##fish",
        "!",
        "[SEP]",
    ]
    assert np.isclose(np.linalg.norm(library.encoder.encode(["x"])), 1, atol=1e-5)
