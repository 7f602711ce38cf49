"""The picture of a sound: its levels as bars, on nothing, in a colour that light and dark pages bear."""

from __future__ import annotations

import io
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw

from layer_server.generators.audio.samples import Sound, columns

WIDTH, HEIGHT = 512, 160
_BAR, _GAP = 4, 2
_INK = (108, 134, 190)
_SCALE = 2
"""Drawn larger and reduced, so that the bars' ends are round."""


def waveform_png(sound: Sound) -> bytes:
    """PNG of ``WIDTH`` x ``HEIGHT`` pixels with alpha: bars as long as the sound is loud there.

    A bar's length is the peak, its paler part; the solid part is the root of the mean square.
    """
    mono = columns(sound).mean(1)
    bars = WIDTH // (_BAR + _GAP)
    edges = np.linspace(0, len(mono), bars + 1).astype(int)
    pieces = [mono[a : max(b, a + 1)] for a, b in pairwise(edges)]
    peaks = np.array([np.abs(piece).max(initial=0.0) for piece in pieces])
    means = np.array([np.sqrt(np.mean(np.square(piece))) if len(piece) else 0.0 for piece in pieces])
    loudest = max(float(peaks.max()), 1e-6)
    canvas = Image.new("RGBA", (WIDTH * _SCALE, HEIGHT * _SCALE), (*_INK, 0))
    draw = ImageDraw.Draw(canvas)
    for levels, alpha in ((peaks, 110), (means, 255)):
        for index, level in enumerate(levels / loudest):
            half = max(1.5, 0.46 * HEIGHT * float(level) ** 0.7) * _SCALE
            left = (index * (_BAR + _GAP) + _GAP) * _SCALE
            middle = HEIGHT * _SCALE / 2
            box = (left, middle - half, left + _BAR * _SCALE - 1, middle + half)
            draw.rounded_rectangle(box, radius=_BAR * _SCALE / 2, fill=(*_INK, alpha))
    buffer = io.BytesIO()
    canvas.resize((WIDTH, HEIGHT), Image.Resampling.BOX).save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()
