"""What a request gives is sent to ComfyUI as its nodes want it; videos, sounds and 3D models come back whole."""

from __future__ import annotations

import io
import json
import struct
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from layer_mcp.contract.errors import InvalidInputs, RunFailed
from layer_server.generators.card import Attribution, InputFile

CREDIT = Attribution("Fox", "Ana", "somewhere", "CC BY 4.0")
LOADED = {"class_type": "LoadImage", "inputs": {"image": "a.png"}}


@pytest.fixture
def given(tmp_path: Path) -> Any:
    """``given(array)``: a picture that somebody brings."""

    def given(pixels: Any, weight: float = 1.0) -> InputFile:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.png"
        Image.fromarray(np.asarray(pixels, np.uint8)).save(path)
        return InputFile(path, "image/png", weight, path.name, (CREDIT,))

    return given


def flat(colour: tuple[int, ...], size: int = 32) -> Any:
    return np.full((size, size, len(colour)), colour, np.uint8)


def opened(data: bytes) -> Any:
    return np.asarray(Image.open(io.BytesIO(data)))


def sent(comfy: Any, node: str) -> Any:
    return opened(comfy.uploads[comfy.received[-1]["prompt"][node]["inputs"]["image"]])


def test_a_picture_is_sent_once_and_its_credit_comes_back(
    run: Any, workflow: Any, comfy: Any, given: Any
) -> None:
    encoded = {"class_type": "VAEEncode", "inputs": {"pixels": ["10", 0], "vae": ["4", 2]}}
    document = workflow({"10": LOADED, "11": encoded}, n3={"latent_image": ["11", 0], "denoise": 0.6})
    begun = run(document)
    assert begun.card.needs == (("prompt",), ("init_image",))
    made = begun(batch_size=2, files={"init_image": [given(flat((9, 8, 7)))]}, prompt_strength=0.25)
    assert len(comfy.uploads) == 1
    assert sent(comfy, "10").tolist() == flat((9, 8, 7)).tolist()
    assert comfy.received[-1]["prompt"]["3"]["inputs"]["denoise"] == 0.25
    assert [each.attribution for each in made] == [(CREDIT,), (CREDIT,)]
    with pytest.raises(InvalidInputs, match="1 file of type 'init_image', and 2 were"):
        run(document)(files={"init_image": [given(flat((1, 2, 3)))] * 2})


@pytest.mark.parametrize("parameter", [{}, {"for_transparency": True}], ids=["file", "transparency"])
def test_a_mask_is_sent_as_what_is_transparent(
    run: Any, workflow: Any, comfy: Any, given: Any, parameter: dict[str, Any]
) -> None:
    encoded = {"class_type": "VAEEncodeForInpaint", "inputs": {"pixels": ["10", 0], "mask": ["10", 1]}}
    document = workflow({"10": LOADED, "11": encoded}, n3={"latent_image": ["11", 0]})
    picture, mask = flat((9, 8, 7, 255)), np.zeros((32, 32, 3), np.uint8)
    picture[:, 16:, 3] = 0
    mask[:, 16:] = 255
    files = {"init_image": [given(picture)]} | ({} if parameter else {"mask": [given(mask)]})
    run(document)(files=files, mask={"edge_radius": 0, **parameter})
    there = sent(comfy, "10")
    assert there[..., 3].tolist() == (255 - mask[..., 0]).tolist()
    assert there[0, 0, :3].tolist() == [9, 8, 7]


