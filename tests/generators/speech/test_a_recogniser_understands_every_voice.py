"""An offline recogniser reads what every voice says; it needs pocketsphinx, which is no dependency."""

from __future__ import annotations

import re

import numpy as np
import pytest

from layer_server.generators.speech.speaking import speak
from layer_server.generators.speech.voices import VOICES

pytestmark = pytest.mark.slow

LINES = """
Welcome traveller. The old gate opens only at midnight.
You have three gold coins left, so choose wisely.
The king is waiting for you in the great hall.
Do not open the door until the sun goes down.
We must leave the city before the enemy arrives.
I have been looking for this book for many years.
There is a small village on the other side of the river.
Take this sword and protect the people of the north.
She asked him why he had come back so late.
Please listen to me very carefully.
"""
MOST_ERRORS = {"heart": 0.08, "deep": 0.2, "warm": 0.2, "young": 0.2, "whisper": 0.2}
"""Words wrong of all words; the characters may have more."""
MOST_ERRORS_OF_A_CHARACTER = 0.33


@pytest.mark.parametrize("voice", VOICES)
def test_it_is_understood(voice: str) -> None:
    decoder = pytest.importorskip("pocketsphinx").Decoder(samprate=16_000, loglevel="FATAL")
    wrong = total = 0
    for line in LINES.strip().splitlines():
        samples = speak(line, voice).samples
        at = np.arange(0, len(samples), 1.5)
        pcm = (np.interp(at, np.arange(len(samples)), samples) * 32767).astype(np.int16).tobytes()
        decoder.start_utt()
        decoder.process_raw(pcm, full_utt=True)
        decoder.end_utt()
        heard = decoder.hyp().hypstr if decoder.hyp() else ""
        words = _words(line)
        wrong += _edits(words, _words(heard))
        total += len(words)
    assert wrong / total <= MOST_ERRORS.get(voice, MOST_ERRORS_OF_A_CHARACTER), f"{wrong} of {total}"


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def _edits(wanted: list[str], heard: list[str]) -> int:
    """Levenshtein's distance in words."""
    row = list(range(len(heard) + 1))
    for index, word in enumerate(wanted, 1):
        before, row[0] = row[:], index
        for column, other in enumerate(heard, 1):
            row[column] = min(before[column] + 1, row[column - 1] + 1, before[column - 1] + (word != other))
    return row[-1]
