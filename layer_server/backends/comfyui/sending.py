"""The files of a request as ComfyUI is sent them: pictures opened under limits and written anew, other files as they are.

They are named after what is in them: what is sent twice is there once, and ComfyUI's own cache knows it again.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.sniff import SUFFIXES
from layer_server.backends.comfyui.finding import Inputs
from layer_server.backends.comfyui.pictures import MASK
from layer_server.backends.comfyui.workflow import Place
from layer_server.generators.card import GenerationRequest, InputFile
from layer_server.generators.editing.mask import region
from layer_server.generators.work import Work, eight_bit

Pixels = NDArray[np.uint8]
_NOT_PICTURES = ("init_video", "reference_video", "init_audio", "reference_audio", "init_mesh")
_OPAQUE = 255


@dataclass(frozen=True, slots=True)
class Sent:
    """A file to be sent."""

    name: str
    data: bytes
    content_type: str


def files(work: Work, request: GenerationRequest, inputs: Inputs) -> dict[str, list[Sent]]:
    """What goes into each place that takes a file, by what it is for, in the order of the places.

    Raises:
        InvalidInputs: for a file that cannot be opened, and where there are too many or too few.
    """
    sent: dict[str, list[Sent]] = {}
    pictures: dict[Place, Pixels] = {}
    for name in inputs.files:
        given = request.files.get(name, ())
        _check_count(inputs, name, len(given))
        if name in _NOT_PICTURES:
            sent[name] = [_as_it_is(work, file) for file in given]
            continue
        opened = _opened(work, name, len(given))
        pictures |= dict(zip(inputs.places[name], opened, strict=True))
        sent[name] = [_png(pixels) for pixels in opened]
    if MASK in inputs.places:
        _add_masks(work, inputs, pictures, sent)
    return sent


def _add_masks(
    work: Work, inputs: Inputs, pictures: dict[Place, Pixels], sent: dict[str, list[Sent]]
) -> None:
    sent[MASK] = []
    for place in inputs.places[MASK]:
        picture = pictures.get(place)
        if picture is None:
            picture = next(iter(pictures.values()), None)
        if picture is None:
            picture = work.pixels(MASK)
        where = region(work, picture)
        if where is None:
            raise InvalidInputs("The workflow needs a mask.", field="mask")
        light = np.round(where * _OPAQUE).astype(np.uint8)
        if place not in inputs.alpha_masks:
            sent[MASK].append(_png(np.repeat(light[..., None], 3, axis=2)))
            continue
        # ComfyUI takes what is transparent for the mask; the colours below stay as they are.
        made = _png(np.dstack([picture[..., :3], _OPAQUE - light]))
        sent[MASK].append(made)
        for name, places in inputs.places.items():
            if name in sent and name != MASK and place in places:
                sent[name][places.index(place)] = made


def _opened(work: Work, name: str, count: int) -> list[Pixels]:
    if count == 1:
        return [work.pixels(name)]
    return [eight_bit(plane) for plane in work.pictures(name)]


def _png(pixels: Pixels) -> Sent:
    if pixels.shape[2] == 4 and int(pixels[..., 3].min()) == _OPAQUE:
        pixels = np.ascontiguousarray(pixels[..., :3])
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=1)
    return _named(buffer.getvalue(), ".png", "image/png")


def _as_it_is(work: Work, file: InputFile) -> Sent:
    work.credit(*file.attribution)
    return _named(file.path.read_bytes(), SUFFIXES.get(file.content_type, ""), file.content_type)


def _named(data: bytes, suffix: str, content_type: str) -> Sent:
    return Sent(f"layer-{hashlib.sha256(data).hexdigest()[:32]}{suffix}", data, content_type)


def _check_count(inputs: Inputs, name: str, given: int) -> None:
    wanted = len(inputs.places[name])
    if given != wanted:
        raise InvalidInputs(
            f"The workflow takes {wanted} file{'s' if wanted > 1 else ''} of type {name!r}, and {given} "
            f"{'was' if given == 1 else 'were'} given.",
            field="guidance_files",
        )
