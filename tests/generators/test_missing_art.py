"""Without the build data the error says how to get it."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from layer_server.generators.art import FLUENT_EMOJI, GAME_ICONS, ArtLibrary, ArtMissingError, art
from layer_server.generators.sentence import SentenceEncoder
from layer_server.runs import worker


def test_missing_folder_names_the_command(tmp_path):
    with pytest.raises(ArtMissingError) as caught:
        ArtLibrary(tmp_path / "nothing")
    assert "python -m build_data" in caught.value.remedy
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), again.message, again.remedy) == (
        ArtMissingError,
        caught.value.message,
        caught.value.remedy,
    )


def test_half_a_folder_is_missing_too(tmp_path):
    (tmp_path / "names.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ArtMissingError) as caught:
        ArtLibrary(tmp_path)
    assert "reinstall" in caught.value.remedy


def test_a_run_without_art_fails_with_that_sentence(tmp_path, monkeypatch):
    def missing():
        raise ArtMissingError

    monkeypatch.setattr("layer_server.generators.image.icon.art", missing)
    failed = worker.generate(
        worker.Job(
            slug="icon",
            generator="layer_server.generators.image.icon:generate",
            extra="image",
            prompt="sword",
            seed=1,
            batch_size=1,
            parameters={"width": 64, "height": 64},
            staging=str(tmp_path / "staging"),
        )
    )
    assert failed["error"]["code"] == "FEATURE_DISABLED"
    assert "python -m build_data" in failed["error"]["message"]
    assert "prompt" not in failed["error"]["message"]


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
