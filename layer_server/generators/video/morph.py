"""From one picture to another: along the optical flow where they show the same, else a dissolve on one camera move."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.video.encoding import Frame
from layer_server.generators.video.shot import Shot, Take

_ALIKE = 0.055
"""Mean difference, 0..1, that the flow may leave for two pictures to count as the same thing."""
_FLOW_SIDE = 640
"""Pixels of the longer side that the flow is found at."""
_PUSH = 0.16
"""How much closer the camera comes on its way from one picture to the other."""

Flow = NDArray[np.float32]


def morph(first: Frame, last: Frame, take: Take) -> Shot:
    """A shot whose first frame is ``first`` and whose last is ``last``; a loop goes there and back."""
    ahead, back = _flow(first, last), _flow(last, first)
    left_over = min(_left_over(first, last, ahead), _left_over(last, first, back))
    is_same = left_over < _ALIKE
    blend = _along_flow(first, last, ahead, back) if is_same else _dissolve(first, last, take.seed)

    def draw(moment: float) -> Frame:
        share = 1 - abs(2 * moment - 1) if take.loop else moment
        if share <= 0:
            return first
        if share >= 1:
            return last
        return blend(share)

    return Shot(
        draw=draw,
        metadata={
            "subject": "given pictures",
            "camera": ["STATIC" if is_same else "DOLLY_IN"],
            "effects": [],
            "transition": "motion" if is_same else "dissolve",
            "likeness": round(1 - left_over, 3),
        },
        notes=_notes(take),
    )


def between(first: Frame, last: Frame, share: float) -> Frame:
    """A frame between two neighbours of a film, where things move on from one to the other."""
    return _along_flow(first, last, _flow(first, last), _flow(last, first))(share)


def _notes(take: Take) -> list[str]:
    if not take.moves and not take.air:
        return []
    return ["Between two given frames the way is theirs: other camera moves and effects were left out."]


def _flow(first: Frame, last: Frame) -> Flow:
    """Where each pixel of ``first`` is in ``last``, full size, pixels."""
    factor = min(1.0, _FLOW_SIDE / max(first.shape[:2]))
    size = max(16, round(first.shape[1] * factor)), max(16, round(first.shape[0] * factor))
    grey = [
        cv2.cvtColor(cv2.resize(each, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
        for each in (first, last)
    ]
    finder = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    flow = finder.calc(grey[0], grey[1], None)
    flow = cv2.GaussianBlur(flow, (0, 0), 2)
    large = cv2.resize(flow, first.shape[1::-1], interpolation=cv2.INTER_LINEAR) / np.float32(factor)
    return np.asarray(large, np.float32)


def _moved(picture: Frame, flow: Flow, share: float) -> Frame:
    """The picture pulled back along a flow by a share of it."""
    height, width = picture.shape[:2]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return np.asarray(
        cv2.remap(
            picture,
            x + flow[..., 0] * np.float32(share),
            y + flow[..., 1] * np.float32(share),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT,
        ),
        np.uint8,
    )


def _left_over(first: Frame, last: Frame, flow: Flow) -> float:
    """How much the pictures still differ once one is moved onto the other."""
    difference = cv2.absdiff(_moved(last, flow, 1.0), first)
    return float(cv2.GaussianBlur(difference, (0, 0), 1.5).mean()) / 255


def _along_flow(first: Frame, last: Frame, ahead: Flow, back: Flow) -> Callable[[float], Frame]:
    def blend(moment: float) -> Frame:
        # What is at x now was at x - t * ahead, and will be at x + (1 - t) * ahead.
        early = _moved(first, ahead, -moment)
        late = _moved(last, back, -(1 - moment))
        share = moment * moment * (3 - 2 * moment)
        return np.asarray(cv2.addWeighted(early, 1 - share, late, share, 0), np.uint8)

    return blend


def _dissolve(first: Frame, last: Frame, seed: int) -> Callable[[float], Frame]:
    """Both pictures under one push-in, the second showing through where the noise lets it, softly."""
    height, width = first.shape[:2]
    rng = np.random.default_rng([seed, 23])
    order = np.zeros((height // 4 + 1, width // 4 + 1), np.float32)
    for octave in range(4):
        grid = rng.standard_normal((3 * 2**octave, 5 * 2**octave)).astype(np.float32)
        order += cv2.resize(grid, order.shape[::-1], interpolation=cv2.INTER_CUBIC) * np.float32(0.55**octave)
    order = (order - order.min()) / max(float(np.ptp(order)), 1e-6)
    order = cv2.resize(order, (width, height), interpolation=cv2.INTER_LINEAR)

    def blend(moment: float) -> Frame:
        eased = moment * moment * (3 - 2 * moment)
        early = _scaled(first, 1 + _PUSH * eased)
        late = _scaled(last, 1 - _PUSH * 0.5 * (1 - eased))
        edge = np.float32(0.42)
        passed = np.clip((np.float32(eased) * (1 + edge) - order) / edge, 0, 1)
        share = np.asarray(passed * passed * (3 - 2 * passed), np.float32)
        return np.asarray(cv2.blendLinear(late, early, share, 1 - share), np.uint8)

    return blend


def _scaled(picture: Frame, factor: float) -> Frame:
    height, width = picture.shape[:2]
    matrix = np.array(
        [[factor, 0, width / 2 * (1 - factor)], [0, factor, height / 2 * (1 - factor)]], np.float32
    )
    return np.asarray(
        cv2.warpAffine(
            picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
        ),
        np.uint8,
    )
