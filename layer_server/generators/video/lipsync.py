"""The ``lipsync`` generator: a voice, a face, and a mouth that moves with the one on the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.batch import Step, one_by_one
from layer_server.generators.card import Attribution, GenerationRequest, Output, Progress
from layer_server.generators.editing.saliency import CREDIT
from layer_server.generators.portrait.avatar import credit_of, draw_avatar
from layer_server.generators.portrait.traits import person
from layer_server.generators.speech.reading import sentences
from layer_server.generators.speech.script import script_of
from layer_server.generators.speech.speaking import perform
from layer_server.generators.speech.speech import cast_of
from layer_server.generators.video.encoding import Format, Frame, Sound, encode, tags
from layer_server.generators.video.finished import video_output
from layer_server.generators.video.lips import Lips, of_recording, of_speech
from layer_server.generators.video.lipsync_card import LIPSYNC
from layer_server.generators.video.mouth import Painter, Place, find_mouth, marked
from layer_server.generators.video.picture import filling
from layer_server.generators.video.recording import read_sound
from layer_server.generators.work import Work

LONGEST_SCRIPT = 800
"""Characters: about a minute."""
_LARGEST_SIDE = 1024
_AVATAR_SIDE = 720
_AVATARS = ("woman", "clean shaven man")
"""By the seed; a beard hides what a mouth does."""
_AVATAR_MOUTH = (0.5, 0.553, 0.13)
"""Middle and width of an avatar's mouth, shares of its side."""
_TAIL_SECONDS = 0.3
_UNSURE = 0.25
_FACES = ("init_image", "face")
_VOICES = ("init_audio", "reference_audio")
_STABILITY = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class _Face:
    """Who speaks.

    Attributes:
        picture: on its background, even sides.
    """

    picture: Frame
    place: Place
    subject: str
    attribution: tuple[Attribution, ...]
    notes: tuple[str, ...] = ()


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` takes; the i-th is what seed ``seed + i`` gives first.

    Raises:
        Cancelled: when ``cancel()`` answers true.
        InvalidInputs: when there is nothing to say, or a file cannot be opened.
    """
    del rng  # each output has its own seed
    return one_by_one(request, progress, cancel, lambda seed, step: _one(request, seed, step))


def _one(request: GenerationRequest, seed: int, step: Step) -> Output:
    step(0.0, "reading the script")
    _check_files(request)
    fps = Fraction(int(request.parameters["fps"]))
    heard, shapes = _voice(request, seed, fps, step)
    face = _face(request, seed, step)
    height, width = face.picture.shape[:2]
    form = Format(width, height, fps, len(shapes), str(request.parameters["quality"]))
    painter = Painter(face.picture, face.place)

    def drawn() -> Iterator[Frame]:
        for index, lips in enumerate(shapes):
            if index % 4 == 0:
                step(0.45 + 0.52 * index / len(shapes), "speaking")
            yield painter.draw(lips)

    data = encode(drawn(), form, tags(LIPSYNC, request, seed, face.attribution), heard)
    return video_output(
        data,
        form,
        seed,
        attribution=face.attribution,
        metadata={
            "subject": face.subject,
            "visemes": "speech" if not _recording(request) else "energy",
            "mouth": [round(face.place.x / width, 3), round(face.place.y / height, 3)],
            "has_audio": True,
        },
        notes=face.notes,
    )


def _check_files(request: GenerationRequest) -> None:
    """One face and one voice. Raises InvalidInputs."""
    for ports, what in ((_FACES, "face"), (_VOICES, "recording")):
        if sum(len(request.files.get(port, ())) for port in ports) > 1:
            raise InvalidInputs(f"lipsync takes one {what}, not several.", field="guidance_files")


def _recording(request: GenerationRequest) -> str:
    return next((port for port in _VOICES if request.files.get(port)), "")


def _voice(request: GenerationRequest, seed: int, fps: Fraction, step: Step) -> tuple[Sound, list[Lips]]:
    """What is heard, and the mouth of each frame."""
    port = _recording(request)
    if port:
        heard = read_sound(request.files[port][0], port)
        frames = max(1, round(len(heard.samples) / heard.rate * fps))
        return heard, of_recording(heard, frames, float(fps))
    if len(request.prompt) > LONGEST_SCRIPT:
        raise InvalidInputs(
            f"The script has {len(request.prompt):,} characters; lipsync speaks {LONGEST_SCRIPT} at most.",
            field="prompt",
        )
    script = script_of(request.prompt)
    if not any(sentences(line.text) for line in script.lines):
        raise InvalidInputs(
            "There is nothing in the prompt that the voice can read: it reads English text.", field="prompt"
        )
    speech = perform(
        script,
        cast_of(script, request.parameters.get("voice")),
        speed=float(request.parameters["speed"]),
        stability=_STABILITY,
        seed=seed,
        step=lambda fraction, stage: step(0.4 * fraction, stage),
    )
    samples: NDArray[np.float32] = np.repeat(np.asarray(speech.samples, np.float32)[:, None], 2, 1)
    frames = max(1, round((speech.seconds + _TAIL_SECONDS) * fps))
    return Sound(samples, speech.rate), of_speech(speech.mouths, frames, float(fps))


def _face(request: GenerationRequest, seed: int, step: Step) -> _Face:
    step(0.4, "looking for the mouth")
    work = Work(LIPSYNC, request, lambda _, stage: step(0.4, stage), lambda: False)
    port = next((port for port in _FACES if work.has(port)), "")
    if not port:
        if work.has("mask"):
            raise InvalidInputs("The mask marks the mouth of a portrait, and none is given.", field="mask")
        who = person(_AVATARS[seed % len(_AVATARS)], may_credit=False)
        avatar, _ = draw_avatar(who, seed, _AVATAR_SIDE)
        picture = filling(np.asarray(np.clip(avatar, 0, 1) * 255, np.uint8), _AVATAR_SIDE, _AVATAR_SIDE)
        x, y, width = (share * _AVATAR_SIDE for share in _AVATAR_MOUTH)
        return _Face(picture, Place(x, y, width), "avatar", (credit_of(who.style),))
    pixels = work.pixels(port, _LARGEST_SIDE)
    height, width = (max(64, side // 2 * 2) for side in pixels.shape[:2])
    alpha = pixels[..., 3] if pixels[..., 3].min() < 250 else None
    picture = filling(pixels, width, height)
    if work.has("mask"):
        mask = cv2.resize(work.pixels("mask")[..., :3].max(2), (width, height), interpolation=cv2.INTER_AREA)
        place = marked(np.asarray(mask, np.uint8))
        if place is None:
            raise InvalidInputs("The mask marks nothing: paint the mouth white.", field="mask")
        return _Face(picture, place, "given portrait", work.attribution)
    cut = None if alpha is None else np.asarray(cv2.resize(alpha, (width, height)), np.uint8)
    place = find_mouth(picture, cut)
    notes: tuple[str, ...] = ()
    if place.sure < _UNSURE:
        notes = ("No mouth stood out in the portrait, so its place was guessed: mark it with a mask.",)
    credit = (*work.attribution, *((CREDIT,) if alpha is None else ()))
    return _Face(picture, place, "given portrait", credit, notes)
