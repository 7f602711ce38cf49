"""What a request brings along: pictures to begin or end with, or whose colours are wanted; and the shot that follows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.batch import Step
from layer_server.generators.card import Attribution, GenerationRequest
from layer_server.generators.editing.saliency import CREDIT
from layer_server.generators.video.morph import morph
from layer_server.generators.video.picture import filling, living_picture
from layer_server.generators.video.scenery import scenery
from layer_server.generators.video.shot import Shot, Take
from layer_server.generators.video.turntable import is_object, turntable
from layer_server.generators.video.video_card import VIDEO
from layer_server.generators.work import Work

_STANDARD = (1280, 720)
_LARGEST_SIDE = 1920
_SMALLEST_SIDE = 128
_FIRST = ("first_frame", "init_image")
_PICTURE_SIDE = 2048
_REFERENCE_SIDE = 512


class Given:
    """The pictures of a request, opened once.

    Raises:
        InvalidInputs: when two are given for one place, or one is no picture.
    """

    def __init__(self, request: GenerationRequest, step: Step) -> None:
        self._parameters = request.parameters
        self._work = Work(VIDEO, request, lambda _, stage: step(0.0, stage), lambda: False)
        named = [port for port in _FIRST if self._work.has(port)]
        if len(named) > 1:
            raise InvalidInputs(
                "A video begins with one picture: give first_frame or init_image, not both.",
                field="guidance_files",
            )
        for port in (*_FIRST, "last_frame", "reference_image"):
            if len(request.files.get(port, ())) > 1:
                raise InvalidInputs(f"video takes one {port}, not several.", field="guidance_files")
        self._first = self._open(named[0]) if named else None
        self._last = self._open("last_frame")
        self._credits: tuple[Attribution, ...] = ()

    def _open(self, port: str) -> NDArray[np.uint8] | None:
        return self._work.pixels(port, _PICTURE_SIDE) if self._work.has(port) else None

    @property
    def attribution(self) -> Sequence[Attribution]:
        """Whose work the pictures are, and what they were understood with."""
        return (*self._work.attribution, *self._credits)

    def size(self) -> tuple[int, int]:
        """Width and height: as asked; where that is open, the shape of the given picture, at most 720p's area."""
        width, height = self._parameters.get("width"), self._parameters.get("height")
        picture = self._first if self._first is not None else self._last
        shape = _STANDARD[1] / _STANDARD[0] if picture is None else picture.shape[0] / picture.shape[1]
        shape = min(max(shape, 1 / 3), 3.0)
        if width and height:
            return int(width), int(height)
        if width or height:
            side = int(width or height or 0)
            other = side * shape if width else side / shape
            return (side, _even(other)) if width else (_even(other), side)
        if picture is None:
            return _STANDARD
        area = min(_STANDARD[0] * _STANDARD[1], picture.shape[0] * picture.shape[1])
        return _even((area / shape) ** 0.5), _even((area * shape) ** 0.5)

    def shot(self, about: str, take: Take, step: Step) -> Shot:
        """What the video shows."""
        size = take.width, take.height
        has_mood = self._work.has("reference_image")
        if self._first is not None or self._last is not None:
            if has_mood:
                raise InvalidInputs(
                    "reference_image gives its colours to a painted scene; a given picture keeps its own.",
                    field="guidance_files",
                    remedy="Leave reference_image out, or the other picture.",
                )
            step(0.3, "finding depth")
            if self._first is not None and self._last is not None:
                return morph(filling(self._first, *size), filling(self._last, *size), take)
            self._credits = (CREDIT,)
            picture = self._first if self._first is not None else self._last
            assert picture is not None
            return living_picture(filling(picture, *size), about, take, ends=self._first is None)
        if is_object(about, take.moves):
            if has_mood:
                raise InvalidInputs(
                    "reference_image gives its colours to a painted scene, but this is a prop on a turntable.",
                    field="guidance_files",
                )
            return turntable(about, take, step)
        mood = self._work.picture("reference_image", _REFERENCE_SIDE)[..., :3] if has_mood else None
        return scenery(about, take, step, mood, self._work.weight("reference_image"))


def _even(side: float) -> int:
    return int(min(max(round(side / 2) * 2, _SMALLEST_SIDE), _LARGEST_SIDE))
