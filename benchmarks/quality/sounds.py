"""Scores and spectrogram sheets of what can be heard: loudness, true peak, length, loops, speech that is understood.

``python -m benchmarks.quality.sounds``; speech is read back by ``pocketsphinx`` (``pip install "layer-nb[dev]"``).
All is measured on the files, not taken from what they say of themselves. Nothing here says how it sounds to a person.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import mean, median

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality import spectrogram
from benchmarks.quality.again import differ_elsewhere
from benchmarks.quality.making import OUT, Asset, make_all
from benchmarks.quality.report import write
from benchmarks.quality.sheets import save, sheet
from layer_server.generators.audio.effects.families import FAMILIES
from layer_server.generators.audio.loudness import lufs, true_peak
from layer_server.generators.audio.samples import RATE
from layer_server.generators.speech.level import loudness

ASKED_SECONDS = 2.5
"""Of the sounds whose length is asked for."""

MUSIC_SECONDS = 20
LOOP_SECONDS = 8

Samples = NDArray[np.float32]


def sounds() -> dict[str, object]:
    made = make_all("sound", "sounds")
    _sheet("sounds", made)
    exact = make_all("sound", "sounds", duration_seconds=ASKED_SECONDS)
    looped = make_all("sound", "sounds", duration_seconds=ASKED_SECONDS, loop=True)
    return _levels(made) | {
        "said to be weak": sum(asset.match == "weak" for asset in made),
        "weak": [asset.line.prompt for asset in made if asset.match == "weak"],
        "length error where it is asked for, samples (worst)": max(
            abs(len(_samples(asset)[0]) - round(ASKED_SECONDS * RATE)) for asset in exact
        ),
        **_seams([asset for asset in looped if _goes_on(asset)]),
        "not the same in another process": differ_elsewhere("sound", made),
    }


def music() -> dict[str, object]:
    made = make_all("music", "music", duration_seconds=MUSIC_SECONDS)
    _sheet("music", made)
    looped = make_all("music", "music", duration_seconds=LOOP_SECONDS, loop=True)
    return _levels(made) | {
        "said to be weak": sum(asset.match == "weak" for asset in made),
        "length error, samples (worst)": max(
            abs(len(_samples(asset)[0]) - MUSIC_SECONDS * RATE) for asset in made
        ),
        **_seams(looped),
        "stems (median)": median(sum(part.role == "stem" for part in asset.output.parts) for asset in made),
        "not the same in another process": differ_elsewhere("music", made, duration_seconds=MUSIC_SECONDS),
    }


def speech() -> dict[str, object]:
    made = make_all("speech", "speech")
    _sheet("speech", made)
    heard = [recognised(*_samples(asset)) for asset in made]
    said = [str(asset.output.metadata["text"]) for asset in made]
    wrong = [word_errors(text, found) for text, found in zip(said, heard, strict=True)]
    rates = [len(_samples(asset)[0]) / _samples(asset)[1] / asset.seconds for asset in made]
    return _levels(made) | {
        "word errors of pocketsphinx: all prompts, worst": [
            round(sum(count for count, _ in wrong) / sum(words for _, words in wrong), 3),
            round(max(count / words for count, words in wrong), 3),
        ],
        "what it read": dict(zip(said, heard, strict=True)),
        "times faster than real time (median)": round(median(rates), 1),
        "not the same in another process": differ_elsewhere("speech", made),
    }


def _levels(made: list[Asset]) -> dict[str, object]:
    read = [_samples(asset) for asset in made]
    loud = [lufs(x) if rate == RATE else loudness(x.mean(1), rate) for x, rate in read]
    peaks = [true_peak(x) for x, _ in read]
    offsets = [abs(float(x.mean())) for x, _ in read]
    return {
        "prompts": len(made),
        "LUFS: lowest, median, highest": [round(x, 1) for x in (min(loud), median(loud), max(loud))],
        "true peak, dB (highest)": round(max(peaks), 2),
        "offset from zero (largest)": round(max(offsets), 4),
        "seconds to make (median, slowest)": [
            round(median(asset.seconds for asset in made), 2),
            round(max(asset.seconds for asset in made), 2),
        ],
    }


def _seams(looped: list[Asset]) -> dict[str, object]:
    """A step at the seam, and a change of loudness over it, by what is usual inside: 1 is no seam."""
    steps, levels = zip(*(seam(_samples(asset)[0]) for asset in looped), strict=True)
    return {
        "loop seam, step by the largest step inside (mean, worst)": [
            round(mean(steps), 2),
            round(max(steps), 2),
        ],
        "loop seam, change of level by the largest inside (mean, worst)": [
            round(mean(levels), 2),
            round(max(levels), 2),
        ],
    }


def seam(samples: Samples) -> tuple[float, float]:
    """Of a loop, (n, channels): the step over its seam and the change of level there, by the largest inside."""
    step = float(np.abs(samples[0] - samples[-1]).max()) / max(
        1e-4, float(np.abs(np.diff(samples, axis=0)).max())
    )
    size = RATE // 20
    whole = samples[: len(samples) // size * size]
    level = np.sqrt(np.square(whole).reshape(-1, size * samples.shape[1]).mean(1)) + 1e-4
    steps = [abs(float(np.log(b / a))) for a, b in pairwise(level)]
    return step, abs(float(np.log(level[0] / level[-1]))) / max(0.1, max(steps, default=0.1))


def _goes_on(asset: Asset) -> bool:
    """Whether all of it is steady; a loop of a blow begins with the blow, and has a change of level there."""
    return all(FAMILIES[event["family"]].steady for event in asset.output.metadata["events"])


def _samples(asset: Asset) -> tuple[Samples, int]:
    return spectrogram.samples_of(asset.output.data)


def _sheet(name: str, made: list[Asset]) -> None:
    pictures = [spectrogram.drawn(*_samples(asset)) for asset in made]
    prompts = [asset.line.prompt for asset in made]
    save(sheet(pictures, prompts, columns=5, cell=(300, 180)), OUT / f"{name}.webp")
    save(sheet(pictures, prompts, columns=5, cell=(300, 180), blind=True), OUT / f"{name}-blind.webp")


def recognised(samples: Samples, rate: int) -> str:
    """What an offline recogniser reads."""
    from pocketsphinx import Decoder

    mono = samples.mean(1)
    length = int(len(mono) * 16_000 / rate)
    at_16k = np.interp(np.linspace(0, len(mono) - 1, length), np.arange(len(mono)), mono)
    decoder = Decoder(samprate=16_000, loglevel="FATAL")
    decoder.start_utt()
    decoder.process_raw((at_16k * 32767).astype(np.int16).tobytes(), full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return found.hypstr if found else ""


def word_errors(said: str, heard: str) -> tuple[int, int]:
    """Words inserted, left out or taken for others (the edit distance), and words said."""
    wanted = re.findall(r"[a-z']+", said.lower().replace("\u2019", "'"))
    got = re.findall(r"[a-z']+", re.sub(r"\(\d\)", "", heard.lower()))
    row = list(range(len(got) + 1))
    for index, word in enumerate(wanted, 1):
        before, row[0] = row[0], index
        for place, other in enumerate(got, 1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (word != other)),
            )
    return row[-1], max(1, len(wanted))


if __name__ == "__main__":
    write("sounds", {"sounds": sounds(), "music": music(), "speech": speech()})
