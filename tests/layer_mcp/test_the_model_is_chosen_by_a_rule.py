"""Without a name, the model follows from prompt and parameters; the same prompt, the same model."""

from __future__ import annotations

from typing import Any

import pytest

from layer_mcp.catalog.choice import Need, best, fitting, need_of, otherwise
from layer_mcp.contract.errors import ModelNotFound
from layer_mcp.contract.models import ModelSummary

ICON = ModelSummary(model_id="1", slug="icon", use_cases=["text_to_image"], capabilities=["square"])
TEXTURE = ModelSummary(
    model_id="2", slug="texture", use_cases=["text_to_image"], capabilities=["tileability"]
)
IMAGE = Need("image", "text_to_image")


@pytest.mark.parametrize(
    ("prompt", "parameters", "use_case", "capability"),
    [
        ("crystal sword icon", {}, "text_to_image", None),
        ("mossy cobblestone texture", {}, "text_to_image", "tileability"),
        ("Seamless brick wall", {}, "text_to_image", "tileability"),
        ("a 3D model of a chest", {}, "text_to_3d", None),
        ("low poly barrel", {"low_poly": True}, "text_to_3d", None),
        ("a sword", {"low_poly": False}, "text_to_image", None),
        ("sound effect of a door", {}, "sound_effects", None),
        ("calm village music", {}, "music", None),
        ("a video of waves", {}, "text_to_video", None),
        ("a sword", {"remove_background": True}, "text_to_image", None),
        ("a sword", {"mask": {"file_id": "x"}}, "inpainting", None),
        ("remove the background", {}, "background_removal", None),
        ("upscale this image", {}, "upscaling", None),
        ("hello", {"voice": "deep"}, "text_to_speech", None),
        ("a photograph of musicians on videotape", {}, "text_to_image", None),
    ],
)
def test_the_use_case_is_read(
    prompt: str, parameters: dict[str, Any], use_case: str, capability: str | None
) -> None:
    need = need_of(prompt, parameters)
    assert (need.use_case, need.capability) == (use_case, capability)


SURFACES = """
mossy cobblestone
red brick wall
rusty metal plates
blue fabric
dark wood planks
stone floor
grass
gravel
tree bark
sand
white marble with gold veins
bathroom tiles
lava ground
a brick wall
wet asphalt, top-down view
cracked mud
snowy ground
forest ground with leaves
bark of an oak tree
old castle wall covered in ivy
dungeon floor
sci-fi wall panels
brushed steel
worn brown leather
cracked blue ice
green grass field
cobblestone road
stone blocks
wooden floor 4k
plywood
molten lava
moon surface
red and black checkered tiles texture
concrete
oak floorboards
desert sand
rough plaster
hexagonal tiles
spaceship hull plating
pebbles
"""

PICTURES = """
crystal sword icon
wooden shield
stone golem
grass sword
brick
brick item
gold coin
marble statue
sand castle
bag of sand
hourglass with sand
grass icon
icon of a brick wall
lava monster
bark beetle
concrete mixer
metal helmet
iron ore
leather
magic leather
leather boots
wood
fire wall
dinner plates
mahjong tiles
a tree on grass
potion, sand background
floor lamp
tile cutter
rune stone
ice crystal
snow leopard
velvet hat
lego bricks
pile of gravel
crafting material
health potion
treasure chest
dragon egg
fabric scissors
"""


@pytest.mark.parametrize("prompt", SURFACES.strip().splitlines())
def test_a_surface_gets_the_model_for_textures(prompt: str) -> None:
    assert need_of(prompt, {}) == Need("image", "text_to_image", "tileability")


@pytest.mark.parametrize("prompt", PICTURES.strip().splitlines())
def test_a_thing_stays_a_picture_whatever_it_is_made_of(prompt: str) -> None:
    assert need_of(prompt, {}) == IMAGE