def test_a_mask_of_its_own_node_is_sent_as_light(run: Any, workflow: Any, comfy: Any, given: Any) -> None:
    nodes = {
        "10": LOADED,
        "11": {"class_type": "LoadImageMask", "inputs": {"image": "m.png", "channel": "alpha"}},
        "12": {"class_type": "VAEEncodeForInpaint", "inputs": {"pixels": ["10", 0], "mask": ["11", 0]}},
    }
    mask = np.zeros((32, 32, 3), np.uint8)
    mask[:16] = 255
    begun = run(workflow(nodes, n3={"latent_image": ["12", 0]}))
    begun(files={"init_image": [given(flat((9, 8, 7)))], "mask": [given(mask)]}, mask={"edge_radius": 0})
    assert sent(comfy, "11").tolist() == mask.tolist()
    assert comfy.received[-1]["prompt"]["11"]["inputs"]["channel"] == "red"
    assert sent(comfy, "10").shape == (32, 32, 3)


def test_a_file_that_is_no_picture_never_leaves(run: Any, comfy: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(b"no picture")
    begun = run({"1": LOADED, "2": {"class_type": "SaveImage", "inputs": {"images": ["1", 0]}}})
    with pytest.raises(InvalidInputs):
        begun("", files={"init_image": [InputFile(path, "image/png")]})
    assert comfy.paths == []


def test_what_a_workflow_cannot_use_is_said(run: Any, comfy: Any, given: Any) -> None:
    begun = run({"1": LOADED, "2": {"class_type": "SaveImage", "inputs": {"images": ["1", 0]}}})
    (made,) = begun("a fox", files={"init_image": [given(flat((1, 2, 3)))]})
    assert "takes no prompt" in made.metadata["note"]


def saving(kind: str) -> dict[str, Any]:
    return {
        "1": {"class_type": "MakeIt", "inputs": {"prompt": "x", "seed": 1}},
        "2": {"class_type": kind, "inputs": {"it": ["1", 0]}},
    }


def test_a_video_has_a_poster_and_tags(run: Any, comfy: Any) -> None:
    from layer_server.generators.video.encoding import Format, encode

    frames = [np.full((48, 64, 3), 20 * index, np.uint8) for index in range(12)]
    comfy.file = ("x.mp4", encode(frames, Format(64, 48, Fraction(12), 12), {}))
    comfy.output = "gifs"
    (made,) = run(saving("VHS_VideoCombine"))("a fox runs")
    assert (made.kind, made.mime_type, made.width, made.height) == ("video", "video/mp4", 64, 48)
    assert made.metadata["duration_seconds"] == 1.0
    assert [part.role for part in made.parts] == ["poster"]
    assert b"a fox runs" in made.data


@pytest.mark.parametrize("form", ["WEBP", "GIF"])
def test_an_animated_picture_becomes_a_video(run: Any, comfy: Any, form: str) -> None:
    frames = [Image.new("RGB", (33, 25), (25 * index, 0, 0)) for index in range(8)]
    buffer = io.BytesIO()
    frames[0].save(buffer, form, save_all=True, append_images=frames[1:], duration=125)
    comfy.file = (f"x.{form.lower()}", buffer.getvalue())
    (made,) = run(saving("SaveAnimatedWEBP"))()
    assert (made.kind, made.mime_type, made.width, made.height) == ("video", "video/mp4", 32, 24)
    assert made.metadata["duration_seconds"] == pytest.approx(1.0, abs=0.05)


def test_the_frames_of_a_video_are_no_batch(run: Any, workflow: Any, comfy: Any) -> None:
    frames = Image.new("RGB", (32, 24), (9, 9, 9))
    buffer = io.BytesIO()
    frames.save(buffer, "WEBP")
    comfy.file = ("x.webp", buffer.getvalue())
    animated = {"class_type": "SaveAnimatedWEBP", "inputs": {"images": ["8", 0]}}
    (made,) = run(workflow({"9": animated}, n5={"batch_size": 16}))()
    assert comfy.received[0]["prompt"]["5"]["inputs"]["batch_size"] == 16
    assert made.mime_type == "video/mp4", "frames that are all the same are saved as one"


def test_a_sound_has_a_picture_of_it(run: Any, comfy: Any) -> None:
    from layer_server.generators.audio.encoding import encode_wav

    comfy.file = ("x.wav", encode_wav(np.sin(np.arange(24_000, dtype=np.float32) / 20), {}))
    comfy.output = "audio"
    (made,) = run(saving("SaveAudio"))()
    assert (made.kind, made.mime_type, made.parts[0].role) == ("audio", "audio/wav", "poster")
    assert made.metadata["duration_seconds"] > 0.4


def recorded(form: str, codec: str) -> bytes:
    """Half a second of a tone, or of grey, in a container."""
    import av

    buffer = io.BytesIO()
    with av.open(buffer, "w", format=form) as container:
        if form == "webm":
            stream = container.add_stream(codec, rate=12)
            stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
            frames: Any = [av.VideoFrame.from_ndarray(np.full((48, 64, 3), 90, np.uint8), "rgb24")] * 6
        else:
            stream = container.add_stream(codec, rate=44_100)
            tone = (np.sin(np.arange(22_050) / 20) * 9_000).astype(np.int16)[None]
            frame = av.AudioFrame.from_ndarray(tone, "s16", "mono")
            frame.rate = 44_100
            frames = [frame]
        for at, each in enumerate(frames):
            each.pts = at if form == "webm" else 0
            container.mux(stream.encode(each))
        container.mux(stream.encode(None))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("form", "codec", "name"),
    [
        ("wav", "pcm_s16le", "x.wav"),
        ("flac", "flac", "x.flac"),
        ("mp3", "libmp3lame", "x.mp3"),
        ("webm", "libvpx", "x.webm"),
    ],
)
def test_a_sound_or_a_film_says_in_itself_how_it_was_made(
    run: Any, comfy: Any, form: str, codec: str, name: str
) -> None:
    before = recorded(form, codec)
    comfy.file = (name, before)
    comfy.output = "gifs" if form == "webm" else "audio"
    (made,) = run(saving("VHS_VideoCombine" if form == "webm" else "SaveAudio"))("a fox runs")
    assert b"a fox runs" in made.data
    assert b"a fox runs" not in before
    assert made.metadata["duration_seconds"] == pytest.approx(0.5, abs=0.06)


