"""The ``video-edit`` generator: understand the instruction, cut, turn, grade, lay over, encode as it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.batch import one_by_one
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.video import particles
from layer_server.generators.video.compositor import AT_REST
from layer_server.generators.video.edit_card import CAN, VIDEO_EDIT
from layer_server.generators.video.edit_words import Order, read_order
from layer_server.generators.video.encoding import Format, Frame, Sound, encode, tags
from layer_server.generators.video.finished import video_output
from layer_server.generators.video.look import looks
from layer_server.generators.video.reading import Clip, open_clip
from layer_server.generators.video.timeline import Timeline
from layer_server.generators.work import Work

MAX_SECONDS = 240.0
"""Of what comes out: slow motion makes much of little."""
_FADE_SECONDS = 0.8
_FRAMES_BETWEEN_REPORTS = 4
_PLACES = {
    "top left": (0.0, 0.0), "top right": (1.0, 0.0), "bottom left": (0.0, 1.0), "bottom right": (1.0, 1.0),
    "centre": (0.5, 0.5),
}  # fmt: skip


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` edits; they differ only in what is random: grain and particles.

    Raises:
        Cancelled: when ``cancel()`` answers true.
        InvalidInputs: for a video that cannot be read, or an instruction that says nothing.
    """
    del rng  # each output has its own seed
    order = read_order(request.prompt)
    work = Work(VIDEO_EDIT, request, progress, cancel)
    speed = request.parameters.get("speed")
    asked = request.parameters.get("width") or request.parameters.get("height") or request.parameters["loop"]
    mutes = not request.parameters["keep_audio"]
    if not (order.done or speed or asked or mutes or work.has("reference_image")):
        raise InvalidInputs(
            f"video-edit understood nothing of {request.prompt[:120]!r}."
            if request.prompt.strip()
            else "video-edit needs an instruction.",
            field="prompt",
            remedy=f"It can {CAN}.",
        )
    return one_by_one(request, progress, cancel, lambda seed, step: _one(request, order, work, seed, step))


def _one(
    request: GenerationRequest, order: Order, work: Work, seed: int, step: Callable[[float, str], None]
) -> Output:
    step(0.0, "opening the video")
    parameters = request.parameters
    for port in ("init_video", "reference_image"):
        if len(request.files.get(port, ())) > 1:
            raise InvalidInputs(f"video-edit takes one {port}, not several.", field="guidance_files")
    file = request.files["init_video"][0]
    clip = open_clip(file, "init_video")
    line = _timeline(clip, order, parameters)
    if line.count / clip.fps > MAX_SECONDS:
        raise InvalidInputs(
            f"The result would last {float(line.count / clip.fps):.0f} seconds; at most {MAX_SECONDS:.0f} are made.",
            field="speed",
        )
    reframe, size = _framing(clip, order, parameters)
    form = Format(*size, clip.fps, line.count, str(parameters["quality"]))
    laid = _overlay(work, order, size)
    apply = looks(order.grades, seed)
    fields = [
        particles.Particles(name, weight, seed, form.seconds, size[1] / size[0]) for name, weight in order.air
    ]

    def finish(frame: Frame, index: int) -> Frame:
        if fields:
            air = frame.copy()
            for each in fields:
                particles.draw(air, each.table(AT_REST, index / form.frames, form.width))
            frame = air
        return _faded(laid(frame) if laid is not None else frame, index, form, order)

    def drawn() -> Iterator[Frame]:
        for index, source in enumerate(line.frames()):
            if index % _FRAMES_BETWEEN_REPORTS == 0:
                step(0.05 + 0.9 * index / form.frames, "cutting")
            yield finish(apply(reframe(source), index), index)

    heard = None if order.mute or not parameters["keep_audio"] else line.sound()
    if heard is not None:
        heard = _faded_sound(heard, order, form)
    data = encode(drawn(), form, tags(VIDEO_EDIT, request, seed, work.attribution or file.attribution), heard)
    step(0.97, "encoding")
    notes = []
    if order.left_out:
        notes.append(f"Nothing was done about {', '.join(order.left_out[:12])}. video-edit can {CAN}.")
    return video_output(
        data,
        form,
        seed,
        attribution=tuple(dict.fromkeys((*file.attribution, *work.attribution))),
        metadata={
            "subject": "given video",
            "edits": list(order.done) + (["speed"] if parameters.get("speed") else []),
            "speed": line.speed,
            "loop": line.loop or line.boomerang,
            "has_audio": heard is not None,
        },
        notes=notes,
    )


def _timeline(clip: Clip, order: Order, parameters: Any) -> Timeline:
    """The part that is kept, and how fast. Raises InvalidInputs when nothing is left."""

    def moment(seconds: float | None, otherwise: float) -> float:
        if seconds is None:
            return otherwise
        return seconds if seconds >= 0 else clip.seconds + seconds

    begin = min(max(moment(order.begin, 0.0), 0.0), clip.seconds)
    end = min(max(moment(order.end, clip.seconds), 0.0), clip.seconds)
    first, last = round(begin * clip.fps), round(end * clip.fps)
    if last <= first:
        raise InvalidInputs(
            f"Nothing is left between {begin:g} and {end:g} seconds: the video lasts {clip.seconds:.2f} seconds.",
            field="prompt",
        )
    speed = float(parameters.get("speed") or order.speed)
    return Timeline(
        clip,
        first,
        last,
        min(max(speed, 0.1), 20.0),
        order.reverse,
        order.boomerang,
        bool(parameters["loop"]) or order.loop,
    )