@pytest.mark.parametrize(
    ("prompt", "use_case"),
    [
        ("sound of an explosion", "sound_effects"),
        ("explosion sound", "sound_effects"),
        ("footsteps, sfx", "sound_effects"),
        ("boss fight, orchestral music", "music"),
        ("music for a boss fight", "music"),
        ("chiptune for a shop", "music"),
        ("a speech by the king", "text_to_speech"),
        ("calm female voice", "text_to_speech"),
        ("walk cycle video", "text_to_video"),
        ("walk cycle of a knight", "text_to_video"),
        ("animation of a running fox", "text_to_video"),
        ("low poly mesh of a barrel", "text_to_3d"),
        ("3D chest", "text_to_3d"),
    ],
)
def test_sound_film_and_solids_are_heard(prompt: str, use_case: str) -> None:
    assert need_of(prompt, {}).use_case == use_case


@pytest.mark.parametrize(
    "prompt",
    [
        "music box",
        "speech bubble",
        "video game controller",
        "music note icon",
        "sound icon",
        "paper clip",
        "icon of a 3D printer",
        "a bard playing a tune",
        "video camera",
        "movie ticket",
    ],
)
def test_a_thing_that_has_such_a_word_in_its_name_stays_a_picture(prompt: str) -> None:
    assert need_of(prompt, {}) == IMAGE


@pytest.mark.parametrize(
    ("prompt", "other"),
    [
        ("creaking door", "a picture"),
        ("church bell", "sound"),
        ("mossy cobblestone", "icon"),
        ("leather", "texture"),
        ("creaking door sound", ""),
        ("mossy cobblestone texture", ""),
        ("church bell icon", ""),
        ("church bell.png", ""),
        ("sword", ""),
    ],
)
def test_where_two_kinds_are_plausible_it_is_said_how_to_get_the_other(prompt: str, other: str) -> None:
    need = need_of(prompt, {})
    said = otherwise(prompt, {}, TEXTURE if need.capability == "tileability" else ICON)
    assert other in said
    assert bool(said) == bool(other)


@pytest.mark.parametrize(
    ("prompt", "use_case"),
    [
        ("explosion.wav", "sound_effects"),
        ("village theme.mp3", "music"),
        ("campfire mp4", "text_to_video"),
        ("wooden cart .glb", "text_to_3d"),
        ("thunder clap.png", "text_to_image"),
        ("mp3 player", "text_to_image"),
    ],
)
def test_a_format_that_is_named_decides(prompt: str, use_case: str) -> None:
    assert need_of(prompt, {}).use_case == use_case


def test_the_servers_order_is_kept_and_its_ranking_followed() -> None:
    assert fitting(IMAGE, [ICON, TEXTURE]) == [ICON, TEXTURE]
    assert fitting(Need("image", "text_to_image", "tileability"), [ICON, TEXTURE]) == [TEXTURE]
    assert fitting(Need("image", "text_to_image", "tileability"), [ICON]) == [ICON]
    assert best([ICON, TEXTURE], []) is ICON
    assert best([ICON, TEXTURE], [TEXTURE, ICON]) is TEXTURE
    assert best([ICON], [TEXTURE]) is ICON


def test_what_is_paid_in_vain_with_another_model_is_not_guessed() -> None:
    silent = ModelSummary(model_id="3", slug="silent")
    assert fitting(need_of("a sword", {}), [silent]) == [silent]
    with pytest.raises(ModelNotFound):
        fitting(need_of("", {"remove_background": True, "guidance_files": ["sword.png"]}), [silent])


def test_nothing_fits_is_said() -> None:
    with pytest.raises(ModelNotFound, match=r"asks for a 3D model.*it has icon\."):
        fitting(Need("three_d", "text_to_3d"), [ICON])


def test_what_a_server_lacks_is_refused_with_what_it_has(memory_layer: Any) -> None:
    with pytest.raises(ModelNotFound, match=r"asks for a video.*it has .*swatch"):
        memory_layer.estimate("walk cycle video")


def test_a_named_model_and_the_variable_come_first(
    memory_layer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert memory_layer.choose_model("beep sound effect").slug == "tone"
    assert memory_layer.estimate("beep sound effect").chosen
    monkeypatch.setenv("LAYER_MODEL", "swatch")
    assert memory_layer.estimate("beep sound effect", batch_size=1).model.slug == "swatch"
    assert memory_layer.estimate("x", model="tone", batch_size=1).model.slug == "tone"
