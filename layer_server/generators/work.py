"""One run on given pictures: they are opened under limits, and what is made carries their credits on."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators import drawing
from layer_server.generators.arrays import Plane
from layer_server.generators.card import (
    Attribution,
    Cancelled,
    GenerationRequest,
    InputFile,
    Output,
    Part,
    Progress,
)
from layer_server.generators.provenance import Maker, credit, encode_png, provenance, storable

MAX_PIXELS = 64 * 1024 * 1024
"""Of a picture that is opened at all."""

MAX_SIDE = 3072
"""Pixels; larger pictures are reduced to it, which keeps a step within about a gigabyte."""

GROWING_SIDE = 2048
"""The same where the canvas grows, or where the work takes more planes."""

_BAND = 256
"""Rows that are turned into 8 bits at a time: what that takes on the way is three more pictures of floats."""

_LONGEST_SAID = 20_000
"""Characters of what a picture says of itself that are carried on."""

_FORMATS = ("PNG", "JPEG", "WEBP")
_SCALABLE = {"L", "RGB", "RGBA", "CMYK"}
"""Modes whose samples can be mixed as they are; others become RGBA first."""
_ORIENTATION = 0x0112
"""The EXIF tag."""
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What sets a picture upright, by its orientation; from 5 on its width and height change places."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A picture that was worked on: its file, what it was made for, and whose art its file says is inside."""

    file: InputFile
    prompt: str
    credits: str