def _framing(clip: Clip, order: Order, parameters: Any) -> tuple[Callable[[Frame], Frame], tuple[int, int]]:
    """What turns, crops and scales each frame, and the size that it has then."""
    width, height = (clip.height, clip.width) if order.turn % 180 else (clip.width, clip.height)
    crop_w, crop_h = width, height
    given_w, given_h = parameters.get("width"), parameters.get("height")
    shape = order.shape or (given_w / given_h if given_w and given_h else None)
    if given_w and given_h:
        shape = given_w / given_h
    if shape is not None:
        crop_w, crop_h = (
            (round(height * shape), height) if width / height > shape else (width, round(width / shape))
        )
    lines = order.lines
    factor = min(lines / min(crop_w, crop_h), 1920 / max(crop_w, crop_h)) if lines else 1.0
    if given_w or given_h:
        factor = given_w / crop_w if given_w else given_h / crop_h
    size = (
        int(given_w) if given_w else max(2, round(crop_w * factor / 2) * 2),
        int(given_h) if given_h else max(2, round(crop_h * factor / 2) * 2),
    )
    left, top = (width - crop_w) // 2, (height - crop_h) // 2
    turn = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}.get(
        order.turn
    )

    def reframe(frame: Frame) -> Frame:
        if turn is not None:
            frame = np.asarray(cv2.rotate(frame, turn), np.uint8)
        if order.mirror:
            frame = frame[:, ::-1]
        if order.flip:
            frame = frame[::-1]
        frame = np.ascontiguousarray(frame[top : top + crop_h, left : left + crop_w])
        if frame.shape[1::-1] != size:
            method = cv2.INTER_AREA if size[0] < frame.shape[1] else cv2.INTER_CUBIC
            frame = np.asarray(cv2.resize(frame, size, interpolation=method), np.uint8)
        return frame

    return reframe, size


def _overlay(work: Work, order: Order, size: tuple[int, int]) -> Callable[[Frame], Frame] | None:
    """What lays the given picture on each frame, or None where there is none."""
    if not work.has("reference_image"):
        return None
    width, height = size
    picture = work.pixels("reference_image", 1920)
    opacity = work.weight("reference_image") * (0.6 if order.watermark else 1.0)
    place = order.place or "bottom right"
    if place == "full":
        factor = max(width / picture.shape[1], height / picture.shape[0])
    else:
        share = 0.16 if order.watermark else 0.5 if place == "centre" else 0.3
        factor = min(share * width / picture.shape[1], share * 1.3 * height / picture.shape[0])
    small = cv2.resize(
        _premultiplied(picture),
        (max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor))),
        interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR,
    )
    x_share, y_share = _PLACES.get(place, (0.5, 0.5))
    margin = 0 if place == "full" else round(min(width, height) * 0.04)
    room_x, room_y = width - small.shape[1] - 2 * margin, height - small.shape[0] - 2 * margin
    left, top = margin + round(room_x * x_share), margin + round(room_y * y_share)
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(width, left + small.shape[1]), min(height, top + small.shape[0])
    part = small[y0 - top : y1 - top, x0 - left : x1 - left].astype(np.float32) * np.float32(opacity)
    ink, through = part[..., :3], 1 - part[..., 3:] / np.float32(255)

    def lay(frame: Frame) -> Frame:
        result = frame.copy()
        result[y0:y1, x0:x1] = frame[y0:y1, x0:x1] * through + ink + np.float32(0.5)
        return result

    return lay


def _premultiplied(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    result = picture.copy()
    result[..., :3] = (picture[..., :3] * (picture[..., 3:].astype(np.uint16)) + 127) // 255
    return result


def _faded(frame: Frame, index: int, form: Format, order: Order) -> Frame:
    span = max(1.0, min(_FADE_SECONDS * float(form.fps), form.frames / 2))
    light = 1.0
    if order.fade_in:
        light = min(light, index / span)
    if order.fade_out:
        light = min(light, (form.frames - 1 - index) / span)
    return frame if light >= 1 else np.asarray(frame * np.float32(max(light, 0.0)), np.uint8)


def _faded_sound(heard: Sound, order: Order, form: Format) -> Sound:
    length = round(form.seconds * heard.rate)
    samples = heard.samples[:length].copy()
    span = max(1, min(round(_FADE_SECONDS * heard.rate), len(samples) // 2))
    ramp = np.linspace(0, 1, span, dtype=np.float32)[:, None]
    if order.fade_in:
        samples[:span] *= ramp
    if order.fade_out:
        samples[-span:] *= ramp[::-1]
    return Sound(samples, heard.rate)
