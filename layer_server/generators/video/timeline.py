"""The time of a cut: which frames of a video are shown when, and the sound that goes with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.video.encoding import Frame, Sound
from layer_server.generators.video.morph import between
from layer_server.generators.video.reading import Clip, backwards, frames, sound

_LAP_SECONDS = 0.5
"""Of a loop, in which its end blends into its beginning."""
_SLOWEST_TEMPO = 0.5
"""Of FFmpeg's ``atempo``; slower is done in steps."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is shown of a clip.

    Attributes:
        begin, end: frames of the clip.
        speed: 2 is twice as fast.
        boomerang: there and back again.
        loop: the end blends into the beginning.
    """

    clip: Clip
    begin: int
    end: int
    speed: float = 1.0
    reverse: bool = False
    boomerang: bool = False
    loop: bool = False

    @property
    def _once(self) -> int:
        """Frames of one way through."""
        return max(1, round((self.end - self.begin) / self.speed))

    @property
    def _whole(self) -> int:
        return max(1, 2 * self._once - 2) if self.boomerang else self._once

    @property
    def _lap(self) -> int:
        """Frames that a loop blends; there and back needs none."""
        if not self.loop or self.boomerang:
            return 0
        return min(round(_LAP_SECONDS * self.clip.fps), self._whole // 3)

    @property
    def count(self) -> int:
        """Frames that are shown."""
        return self._whole - self._lap

    def frames(self) -> Iterator[Frame]:
        """All of them, in order."""
        lap = self._lap
        shown = self._shown()
        if not lap:
            yield from shown
            return
        head = [next(shown) for _ in range(lap)]
        for index, frame in enumerate(shown, start=lap):
            into = index - (self._whole - lap)
            if into < 0:
                yield frame
            else:
                share = (into + 1) / (lap + 1)
                share = share * share * (3 - 2 * share)
                yield np.asarray(cv2.addWeighted(frame, 1 - share, head[into], share, 0), np.uint8)

    def _shown(self) -> Iterator[Frame]:
        yield from self._way(back=self.reverse)
        if self.boomerang:
            again = self._way(back=not self.reverse)
            next(again)
            for _ in range(self._once - 2):
                yield next(again)

    def _way(self, *, back: bool) -> Iterator[Frame]:
        source = (backwards if back else frames)(self.clip, self.begin, self.end)
        return _paced(source, self._once, self.speed)

    def sound(self) -> Sound | None:
        """What is heard, as long as what is shown."""
        heard = sound(self.clip)
        if heard is None:
            return None
        first, last = (round(edge / self.clip.fps * heard.rate) for edge in (self.begin, self.end))
        samples = heard.samples[first:last]
        if self.reverse:
            samples = samples[::-1]
        if self.speed != 1:
            samples = _stretched(samples, heard.rate, self.speed)
        if self.boomerang:
            samples = np.concatenate([samples, samples[::-1]])
        lap = round(self._lap / self.clip.fps * heard.rate)
        if lap and len(samples) > 3 * lap:
            samples = _lapped(samples, lap)
        return Sound(np.ascontiguousarray(samples, np.float32), heard.rate)


def _paced(source: Iterator[Frame], count: int, speed: float) -> Iterator[Frame]:
    """Every so many frames; where time is stretched, frames in between are made along the motion."""
    held = following = next(source)
    at = 0  # the number of ``held``; ``following`` is the one after it
    has_next = False
    for index in range(count):
        place = index * speed
        while at < int(place):
            held = following if has_next else next(source, held)
            has_next = False
            at += 1
        share = place - int(place)
        if speed >= 1 or share < 0.02:
            yield held
            continue
        if not has_next:
            following, has_next = next(source, held), True
        yield between(held, following, share) if following is not held else held


def _lapped(samples: NDArray[np.float32], lap: int) -> NDArray[np.float32]:
    """The end blended into the beginning, by equal power."""
    angle = np.linspace(0, np.pi / 2, lap, dtype=np.float32)[:, None]
    blend = samples[-lap:] * np.cos(angle) + samples[:lap] * np.sin(angle)
    return np.concatenate([samples[lap:-lap], blend])


def _stretched(samples: NDArray[np.float32], rate: int, speed: float) -> NDArray[np.float32]:
    """Faster or slower at the same pitch."""
    import av

    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="fltp", layout="stereo", time_base=Fraction(1, rate))
    chain = [source]
    left = speed
    while left < _SLOWEST_TEMPO:
        chain.append(graph.add("atempo", str(_SLOWEST_TEMPO)))
        left /= _SLOWEST_TEMPO
    chain += [
        graph.add("atempo", f"{left:.6f}"),
        graph.add("aformat", "sample_fmts=fltp:channel_layouts=stereo"),
        graph.add("abuffersink"),
    ]
    graph.link_nodes(*chain).configure()
    pieces: list[NDArray[np.float32]] = []

    def drain() -> None:
        pull: Callable[[], object] = chain[-1].pull
        while True:
            try:
                pieces.append(pull().to_ndarray())  # type: ignore[attr-defined]
            except (av.error.BlockingIOError, av.error.EOFError):
                return

    for begin in range(0, len(samples), rate):
        block = np.ascontiguousarray(samples[begin : begin + rate].T, np.float32)
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = rate, begin, Fraction(1, rate)
        source.push(frame)
        drain()
    source.push(None)
    drain()
    return np.ascontiguousarray(np.concatenate(pieces, 1).T) if pieces else samples[:0]
