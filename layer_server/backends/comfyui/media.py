"""Videos, sounds and 3D models of ComfyUI: what is known of them, a picture that stands for them, and their tags."""

from __future__ import annotations

import io
import json
import struct
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from layer_mcp.contract.errors import LayerError, RunFailed
from layer_server.backends.comfyui.results import Saved
from layer_server.generators.card import Attribution, GenerationRequest, Part
from layer_server.generators.provenance import Maker, credit, encode_png, provenance

POSTER_SIDE = 512
_POSTER_MOMENT = 0.3
"""Of a video: by then it shows what it is about."""
_MAX_PIXELS, _MAX_FRAMES = 4096 * 2304, 2000
_LIMITS = {"max_pixels": str(_MAX_PIXELS)}
_MOVING = ("image/gif", "image/webp")
"""Animated pictures, which become videos."""
_FRAME_MILLISECONDS = 100.0
"""Of a frame that does not say how long it is shown."""
_HEARD_SECONDS = 600
"""Of a sound that its picture shows."""
_RATE = 8000
"""Samples a second that a picture of a sound needs."""
_FORMATS = {
    "video/mp4": "mov",
    "video/webm": "matroska",
    "audio/wav": "wav",
    "audio/mpeg": "mp3",
    "audio/flac": "flac",
    "audio/ogg": "ogg",
    "audio/mp4": "mov",
}
"""The one container that a file is opened as; it does not choose by itself."""
_WRITTEN: Mapping[str, str] = _FORMATS | {
    "video/mp4": "mp4",
    "video/webm": "webm",
    "audio/mp4": "ipod",
}
"""And as which it is written."""
_GLB_HEADER, _GLB_CHUNK, _JSON = struct.Struct("<4sII"), struct.Struct("<I4s"), b"JSON"


@dataclass(frozen=True, slots=True)
class Made:
    """A file, and what is known of it."""

    data: bytes
    mime_type: str
    width: int | None = None
    height: int | None = None
    posters: Sequence[Part] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


def described(
    saved: Saved, maker: Maker, request: GenerationRequest, seed: int, attribution: Sequence[Attribution]
) -> Made:
    """What a file is.

    Raises:
        RunFailed: when it is broken.
    """
    if saved.kind == "three_d":
        return _model(saved, maker, request, seed, attribution)
    import av

    try:
        if saved.kind == "video":
            return _video(saved, maker, request, seed, attribution)
        return _sound(saved, maker, request, seed, attribution)
    except (av.FFmpegError, ValueError, OSError) as error:
        kind = "video" if saved.kind == "video" else "sound"
        raise RunFailed(
            f"{saved.name} of ComfyUI could not be read as a {kind} ({type(error).__name__}).",
            remedy="Look at the file in ComfyUI's output folder, then run it again.",
        ) from None


def _video(
    saved: Saved, maker: Maker, request: GenerationRequest, seed: int, attribution: Sequence[Attribution]
) -> Made:
    import av

    from layer_server.generators.video.encoding import tags

    said = tags(maker, request, seed, attribution)
    mime_type, data = saved.mime_type, saved.data
    if mime_type in _MOVING:
        mime_type, data = "video/mp4", _filmed(saved, said)
    else:
        data = _tagged(data, mime_type, said)
    with av.open(io.BytesIO(data), format=_FORMATS[mime_type]) as container:
        if not container.streams.video:
            raise ValueError("there is no picture in it")
        stream = container.streams.video[0]
        stream.codec_context.options = _LIMITS
        seconds = container.duration / av.time_base if container.duration else 0.0
        if seconds:
            container.seek(int(container.duration * _POSTER_MOMENT))
        frame = next(container.decode(stream), None)
        if frame is None:
            raise ValueError("there is no picture in it")
        image = Image.fromarray(frame.to_ndarray(format="rgb24"))
        facts = {
            "duration_seconds": round(seconds, 4),
            "fps": round(float(stream.average_rate or 0), 3),
            "generate_audio": bool(container.streams.audio),
        }
    width, height = image.size
    image.thumbnail((POSTER_SIDE, POSTER_SIDE), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=88, method=4)
    poster = Part("poster", "image/webp", buffer.getvalue(), *image.size)
    return Made(data, mime_type, width, height, (poster,), facts)


