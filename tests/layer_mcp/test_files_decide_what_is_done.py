"""A file that comes with a prompt says what is done, before its words and together with them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from layer_mcp.catalog.choice import need_of
from layer_mcp.library.guidance import Reference

ID = "11111111-2222-4333-8444-555555555555"


def _asset(kind: str) -> Any:
    return SimpleNamespace(kind=kind, name="thing")


@pytest.mark.parametrize(
    ("prompt", "files", "use_case"),
    [
        ("make it night", ["castle.png"], "image_editing"),
        ("", ["castle.png"], "image_editing"),
        ("remove the background", ["castle.png"], "background_removal"),
        ("cut out", [Path("hero.webp")], "background_removal"),
        ("remove the background behind her", [_asset("image")], "background_removal"),
        ("upscale 4x", ["icon.png"], "upscaling"),
        ("remove bg", ["hero.png"], "background_removal"),
        ("make this bigger, 4k", ["icon.png"], "upscaling"),
        ("bring it to life", ["castle.png"], "image_to_video"),
        ("turntable video", ["robot.glb"], "image_to_video"),
        ("make it a vector", ["logo.png"], "vectorization"),
        ("svg", ["logo.png"], "vectorization"),
        ("split into layers", ["hero.png"], "split_into_layers"),
        ("segment the objects", ["room.png"], "segment"),
        ("outpaint to the left", ["room.png"], "reframing"),
        ("16:9", ["room.png"], "reframing"),
        ("3D model", ["chest.png"], "image_to_3d"),
        ("make a mesh of it", ["chest.png"], "image_to_3d"),
        ("turn this sketch into a mesh", ["chest.png:reference_image"], "image_to_3d"),
        ("make a 3D model from this", ["chest.png:reference_image"], "image_to_3d"),
        ("mossy chest", ["chest.png:reference_image"], "text_to_image"),
        ("slow zoom in", ["castle.png"], "image_to_video"),
        ("animate the clouds", ["castle.png"], "image_to_video"),
        ("snow", [{"file_id": ID, "type": "first_frame"}], "image_to_video"),
        ("", ["a.png:first_frame", "b.png:last_frame"], "image_to_video"),
        ("cut to the first 2 seconds", ["clip.mp4"], "video_editing"),
        ("2x faster", [_asset("video")], "video_editing"),
        ("extend by 3 seconds", ["clip.mp4"], "video_extend"),
        ("make it longer", [{"file_id": ID, "type": "init_video"}], "video_extend"),
        ("rusty metal", ["robot.glb"], "retexture"),
        ("", ["robot.glb"], "remesh"),
        ("simplify to 500 triangles", [_asset("three_d")], "remesh"),
        ("spin slowly", ["robot.glb:init_mesh"], "animate"),
        ("add a skeleton", ["robot.glb"], "rig"),
        ("front, side and back views", ["robot.glb"], "multi_angle"),
    ],
)
def test_the_work_follows_from_the_file(prompt: str, files: list[Any], use_case: str) -> None:
    assert need_of(prompt, {"guidance_files": files}).use_case == use_case


@pytest.mark.parametrize(
    ("prompt", "parameters", "use_case"),
    [
        ("", {"remove_background": True}, "background_removal"),
        ("", {"vectorize": True}, "vectorization"),
        ("", {"upscale_ratio": 4}, "upscaling"),
        ("", {"face_limit": 500}, "image_to_3d"),
        ("fog", {"duration_seconds": 4}, "image_to_video"),
        ("a window", {"mask": {"for_transparency": True}}, "inpainting"),
        ("", {"reframe": True}, "reframing"),
    ],
)
def test_parameters_say_what_is_done_with_a_picture(
    prompt: str, parameters: dict[str, Any], use_case: str
) -> None:
    assert need_of(prompt, {"guidance_files": ["a.png"], **parameters}).use_case == use_case


def test_a_face_and_a_voice_are_lip_sync() -> None:
    need = need_of("", {"guidance_files": ["face.png", "voice.wav"]})
    assert (need.modality, need.capability) == ("video", "lipsync")
    assert need_of("make her say hello", {"guidance_files": ["face.png"]}).capability == "lipsync"


def test_what_only_steers_does_not_decide() -> None:
    pose = {"file_id": ID, "type": "pose"}
    assert need_of("a knight", {"guidance_files": [pose]}).use_case == "text_to_image"
    assert need_of("a knight", {"guidance_files": [pose]}).capability == "character_pose"
    style = Reference("style.png", "reference_image", 0.5)
    assert need_of("misty forest", {"guidance_files": [style]}).capability == "style_reference"
    both = [style, "castle.png:init_image"]
    assert need_of("in this style", {"guidance_files": both}).use_case == "image_editing"


def test_one_file_needs_no_list_and_a_wrong_weight_is_said_later() -> None:
    assert need_of("svg", {"guidance_files": "logo.png"}).use_case == "vectorization"
    assert need_of("night", {"guidance_files": ["a.png:pose:heavy"]}).use_case == "image_editing"
