"""The ``reframe`` generator: a picture in another shape, continued beyond its edges."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from layer_server.generators import pixels
from layer_server.generators.arrays import Plane, blur, smoothstep
from layer_server.generators.batch import stepper
from layer_server.generators.card import Attribution, GenerationRequest, Output, Progress
from layer_server.generators.editing.filling import filled, grown
from layer_server.generators.editing.quilting import continued
from layer_server.generators.editing.reframe_card import LARGEST, REFRAME
from layer_server.generators.editing.saliency import CREDIT, saliency
from layer_server.generators.work import GROWING_SIDE, Work, eight_bit

_PLAIN = 0.02
"""Standard deviation of what is left of an edge when its slow change is taken away, below which it is plain."""

_EDGE_SHARE = 0.03

_MIRRORED = 0.16
"""Of the height: how deep the rows lie that are seen again above and below."""

_LOOK_SIDE = 640
"""Pixels of the longer side at which the subject is looked for."""

_LEAST_SUBJECT, _MOST_SUBJECT = 0.01, 0.45
"""Shares of the picture between which something is a subject, which is not to be repeated."""

_CERTAIN = 0.72
"""How much of what might be the subject must certainly be it."""

_MUCH = 3.0
"""Times as wide or high as before; more than that shows the repetition."""


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Bring ``init_image`` to ``width`` by ``height``; the i-th of a batch is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    work = Work(REFRAME, request, progress, cancel)
    work.step(0.0, "opening")
    picture = work.picture("init_image", GROWING_SIDE)
    frame = _frame(picture, work.get("width"), work.get("height"), request.prompt)
    fitted = pixels.within(picture, frame.width, frame.height)
    outputs: list[Output] = []
    for index in range(request.batch_size):
        seed = request.seed + index
        step = stepper(progress, cancel, index, request.batch_size)
        result, how, credits_ = _reframed(
            fitted, frame, bool(work["refill"]), np.random.default_rng(seed), step
        )
        work.credit(*credits_)
        metadata: dict[str, Any] = {"method": how, "size_before": [picture.shape[1], picture.shape[0]]}
        note = _note(fitted, frame, how)
        if note:
            metadata |= {"match": "weak", "note": note}
        outputs.append(work.made(result, seed, metadata=metadata))
        if how in _THE_SAME:
            if request.batch_size > 1:
                metadata["batch"] = "One result: nothing in it depends on the seed."
                outputs = [work.made(result, seed, metadata=metadata)]
            break
    progress(1.0, "done")
    return outputs


_THE_SAME = frozenset({"unchanged", "transparent", "plain", "blurred copy"})
"""What no seed changes."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """The new frame, and where in the room that is left the picture stands: 0 left or top, 1 right or bottom."""

    width: int
    height: int
    x: float
    y: float


def _frame(picture: Plane, width: int | None, height: int | None, prompt: str) -> _Frame:
    own_height, own_width = picture.shape[:2]
    if width is None and height is None:
        side = max(own_width, own_height)
        width = height = side
    elif width is None and height is not None:
        width = max(1, round(own_width * height / own_height))
    elif height is None and width is not None:
        height = max(1, round(own_height * width / own_width))
    assert width is not None
    assert height is not None
    words = set(re.findall(r"[a-z]+", prompt.lower()))
    x = 0.0 if "left" in words else 1.0 if "right" in words else 0.5
    y = 0.0 if words & _UP else 1.0 if words & _DOWN else 0.5
    if words & _MORE and not words & {"keep", "stay", "stays", "stand", "stands"}:
        # What is to be added on the left leaves the picture on the right.
        x, y = 1 - x, 1 - y
    return _Frame(min(width, LARGEST), min(height, LARGEST), x, y)


_UP = frozenset({"top", "up", "upward", "upwards", "above", "sky", "headroom"})
_DOWN = frozenset({"bottom", "down", "downward", "downwards", "below", "ground"})
_MORE = frozenset(
    ["extend", "extended", "expand", "continue", "more", "add", "widen", "grow", "space", "room", "outpaint", "headroom"]
)  # fmt: skip
"""Words that say where there is to be more, not where the picture stands."""


def _note(fitted: Plane, frame: _Frame, how: str) -> str:
    more = max(frame.width / fitted.shape[1], frame.height / fitted.shape[0])
    if how == "continued" and more > _MUCH:
        return f"The frame is {more:.1f} times as long as the picture, so what is continued repeats itself."
    return ""


def _reframed(
    fitted: Plane, frame: _Frame, refill: bool, rng: np.random.Generator, step: Callable[[float, str], None]
) -> tuple[Plane, str, tuple[Attribution, ...]]:
    """The picture in its frame, how that was done, and whose work was used."""
    height, width = fitted.shape[:2]
    left, top = round((frame.width - width) * frame.x), round((frame.height - height) * frame.y)
    right, bottom = frame.width - width - left, frame.height - height - top
    if not left and not right and not top and not bottom:
        return fitted, "unchanged", ()
    border = np.concatenate([fitted[0], fitted[-1], fitted[:, 0], fitted[:, -1]])
    if float((border[:, 3] < 0.5).mean()) > 0.5:
        return np.pad(fitted, ((top, bottom), (left, right), (0, 0))), "transparent", ()
    ink = np.ascontiguousarray(fitted[..., :3] * fitted[..., 3:] + (1 - fitted[..., 3:]) * _mean(fitted))
    if not refill:
        return _before_blur(ink, frame, left, top), "blurred copy", ()
    across = max(left, right) > 0
    if _is_plain(ink, across):
        return _plain_room(ink, (left, top, right, bottom)), "plain", ()
    if not across:
        return _over_and_under(ink, top, bottom)
    step(0.05, "looking for what is there once")
    clean = _without_subject(ink, int(rng.integers(2**31)), step)
    step(0.4, "continuing")
    used = () if clean is ink else (CREDIT,)
    return _opaque(_both_sides(ink, clean, (left, right), rng, step)), "continued", used


def _without_subject(ink: Plane, seed: int, step: Callable[[float, str], None]) -> Plane:
    """The picture without its subject, where it has one: it is not to be repeated."""
    eight = eight_bit(ink)
    factor = min(1.0, _LOOK_SIDE / max(ink.shape[:2]))
    size = max(1, round(ink.shape[1] * factor)), max(1, round(ink.shape[0] * factor))
    small = np.asarray(cv2.resize(eight, size, interpolation=cv2.INTER_AREA), np.uint8)
    found = saliency(small)
    subject = grown(found, max(2, round(max(size) * 0.02)))
    certain = float((found > 0.9).mean()) / max(float((found > 0.15).mean()), 1e-6)
    if certain < _CERTAIN or not _LEAST_SUBJECT < float(subject.mean()) < _MOST_SUBJECT:
        return ink
    hole = cv2.resize(subject.astype(np.uint8), ink.shape[1::-1], interpolation=cv2.INTER_NEAREST) > 0
    opaque = np.dstack([eight, np.full(hole.shape, 255, np.uint8)])
    without = filled(opaque, hole, seed, lambda share, stage: step(0.1 + 0.3 * share, stage))
    return without[..., :3].astype(np.float32) / np.float32(255)


def _mean(fitted: Plane) -> Plane:
    weight = fitted[..., 3:]
    total: Plane = (fitted[..., :3] * weight).sum((0, 1)) / max(float(weight.sum()), 1e-4)
    return total


def _opaque(ink: Plane) -> Plane:
    return np.dstack([ink, np.ones(ink.shape[:2], np.float32)])


def _edges(ink: Plane, across: bool) -> list[Plane]:
    """The strips along the two edges that are continued, their long side first."""
    turned = ink if across else ink.transpose(1, 0, 2)
    rim = max(1, round(turned.shape[1] * _EDGE_SHARE))
    return [turned[:, :rim], turned[:, -rim:]]


def _is_plain(ink: Plane, across: bool) -> bool:
    """Whether nothing happens at the edges that are continued but a slow change of colour."""
    return all(_is_even(strip) for strip in _edges(ink, across))


def _is_even(strip: Plane) -> bool:
    smooth = blur(strip.mean(1, keepdims=True), max(2.0, strip.shape[0] * 0.04)).reshape(-1, 1, 3)
    return float((strip - smooth).std()) <= _PLAIN


def _over_and_under(ink: Plane, top: int, bottom: int) -> tuple[Plane, str, tuple[Attribution, ...]]:
    """The picture with rows above and below; a plain edge is carried on, for what lies behind it is none of its own."""
    first, last = (_is_even(strip) for strip in _edges(ink, across=False))
    plain_top, plain_bottom = (top if first else 0), (bottom if last else 0)
    middle = _above_and_below(ink, top - plain_top, bottom - plain_bottom)
    if not plain_top and not plain_bottom:
        return _opaque(middle), "continued", ()
    whole = _plain_room(ink, (0, plain_top, 0, plain_bottom))
    tall = np.vstack([whole[:plain_top, :, :3], middle, whole[len(whole) - plain_bottom :, :, :3]])
    is_all = plain_top == top and plain_bottom == bottom
    return _opaque(np.ascontiguousarray(tall)), "plain" if is_all else "continued", ()


def _plain_room(ink: Plane, room: tuple[int, int, int, int]) -> Plane:
    """The colours of the edges, carried on; their unevenness fades with the distance from the picture."""
    left, top, right, bottom = room
    held = cv2.copyMakeBorder(ink, top, bottom, left, right, cv2.BORDER_REPLICATE)
    soft = blur(held, max(2.0, max(ink.shape[:2]) * 0.03))
    inside = np.zeros(held.shape[:2], np.uint8)
    inside[top : top + ink.shape[0], left : left + ink.shape[1]] = 1
    distance = cv2.distanceTransform(1 - inside, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    share = smoothstep(0.0, max(3.0, max(ink.shape[:2]) * 0.02), distance)[..., None]
    return _opaque(held * (1 - share) + soft * share)


def _before_blur(ink: Plane, frame: _Frame, left: int, top: int) -> Plane:
    """The picture before a blurred, darker copy of itself that fills the frame."""
    copy = pixels.covering(_opaque(ink), frame.width, frame.height)[..., :3]
    canvas = blur(np.ascontiguousarray(copy), max(frame.width, frame.height) * 0.03) * np.float32(0.82)
    canvas[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return _opaque(canvas)


def _both_sides(
    ink: Plane,
    clean: Plane,
    room: tuple[int, int],
    rng: np.random.Generator,
    step: Callable[[float, str], None],
) -> Plane:
    """The picture with so many columns before and after it."""
    before, after = room
    result = ink
    if after:
        result = continued(result, clean, after, rng, lambda share, stage: step(0.4 + 0.25 * share, stage))
    if before:
        turned = np.ascontiguousarray(result[:, ::-1])
        mirrored = np.ascontiguousarray(clean[:, ::-1])
        more = continued(turned, mirrored, before, rng, lambda share, stage: step(0.65 + 0.25 * share, stage))
        result = more[:, ::-1]
    return np.ascontiguousarray(result)


def _above_and_below(ink: Plane, above: int, below: int) -> Plane:
    """The picture with so many rows above and below it: the rows of its edges mirrored, ever more stretched and smooth.

    Strips of the middle would be out of place there: above is sky, below is ground.
    """
    height = ink.shape[0]
    rows = np.arange(-above, height + below)
    beyond = np.maximum(np.maximum(-rows, rows - (height - 1)), 0).astype(np.float32)
    depth = max(1.0, height * _MIRRORED)
    inside = depth * (1 - np.exp(-beyond / depth))
    source = np.where(rows < 0, inside, np.where(rows >= height, height - 1 - inside, rows)).astype(
        np.float32
    )
    columns = np.broadcast_to(np.arange(ink.shape[1], dtype=np.float32), (len(rows), ink.shape[1]))
    lines = np.broadcast_to(source[:, None], columns.shape)
    tall = np.asarray(
        cv2.remap(ink, np.ascontiguousarray(columns), np.ascontiguousarray(lines), cv2.INTER_LINEAR),
        np.float32,
    )
    distance: Plane = beyond / np.float32(height)
    result: Plane = tall.copy()
    for reach, sigma in ((0.01, 0.006), (0.05, 0.02), (0.14, 0.06)):
        share = smoothstep(reach * 0.4, reach * 2.5, distance)[:, None, None]
        # In place: at the largest size each further picture has 200 MB.
        result *= 1 - share
        result += blur(tall, max(ink.shape[:2]) * sigma) * share
    return result