def _filmed(saved: Saved, tags: Mapping[str, str]) -> bytes:
    """An animated picture as an MP4, at the pace of its first frame. Raises ValueError for what is too much."""
    from layer_server.generators.video.encoding import Format, Frame, encode

    with Image.open(io.BytesIO(saved.data), formats=("WEBP", "GIF")) as image:
        count = int(getattr(image, "n_frames", 1))
        if image.width * image.height > _MAX_PIXELS or count > _MAX_FRAMES:
            raise ValueError("too large")
        width, height = (side // 2 * 2 for side in image.size)

        def frames() -> Iterator[Frame]:
            for index in range(count):
                image.seek(index)
                yield np.asarray(image.convert("RGB"), np.uint8)[:height, :width]

        image.load()
        shown = float(image.info.get("duration") or _FRAME_MILLISECONDS)
        rate = Fraction(min(1000 / max(shown, 1.0), 60.0)).limit_denominator(1000)
        return encode(frames(), Format(width, height, rate, count), tags)


def _tagged(data: bytes, mime_type: str, tags: Mapping[str, str]) -> bytes:
    """The same file with tags: its streams are not touched."""
    import av

    options = {"fflags": "+bitexact"}
    if mime_type in {"video/mp4", "audio/mp4"}:
        options["movflags"] = "+faststart"
    # A file: to put the index in front it is read again.
    with tempfile.TemporaryDirectory(prefix="layer-comfyui-") as folder:
        path = Path(folder) / "tagged"
        with (
            av.open(io.BytesIO(data), format=_FORMATS[mime_type]) as source,
            av.open(str(path), "w", format=_WRITTEN[mime_type], options=options) as target,
        ):
            target.metadata.update(tags)
            kept = [stream for stream in source.streams if stream.type in {"video", "audio"}]
            copies = {stream.index: target.add_stream_from_template(stream) for stream in kept}
            for packet in source.demux(kept):
                if packet.dts is not None:
                    packet.stream = copies[packet.stream.index]
                    target.mux(packet)
        return path.read_bytes()


def _sound(
    saved: Saved, maker: Maker, request: GenerationRequest, seed: int, attribution: Sequence[Attribution]
) -> Made:
    import av

    from layer_server.generators.audio.waveform import HEIGHT, WIDTH, waveform_png
    from layer_server.generators.video.encoding import tags

    pieces: list[NDArray[np.float32]] = []
    with av.open(io.BytesIO(saved.data), format=_FORMATS[saved.mime_type]) as container:
        if not container.streams.audio:
            raise ValueError("there is no sound in it")
        stream = container.streams.audio[0]
        rate, channels = stream.rate, stream.codec_context.channels
        resample = av.AudioResampler(format="flt", layout="mono", rate=_RATE)
        heard = 0
        for frame in container.decode(stream):
            for each in resample.resample(frame):
                pieces.append(np.asarray(each.to_ndarray(), np.float32).reshape(-1))
                heard += len(pieces[-1])
            if heard > _HEARD_SECONDS * _RATE:
                break
        length = container.duration / av.time_base if container.duration else heard / _RATE
    if not heard:
        raise ValueError("there is no sound in it")
    poster = Part("poster", "image/png", waveform_png(np.concatenate(pieces)[:, None]), WIDTH, HEIGHT)
    facts = {"duration_seconds": round(float(Fraction(length)), 4), "sample_rate": rate, "channels": channels}
    data = _tagged(saved.data, saved.mime_type, tags(maker, request, seed, attribution))
    return Made(data, saved.mime_type, posters=(poster,), facts=facts)


def _model(
    saved: Saved, maker: Maker, request: GenerationRequest, seed: int, attribution: Sequence[Attribution]
) -> Made:
    from layer_server.generators.mesh.gltf_reading import read_glb
    from layer_server.generators.mesh.render import render

    chunks = provenance(maker, request, seed, attribution)
    extras: dict[str, Any] = {name.lower(): value for name, value in chunks.items()}
    extras["parameters"] = json.loads(chunks["Parameters"])
    extras["attribution"] = [credit(item) for item in attribution]
    data = _with_extras(saved, extras)
    with tempfile.TemporaryDirectory(prefix="layer-comfyui-") as folder:
        path = Path(folder) / "model.glb"
        path.write_bytes(data)
        try:
            picture = render(read_glb(path), None, POSTER_SIDE, POSTER_SIDE)
        except LayerError as error:
            # Compressed in a way that is not read here, or too large to be drawn: it is an asset nevertheless.
            return Made(data, saved.mime_type, facts={"note": f"There is no picture of it: {error.message}"})
    png = encode_png(picture, {"Software": chunks["Software"]}, level=4)
    return Made(data, saved.mime_type, posters=(Part("poster", "image/png", png, POSTER_SIDE, POSTER_SIDE),))


def _with_extras(saved: Saved, extras: Mapping[str, Any]) -> bytes:
    """The same GLB, whose ``asset.extras`` say how it was made. Raises RunFailed when it is none."""
    try:
        document, start, end = _json_of(saved.data)
    except (ValueError, RecursionError, struct.error):
        raise RunFailed(
            f"{saved.name} of ComfyUI is no GLB that can be read.",
            remedy="Look at the file in ComfyUI's output folder, then run it again.",
        ) from None
    said = document["asset"].get("extras")
    document["asset"]["extras"] = {**(said if isinstance(said, dict) else {}), **extras}
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    rest = saved.data[end:]
    header = _GLB_HEADER.pack(b"glTF", 2, start + len(text) + len(rest))
    return header + _GLB_CHUNK.pack(len(text), _JSON) + text + rest


def _json_of(data: bytes) -> tuple[dict[str, Any], int, int]:
    """The document of a GLB, and from where to where it stands. Raises ValueError when there is none."""
    magic, version, _ = _GLB_HEADER.unpack_from(data)
    length, kind = _GLB_CHUNK.unpack_from(data, _GLB_HEADER.size)
    start = _GLB_HEADER.size + _GLB_CHUNK.size
    if (magic, version, kind) != (b"glTF", 2, _JSON):
        raise ValueError("no GLB 2")
    document = json.loads(data[start : start + length])
    if not isinstance(document, dict) or not isinstance(document.get("asset"), dict):
        raise ValueError("no asset")  # noqa: TRY004  one kind of error for whatever is no GLB
    return document, start, start + length