def glb(document: dict[str, Any]) -> bytes:
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    return struct.pack("<4sII", b"glTF", 2, 20 + len(text)) + struct.pack("<I4s", len(text), b"JSON") + text


def test_a_3d_model_says_how_it_was_made(run: Any, comfy: Any) -> None:
    comfy.file = ("x.glb", glb({"asset": {"version": "2.0", "extras": {"by": "Hunyuan"}}}))
    comfy.output = "3d"
    (made,) = run(saving("SaveGLB"))("a chest")
    assert (made.kind, made.mime_type) == ("three_d", "model/gltf-binary")
    assert "no picture" in made.metadata["note"], "there is nothing in it to draw"
    length = struct.unpack_from("<I", made.data, 8)[0]
    document = json.loads(made.data[20:])
    assert length == len(made.data)
    assert document["asset"]["extras"]["by"] == "Hunyuan"
    assert document["asset"]["extras"]["prompt"] == "a chest"


@pytest.mark.parametrize(
    ("kind", "name", "data"),
    [
        ("SaveVideo", "x.mp4", b"\0\0\0\x18ftypisom" + b"\0" * 500),
        ("SaveVideo", "x.webm", b"\x1aE\xdf\xa3" + b"\0" * 500),
        ("SaveAudio", "x.flac", b"fLaC" + b"\0" * 500),
        ("SaveGLB", "x.glb", b"glTF" + b"\0" * 500),
        ("SaveGLB", "x.glb", glb({"asset": 7})),
    ],
)
def test_a_broken_file_is_a_sentence(run: Any, comfy: Any, kind: str, name: str, data: bytes) -> None:
    comfy.file = (name, data)
    with pytest.raises(RunFailed, match=r"could not be read|no GLB"):
        run(saving(kind))()
