"""Voices differ, speed is honoured, loudness is right, and the times that come with it are those of the sound."""

from __future__ import annotations

import socket
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import Cancelled, GenerationRequest
from layer_server.generators.speech.speaking import LOUDNESS, speak
from layer_server.generators.speech.speech_card import LONGEST_SCRIPT, SPEECH
from layer_server.generators.speech.visemes import MOUTHS, VISEMES
from layer_server.generators.speech.voices import VOICES

LINE = "The old gate opens only at midnight, and we are late."


def test_voices_have_the_pitch_that_they_say(pitch) -> None:
    middle = {
        voice: float(np.median(pitch(speak(LINE, voice).samples)))
        for voice in ("heart", "deep", "child", "robot")
    }
    assert 85 < middle["deep"] < 145 < 170 < middle["heart"] < 250 < middle["child"]
    robot = np.log2(pitch(speak(LINE, "robot").samples) / 120) % 1  # the meter may be an octave off
    assert np.mean(np.minimum(robot, 1 - robot) < 0.05) > 0.9


@pytest.mark.parametrize("voice", VOICES)
def test_every_voice_is_as_loud_and_does_not_clip(voice, spoken, samples) -> None:
    output = spoken("Halt! Who goes there?", voice=voice)[0]
    heard = samples(output)
    assert output.metadata["voice"] == voice
    assert abs(output.metadata["lufs"] - LOUDNESS) < 1
    assert output.metadata["true_peak_db"] <= -0.9
    assert abs(float(heard.mean())) < 0.003
    assert output.metadata["duration_seconds"] == pytest.approx(len(heard) / 24_000, abs=0.001)


def test_speed_changes_the_length_and_not_the_pitch(pitch) -> None:
    slow, plain, fast = (speak(LINE, speed=speed) for speed in (0.5, 1.0, 2.0))
    assert 1.6 < slow.seconds / plain.seconds < 2.2
    assert 1.6 < plain.seconds / fast.seconds < 2.2
    assert np.median(pitch(fast.samples)) == pytest.approx(np.median(pitch(slow.samples)), rel=0.15)


def test_stability_is_how_alike_takes_are(spoken) -> None:
    def spread(stability: float) -> float:
        return float(
            np.std([o.metadata["duration_seconds"] for o in spoken(LINE, 1, 4, stability=stability)])
        )

    assert spread(1.0) < 0.02 < spread(0.0)


def test_words_and_mouths_are_in_time(spoken, samples, timing) -> None:
    output = spoken('say "Welcome home. Boom!"')[0]
    heard, times = samples(output), timing(output)
    assert [word["text"] for word in times["words"]] == ["Welcome", "home", "Boom"]
    assert all(a["end"] <= b["start"] + 1e-6 for a, b in pairwise(times["words"]))
    assert [each["text"] for each in times["sentences"]] == ["Welcome home.", "Boom!"]

    def level(start: float, end: float) -> float:
        return float(np.sqrt(np.mean(heard[int(start * 24_000) : int(end * 24_000)] ** 2)))

    pause = level(times["words"][1]["end"] + 0.1, times["words"][2]["start"] - 0.1)
    assert all(level(word["start"], word["end"]) > 20 * pause for word in times["words"])
    mouths = times["mouths"]
    assert mouths[0]["start"] == 0
    assert mouths[-1]["end"] == pytest.approx(len(heard) / 24_000, abs=0.002)
    assert all(a["end"] == b["start"] for a, b in pairwise(mouths))
    assert {mouth["viseme"] for mouth in mouths} <= set(VISEMES) == set(MOUTHS)
    boom = [m["viseme"] for m in mouths if m["start"] >= times["words"][2]["start"] - 0.01]
    assert boom[:3] == ["PP", "U", "PP"]
    assert all(0 <= mouth["energy"] <= 1 for mouth in mouths)


def test_the_same_seed_gives_the_same_bytes_here_and_elsewhere(spoken) -> None:
    batch = spoken("Hello there.", 3, 2, voice="ghost")
    assert batch[1].data == spoken("Hello there.", 4, voice="ghost")[0].data
    assert batch[0].data != batch[1].data
    program = (
        "import hashlib, numpy as np\n"
        "from layer_server.generators.card import GenerationRequest as R\n"
        "from layer_server.generators.speech.speech import generate\n"
        "r = R('Hello there.', 3, 1, {'speed': 1.0, 'stability': 0.5, 'voice': 'ghost'}, model='speech')\n"
        "o = generate(r, np.random.default_rng(3), lambda f, s: None, lambda: False)[0]\n"
        "print(hashlib.sha256(o.data + b''.join(p.data for p in o.parts)).hexdigest())"
    )
    import hashlib

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    here = hashlib.sha256(batch[0].data + b"".join(part.data for part in batch[0].parts)).hexdigest()
    assert said.strip() == here


def test_long_scripts_are_read_in_parts(spoken, timing) -> None:
    runs_on = "and so we walked " * 60
    output = spoken(runs_on + ". " + "x" * 500, stability=1.0)[0]
    assert len([w for w in timing(output)["words"] if w["text"] == "walked"]) == 60


def test_nothing_reaches_the_network(spoken, monkeypatch) -> None:
    from layer_server.generators.speech import acoustics

    def refuse(*_args: object) -> None:
        raise AssertionError("the network was reached for")

    acoustics._engine.cache_clear()
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr("urllib.request.urlopen", refuse)
    for voice in VOICES:
        assert spoken("Hi.", voice=voice)


@pytest.mark.parametrize("prompt", ["こんにちは世界", "😀😀", "...!?", "[pause 3s]", "Привет, мир"])
def test_what_cannot_be_read_is_refused_in_a_sentence(prompt, spoken) -> None:
    with pytest.raises(InvalidInputs, match="reads English"):
        spoken(prompt)


def test_other_languages_are_said(spoken) -> None:
    metadata = spoken("Bonjour, je suis le roi et vous êtes dans mon château")[0].metadata
    assert metadata["match"] == "weak"
    assert "French" in metadata["note"]
    assert "note" not in spoken("The café is naïve, señor.")[0].metadata


def test_a_prompt_without_words_to_say_is_told_so(spoken) -> None:
    assert "writes nothing itself" in spoken("a king's speech before the battle")[0].metadata["note"]


def test_too_much_is_refused(spoken) -> None:
    with pytest.raises(InvalidInputs, match="3,000 are read at once"):
        spoken("a " * LONGEST_SCRIPT)


def test_it_stops_when_it_is_told_to() -> None:
    asked = iter([False, False, True])
    request = GenerationRequest(
        "One. Two. Three. Four.", 1, 1, {"speed": 1.0, "stability": 0.5}, model="speech"
    )
    stages: list[str] = []
    with pytest.raises(Cancelled):
        SPEECH.load()(
            request, np.random.default_rng(1), lambda _, stage: stages.append(stage), lambda: next(asked)
        )
    assert stages == ["speaking sentence 1 of 4", "speaking sentence 2 of 4"]