class Work:
    """What a utility or a model is given, made easy to use."""

    def __init__(
        self, card: Maker, request: GenerationRequest, progress: Progress, cancel: Callable[[], bool]
    ) -> None:
        self._card = card
        self._request = request
        self._progress = progress
        self._cancel = cancel
        self._opened: dict[str, list[_Source]] = {}
        self._credits: tuple[Attribution, ...] = ()
        self._reduced: list[str] = []

    def __getitem__(self, parameter: str) -> Any:
        return self._request.parameters[parameter]

    def get(self, parameter: str) -> Any:
        """A parameter that may be absent."""
        return self._request.parameters.get(parameter)

    def step(self, fraction: float, stage: str) -> None:
        """Report. Raises Cancelled when the run is to stop."""
        if self._cancel():
            raise Cancelled
        self._progress(fraction, stage)

    def has(self, port: str) -> bool:
        return bool(self._request.files.get(port))

    def picture(self, port: str, max_side: int = MAX_SIDE) -> Plane:
        """The one picture of a port, (h, w, 4).

        Raises:
            InvalidInputs: when it is no picture, or a larger one than is opened.
        """
        return _planes(self.pixels(port, max_side))

    def pictures(self, port: str, max_side: int = MAX_SIDE) -> Iterator[Plane]:
        """The pictures of a port one after the other, so that many need no more memory than one.

        Raises:
            InvalidInputs: as ``picture`` does.
        """
        return map(_planes, self._each(port, max_side))

    def pixels(self, port: str, max_side: int = MAX_SIDE) -> NDArray[np.uint8]:
        """The one picture of a port in 8 bits, (h, w, 4). Raises as ``picture`` does."""
        return next(self._each(port, max_side))

    def weight(self, port: str) -> float:
        """Of the first file of a port, 0 to 1; 1 where there is none."""
        files = self._request.files.get(port, ())
        return files[0].weight if files else 1.0

    def credit(self, *attribution: Attribution) -> None:
        """Whose work goes into all that is made, besides that of the pictures."""
        self._credits = tuple(dict.fromkeys((*self._credits, *attribution)))

    def _each(self, port: str, max_side: int) -> Iterator[NDArray[np.uint8]]:
        files = self._files(port)
        self._opened[port] = []
        for index, file in enumerate(files):
            self.step(0.5 * index / len(files), f"opening {index + 1} of {len(files)}")
            pixels, said, size = _open(file, port, max_side)
            if size != pixels.shape[1::-1]:
                self._reduced.append(f"{size[0]} x {size[1]} to {pixels.shape[1]} x {pixels.shape[0]}")
            self._opened[port].append(_Source(file, said.get("Prompt", ""), said.get("Attribution", "")))
            yield pixels

    def shapes(self, port: str) -> list[float]:
        """Height by width of each picture of a port, without opening it. Raises as ``picture`` does."""
        sizes = [_size(file, port) for file in self._files(port)]
        return [height / width for width, height in sizes]

    def size(self, port: str) -> tuple[int, int]:
        """Width and height of the one picture of a port, upright, without opening it. Raises as ``picture`` does."""
        return _size(self._files(port)[0], port)

    def _files(self, port: str) -> Sequence[InputFile]:
        files = self._request.files.get(port, ())
        if not files:
            raise InvalidInputs(f"{self._card.slug} needs a picture for its port {port!r}.", field=port)
        return files

    def said(self, port: str) -> list[str]:
        """What each picture of a port was made for, or its file's name, or nothing."""
        return [each.prompt or each.file.name.rpartition(".")[0] for each in self._opened.get(port, ())]

    def output(
        self,
        pixels: Plane | NDArray[np.uint8],
        *,
        parts: Sequence[Part] = (),
        metadata: Mapping[str, Any] | None = None,
    ) -> list[Output]:
        """The finished picture, (h, w, 3 or 4), in 0..1 or as 8 bits, with the credits of all that went into it."""
        self.step(0.9, "encoding")
        made = self.made(pixels, self._request.seed, parts=parts, metadata=metadata)
        self.step(1.0, "done")
        return [made]

    def made(
        self,
        pixels: Plane | NDArray[np.uint8],
        seed: int,
        *,
        parts: Sequence[Part] = (),
        metadata: Mapping[str, Any] | None = None,
    ) -> Output:
        """One output of several; like ``output``, without reporting."""
        attribution = self.attribution
        data = eight_bit(pixels)
        has_alpha = data.shape[2] == 4 and bool((data[..., 3] < 255).any())
        if data.shape[2] == 4 and not has_alpha:
            data = np.ascontiguousarray(data[..., :3])
        return Output(
            kind="image",
            mime_type="image/png",
            data=encode_png(data, self.chunks(seed), level=4),
            seed=seed,
            width=data.shape[1],
            height=data.shape[0],
            has_alpha=has_alpha,
            parts=tuple(parts),
            attribution=attribution,
            metadata=self.facts(metadata),
        )

    def part(self, role: str, pixels: NDArray[np.uint8], seed: int) -> Part:
        """A picture that belongs to an output, (h, w), (h, w, 3) or (h, w, 4) in 8 bits."""
        data = encode_png(pixels, {**self.chunks(seed), "Part": role}, level=4)
        return Part(role, "image/png", data, pixels.shape[1], pixels.shape[0])

    @property
    def attribution(self) -> tuple[Attribution, ...]:
        """Whose work is in what is made."""
        given = (item for source in self._sources() for item in source.file.attribution)
        return tuple(dict.fromkeys((*given, *self._credits)))

    def facts(self, metadata: Mapping[str, Any] | None) -> dict[str, Any]:
        """The metadata of an output, with what was done to the pictures when they were opened."""
        facts = dict(metadata or {})
        if self._reduced:
            facts["reduced"] = self._reduced[0] if len(self._reduced) == 1 else list(self._reduced)
        return facts

    def _sources(self) -> list[_Source]:
        return [each for opened in self._opened.values() for each in opened]

    def chunks(self, seed: int) -> dict[str, str]:
        """What a file says of how it was made: the prompts of what it was made from, and its own."""
        chunks = provenance(self._card, self._request, seed)
        prompts = [source.prompt for source in self._sources()]
        said_before = [each for each in dict.fromkeys((*prompts, chunks["Prompt"])) if each]
        if said_before:
            chunks["Prompt"] = "; ".join(said_before)
        said = [credit(item) for item in self.attribution]
        said += [each for source in self._sources() for each in source.credits.split("; ") if each]
        if said:
            chunks["Attribution"] = "; ".join(dict.fromkeys(said))
        return chunks


BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    OverflowError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What Pillow raises for pictures that are broken in one way or another."""


def eight_bit(pixels: Plane | NDArray[np.uint8]) -> NDArray[np.uint8]:
    """0..1 to 0..255, where that has not been done; what is quite transparent has no colour."""
    if pixels.dtype == np.uint8:
        return pixels.astype(np.uint8, copy=False)
    result = np.empty(pixels.shape, np.uint8)
    for top in range(0, len(pixels), _BAND):
        band = (np.clip(pixels[top : top + _BAND], 0, 1) * 255 + 0.5).astype(np.uint8)
        if band.shape[2] == 4:
            band[band[..., 3] == 0] = 0
        result[top : top + _BAND] = band
    return result


def colour(text: str) -> Plane:
    """``#rgb``, ``#rrggbb`` or a name of CSS as three floats in 0..1."""
    return np.array(ImageColor.getrgb(text)[:3], np.float32) / 255


def _planes(pixels: NDArray[np.uint8]) -> Plane:
    return pixels.astype(np.float32) / np.float32(255)


def _open(
    file: InputFile, port: str, max_side: int
) -> tuple[NDArray[np.uint8], dict[str, str], tuple[int, int]]:
    """The pixels, (h, w, 4); what the file says of itself; and how large it is, (width, height)."""
    if file.content_type == "image/svg+xml":
        return drawing.opened(file, port, max_side)
    with _image(file, port) as image:
        said = {
            key: storable(str(value))[:_LONGEST_SAID]
            for key, value in image.info.items()
            if key in {"Prompt", "Attribution"}
        }
        size = _upright(image)
        image.draft("RGB", (max_side, max_side))
        if max(image.size) > max_side and image.mode in _SCALABLE:
            # Before anything is copied: a picture at the limit has a quarter of a gigabyte.
            image.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
        upright: Image.Image = image
        if image.mode.startswith("I"):
            # 16 bits, which Pillow would cut at 255 and not scale.
            upright = Image.fromarray((np.asarray(image) // 257).astype(np.uint8))
        if upright.mode == "RGBA":
            upright.load()  # what follows needs no second copy of a quarter of a gigabyte
        else:
            upright = upright.convert("RGBA")
        turn = _TURNS.get(_orientation(image))
        if turn is not None:
            upright = upright.transpose(turn)
    if max(upright.size) > max_side:
        upright.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
    return np.array(upright), said, size


def _upright(image: Image.Image) -> tuple[int, int]:
    return (image.height, image.width) if _orientation(image) >= 5 else (image.width, image.height)


def _orientation(image: Image.Image) -> int:
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001  broken EXIF raises all sorts, and the picture is good without it
        return 1
    return found if isinstance(found, int) and found in _TURNS else 1


def _size(file: InputFile, port: str) -> tuple[int, int]:
    if file.content_type == "image/svg+xml":
        return drawing.size(file, port)
    with _image(file, port) as image:
        return _upright(image)


@contextmanager
def _image(file: InputFile, port: str) -> Iterator[Image.Image]:
    """The file as a picture whose size is bearable."""
    try:
        with Image.open(file.path, formats=_FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise InvalidInputs(
                    f"The picture for {port!r} has {image.width} x {image.height} pixels, more than the "
                    f"{MAX_PIXELS >> 20} megapixels that are opened.",
                    field=port,
                    remedy="Make it smaller first.",
                )
            yield image
    except BROKEN as error:
        raise InvalidInputs(
            f"The file for {port!r} could not be read as a picture ({error}).",
            field=port,
            remedy="Give a PNG, JPEG or WebP.",
        ) from error
