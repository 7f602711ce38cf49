"""The score itself: chords of the key, tunes that can be sung, forms that return, parts within their range."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.audio.music.compose import compose
from layer_server.generators.audio.music.midi import encode_midi
from layer_server.generators.audio.music.plan import read
from layer_server.generators.audio.music.sampler import Sampler
from layer_server.generators.audio.music.styles import STYLES
from layer_server.generators.audio.music.synthesisers import SYNTHESISERS
from layer_server.generators.audio.music.theory import SCALES, at_rest, chord, tones, voiced


def score(prompt: str, seconds: float = 40, seed: int = 3, loop: bool = True):
    return compose(read(prompt), seconds, np.random.default_rng(seed), loop=loop)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_kind_composes_within_its_own_bounds(style):
    piece = score(style.name)
    assert piece.beats * 60 / piece.tempo == pytest.approx(40)
    assert style.tempo[0] * 0.92 <= piece.tempo <= style.tempo[1] * 1.09
    tune = next(part for part in piece.parts if part.stem == "melody")
    assert len(tune.notes) >= 8
    for part in piece.parts:
        assert all(0 <= note.start < piece.beats + 0.5 and note.length > 0 for note in part.notes)
        assert all(0 < note.velocity <= 1 for note in part.notes)
        if not part.instrument.endswith(" kit") and part.instrument not in SYNTHESISERS:
            assert np.abs(Sampler(part.instrument).sound(part.notes[0].pitch, 0.7, 0.1)).max() > 0


@pytest.mark.parametrize("prompt", ["calm exploration", "battle", "tavern", "synthwave", "menu", "jazz"])
def test_tunes_are_of_the_key_and_move_by_steps(prompt):
    piece = score(prompt)
    scale = {(piece.tonic + step) % 12 for step in SCALES[piece.mode]}
    notes = [note for part in piece.parts if part.stem == "melody" for note in part.notes][:60]
    assert np.mean([note.pitch % 12 in scale for note in notes]) > 0.75
    tune = next(part for part in piece.parts if part.stem == "melody").notes
    leaps = np.abs(np.diff([note.pitch for note in tune]))
    assert np.median(leaps) <= 4
    assert leaps.max() <= 16


def test_the_first_phrase_comes_back():
    piece = score("calm exploration", seconds=60)
    assert piece.sections[0][1] == piece.sections[1][1] == "A"
    tune = next(part for part in piece.parts if part.stem == "melody").notes
    second = piece.sections[1][0]

    def opening(start):
        return [
            (round(n.start - start, 3), n.pitch) for n in tune if start <= n.start < start + 2 * piece.meter
        ]

    assert opening(0.0) == opening(second)
    assert opening(0.0)


def test_what_is_no_loop_ends_at_home():
    piece = score("epic orchestral", loop=False)
    assert piece.chords[-1][1].startswith(("C", "D", "E", "F", "G", "A", "B"))
    from layer_server.generators.audio.music.theory import NOTE_NAMES

    assert piece.chords[-1][1].rstrip("m").startswith(NOTE_NAMES[piece.tonic])


def test_chords_are_what_their_numerals_say():
    assert chord("V7").classes == (7, 11, 2, 5)
    assert chord("bVI").classes == (8, 0, 3)
    assert chord("ii7").name(0) == "Dm7"
    with pytest.raises(ValueError, match="no chord"):
        chord("H")
    assert 11 in tones(SCALES["minor"], chord("V"))
    assert 10 not in tones(SCALES["minor"], chord("V"))
    first = voiced(chord("I"), 0, ())
    assert max(abs(a - b) for a, b in zip(first, voiced(chord("vi"), 0, first), strict=False)) <= 4


def test_wishes_are_granted():
    piece = score("village music with flute, no drums, in D major, 100 bpm")
    assert piece.tonic == 2
    assert piece.mode == "major"
    assert piece.tempo == pytest.approx(100, rel=0.03)
    assert any(part.instrument == "flute" and part.stem == "melody" for part in piece.parts)
    assert all(part.stem != "drums" for part in piece.parts)
    assert {part.instrument for part in score("solo piano, sad").parts} == {"piano"}


def test_recordings_are_in_tune():
    """A sustained note's strongest overtones lie on its pitch, in loops that recordings end with too."""
    for name, pitch in (
        ("tuba", 42),
        ("vibraphone", 82),
        ("flute", 79),
        ("trumpet", 68),
        ("piano", 64),
        ("cello", 50),
    ):
        wave = Sampler(name).sound(pitch, 0.75, 1.2)[4_000:20_384]
        spectrum = np.abs(np.fft.rfft(wave * np.hanning(16_384), 1 << 18))
        peak = np.argmax(spectrum) * 44_100 / (1 << 18) / (440 * 2 ** ((pitch - 69) / 12))
        assert abs(1200 * np.log2(peak / round(peak))) < 20, name


def test_the_midi_file_has_every_note():
    piece = score("8-bit chiptune")
    data = encode_midi(piece)
    assert data[:4] == b"MThd"
    assert data.count(b"MTrk") == 1 + len(piece.parts)
    assert data == encode_midi(score("8-bit chiptune"))
    place, tracks = 14, 0
    while place < len(data):
        assert data[place : place + 4] == b"MTrk"
        place += 8 + int.from_bytes(data[place + 4 : place + 8], "big")
        assert data[place - 3 : place] == b"\xff\x2f\x00"
        tracks += 1
    assert tracks == int.from_bytes(data[10:12], "big")


@pytest.mark.parametrize("key", ["", "in F major", "in D minor"])
def test_every_kind_comes_home_in_every_key(key):
    for style in STYLES:
        for seed in range(3):
            piece = score(f"{style.name} {key}", seconds=12, seed=seed, loop=False)
            assert piece.chords
    assert at_rest("Imaj7") == chord("I")
    assert at_rest("i7") == chord("i")
    assert at_rest("Iadd9") == chord("Iadd9")
