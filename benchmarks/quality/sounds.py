"""Scores and spectrogram sheets of what can be heard: loudness, true peak, length, loops, speech that is understood.

``python -m benchmarks.quality.sounds``; speech is read back by ``pocketsphinx`` (``pip install "layer-nb[dev]"``).
Nothing here says how it sounds to a person.
"""

from __future__ import annotations

import difflib
import io
import re
import wave
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from benchmarks.quality.making import OUT, Asset, make_all
from benchmarks.quality.report import write
from benchmarks.quality.sheets import save, sheet

_WINDOW = 1024


def sounds() -> dict[str, object]:
    made = make_all("sound", "sounds")
    _sheet("sounds", made)
    return _loudness(made) | {"said to be weak": sum(asset.match == "weak" for asset in made)}


def music() -> dict[str, object]:
    made = make_all("music", "music", duration_seconds=20)
    _sheet("music", made)
    looped = make_all("music", "music", duration_seconds=8, loop=True)
    errors = [abs(len(_samples(asset)[0]) / _samples(asset)[1] - 20) for asset in made]
    return _loudness(made) | {
        "length error, s (worst)": round(max(errors), 4),
        "loop seam against the largest step inside (worst)": round(max(_seam(asset) for asset in looped), 2),
        "stems (median)": median(sum(part.role == "stem" for part in asset.output.parts) for asset in made),
    }


def speech() -> dict[str, object]:
    made = make_all("speech", "speech")
    heard = [recognised(asset) for asset in made]
    right = [_words_right(asset.line.prompt, text) for asset, text in zip(made, heard, strict=True)]
    rates = [len(_samples(asset)[0]) / _samples(asset)[1] / asset.seconds for asset in made]
    return _loudness(made) | {
        "words that pocketsphinx reads back": round(float(np.mean(right)), 2),
        "what it read": dict(zip((asset.line.prompt for asset in made), heard, strict=True)),
        "times faster than real time (median)": round(median(rates), 1),
    }


def _loudness(made: list[Asset]) -> dict[str, object]:
    loud = [asset.output.metadata["lufs"] for asset in made if asset.output.metadata.get("lufs") is not None]
    peaks = [asset.output.metadata["true_peak_db"] for asset in made]
    return {
        "prompts": len(made),
        "LUFS: lowest, median, highest": [round(x, 1) for x in (min(loud), median(loud), max(loud))],
        "true peak, dB (highest)": round(max(peaks), 2),
        "seconds to make (median, slowest)": [
            round(median(asset.seconds for asset in made), 2),
            round(max(asset.seconds for asset in made), 2),
        ],
    }


def _samples(asset: Asset) -> tuple[NDArray[np.float32], int]:
    """Mono float samples and their rate."""
    with wave.open(io.BytesIO(asset.output.data)) as file:
        raw = np.frombuffer(file.readframes(file.getnframes()), np.int16).reshape(-1, file.getnchannels())
        return raw.astype(np.float32).mean(1) / 32768, file.getframerate()


def _seam(asset: Asset) -> float:
    samples, _ = _samples(asset)
    return float(abs(samples[0] - samples[-1]) / max(1e-4, np.abs(np.diff(samples)).max()))


def _sheet(name: str, made: list[Asset]) -> None:
    pictures = [_spectrogram(*_samples(asset)) for asset in made]
    save(
        sheet(pictures, [asset.line.prompt for asset in made], columns=5, cell=(300, 150)),
        OUT / f"{name}.webp",
    )


def _spectrogram(samples: NDArray[np.float32], rate: int) -> Image.Image:
    """Up to 12 kHz, 80 dB deep."""
    padded = np.pad(samples, (0, _WINDOW))
    starts = np.arange(0, len(samples), _WINDOW // 4)
    frames = np.stack([padded[start : start + _WINDOW] for start in starts]) * np.hanning(_WINDOW)
    power = 20 * np.log10(np.abs(np.fft.rfft(frames, axis=1)) + 1e-4)
    power = power[:, : int(_WINDOW * 12_000 / rate)].T[::-1]
    shade = np.clip((power - power.max() + 80) / 80, 0, 1)
    heat = cv2.applyColorMap((shade * 255).astype(np.uint8), cv2.COLORMAP_MAGMA)
    return Image.fromarray(cv2.resize(heat[..., ::-1], (296, 146), interpolation=cv2.INTER_AREA)).convert(
        "RGBA"
    )


def recognised(asset: Asset) -> str:
    """What an offline recogniser reads."""
    from pocketsphinx import Decoder

    samples, rate = _samples(asset)
    length = int(len(samples) * 16_000 / rate)
    at_16k = np.interp(np.linspace(0, len(samples) - 1, length), np.arange(len(samples)), samples)
    decoder = Decoder(samprate=16_000, loglevel="FATAL")
    decoder.start_utt()
    decoder.process_raw((at_16k * 32767).astype(np.int16).tobytes(), full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return found.hypstr if found else ""


def _words_right(said: str, heard: str) -> float:
    wanted, got = re.findall(r"[a-z']+", said.lower()), heard.lower().split()
    blocks = difflib.SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, len(wanted))


if __name__ == "__main__":
    write("sounds", {"sounds": sounds(), "music": music(), "speech": speech()})
