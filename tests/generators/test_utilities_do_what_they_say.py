from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from layer_mcp.contract.errors import InvalidInputs
from layer_server.blueprints.value_schema import fault
from layer_server.generators.card import Attribution, Cancelled, GenerationRequest, InputFile, Output
from layer_server.generators.utility.registry import UTILITIES
from layer_server.generators.work import MAX_PIXELS

CARDS = {card.slug: card for card in UTILITIES}
CREDIT = Attribution("A drawing", "An artist", "a place", "CC BY 4.0", "https://example.org")
Use = Callable[..., Output]
Save = Callable[..., InputFile]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Puts pixels into a file that a utility can take."""

    def write(
        pixels: np.ndarray, name: str = "picture.png", attribution: Sequence[Attribution] = ()
    ) -> InputFile:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}-{name}"
        Image.fromarray(pixels).save(path)
        return InputFile(path, "image/png", name=name, attribution=attribution)

    return write


def _use(
    slug: str,
    files: Mapping[str, InputFile | list[InputFile]],
    cancel: Callable[[], bool] = lambda: False,
    **given: Any,
) -> Output:
    card = CARDS[slug]
    assert not any(fault(card.parameters[name].schema, value) for name, value in given.items())
    module, _, function = card.generator.partition(":")
    request = GenerationRequest(
        "",
        7,
        1,
        card.complete(given),
        {port: each if isinstance(each, list) else [each] for port, each in files.items()},
    )
    told: list[float] = []
    [output] = getattr(import_module(module), function)(
        request, np.random.default_rng(7), lambda fraction, stage: told.append(fraction), cancel
    )
    assert told == sorted(told)
    assert told[-1] == 1.0
    result: Output = output
    return result


def _pixels(output: Output) -> np.ndarray:
    pixels = np.asarray(Image.open(io.BytesIO(output.data)))
    assert pixels.shape[:2] == (output.height, output.width)
    assert (pixels.shape[2] == 4) == output.has_alpha
    return pixels


def _disc(size: int = 128, ink: tuple[int, int, int] = (210, 40, 30), radius: float = 0.35) -> np.ndarray:
    """A disc with transparency around it."""
    y, x = np.mgrid[0:size, 0:size] / size - 0.5
    picture = np.zeros((size, size, 4), np.uint8)
    picture[np.hypot(x, y) < radius] = (*ink, 255)
    return picture


def _photo(size: int = 200) -> np.ndarray:
    """A red disc on a grey wall that gets darker downwards, with noise."""
    wall = 205 - 30 * np.mgrid[0:size, 0:size][0] / size
    photo = np.repeat(wall[..., None], 3, 2) + np.random.default_rng(1).normal(0, 2.5, (size, size, 3))
    y, x = np.mgrid[0:size, 0:size] / size - 0.5
    photo[np.hypot(x, y) < 0.3] = (200, 45, 40)
    return photo.clip(0, 255).astype(np.uint8)


def _sample(slug: str, save: Save) -> dict[str, InputFile | list[InputFile]]:
    """Something for every port."""
    made = {port: save(_disc(), attribution=[CREDIT]) for port in CARDS[slug].ports}
    return {
        port: [file] if CARDS[slug].ports[port].type.endswith("[]") else file for port, file in made.items()
    }


@pytest.mark.parametrize("slug", CARDS)
def test_the_same_input_gives_the_same_bytes(slug: str, save: Save) -> None:
    files = _sample(slug, save)
    sizes = {
        name: CARDS[slug].parameters[name].schema
        for name in ("width", "height")
        if name in CARDS[slug].parameters
    }
    small = {
        name: max(64, schema["minimum"]) for name, schema in sizes.items() if schema["type"] == "integer"
    }
    first, second = _use(slug, files, **small), _use(slug, files, **small)
    assert first.data == second.data
    _pixels(first)


@pytest.mark.parametrize("slug", [slug for slug, card in CARDS.items() if card.ports])
def test_credits_are_carried_on(slug: str, save: Save) -> None:
    output = _use(slug, _sample(slug, save))
    assert output.attribution == (CREDIT,)
    text = Image.open(io.BytesIO(output.data)).info
    assert "A drawing by An artist" in text["Attribution"]
    assert text["Model"] == f"{slug}@1"


@pytest.mark.parametrize("slug", CARDS)
def test_a_cancel_stops_it(slug: str, save: Save) -> None:
    with pytest.raises(Cancelled):
        _use(slug, _sample(slug, save), cancel=lambda: True)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "song.png"
    path.write_bytes(b"no picture at all")
    with pytest.raises(InvalidInputs, match="could not be read as a picture"):
        _use("trim", {"picture": InputFile(path, "image/png")})


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    side = 9000
    assert side * side > MAX_PIXELS
    Image.new("1", (side, side)).save(path)
    with pytest.raises(InvalidInputs, match="megapixels"):
        _use("trim", {"picture": InputFile(path, "image/png")})


def test_cut_out_keeps_the_thing_and_takes_the_wall(save: Save) -> None:
    alpha = _pixels(_use("cut_out", {"picture": save(_photo())}, trim=False))[..., 3] / 255
    y, x = np.mgrid[0:200, 0:200] / 200 - 0.5
    thing = np.hypot(x, y) < 0.3
    near = np.abs(np.hypot(x, y) - 0.3) < 0.02
    assert alpha[thing & ~near].min() > 0.95
    assert alpha[~thing & ~near].max() < 0.05


def test_cut_out_says_when_there_was_nothing_to_cut(save: Save) -> None:
    wall = _use("cut_out", {"picture": save(np.full((64, 64, 3), (178, 34, 34), np.uint8))})
    assert "cut-out is empty" in wall.metadata["note"]
    assert "note" not in _use("cut_out", {"picture": save(_photo())}).metadata


def test_cut_out_leaves_no_rim_of_the_wall(save: Save) -> None:
    picture = _pixels(_use("cut_out", {"picture": save(_photo())}))
    seen = picture[..., 3] > 100
    red, green = picture[..., 0][seen].astype(int), picture[..., 1][seen].astype(int)
    assert np.percentile(red - green, 2) > 60


def test_cut_out_of_a_cut_out_is_the_same_picture(save: Save) -> None:
    disc = _disc()
    picture = _pixels(_use("cut_out", {"picture": save(disc)}, trim=False))
    assert np.array_equal(picture, disc)


def test_colour_key_takes_one_colour(save: Save) -> None:
    screen = np.full((64, 64, 3), (0, 255, 0), np.uint8)
    screen[16:48, 16:48] = (200, 40, 60)
    alpha = _pixels(_use("colour_key", {"picture": save(screen)}, colour="lime"))[..., 3]
    assert alpha[:14].max() == 0
    assert alpha[20:44, 20:44].min() == 255


@pytest.mark.parametrize(
    ("given", "size"),
    [
        ({"width": 60}, (60, 30)),
        ({"height": 60}, (120, 60)),
        ({"width": 50, "height": 50}, (50, 50)),
        ({"width": 50, "height": 50, "fit": "cover"}, (50, 50)),
        ({"width": 300, "height": 20, "fit": "stretch"}, (300, 20)),
    ],
)
def test_resize_gives_the_asked_size(save: Save, given: dict[str, Any], size: tuple[int, int]) -> None:
    wide = np.full((100, 200, 3), 128, np.uint8)
    output = _use("resize", {"picture": save(wide)}, **given)
    assert (output.width, output.height) == size
    # Only another shape, shown whole, leaves anything free.
    assert output.has_alpha == (given == {"width": 50, "height": 50})


def test_resize_bleeds_no_colour_of_nothing_into_edges(save: Save) -> None:
    disc = _disc(256, (255, 255, 255))
    small = _pixels(_use("resize", {"picture": save(disc)}, width=40))
    assert small[small[..., 3] > 8][:, :3].min() >= 254


def test_crisp_keeps_hard_pixels(save: Save) -> None:
    board = np.kron([[0, 255], [255, 0]], np.ones((4, 4))).astype(np.uint8)
    large = _pixels(_use("resize", {"picture": save(board)}, width=64, crisp=True))
    assert set(np.unique(large[..., 0])) == {0, 255}


def test_trim_leaves_an_even_margin(save: Save) -> None:
    picture = np.zeros((100, 100, 4), np.uint8)
    picture[10:50, 60:80] = 255
    output = _use("trim", {"picture": save(picture)}, margin=0.1, square=True)
    alpha = _pixels(output)[..., 3]
    assert (output.width, output.height) == (48, 48)
    rows, columns = np.nonzero(alpha)
    assert (rows.min(), rows.max()) == (4, 43)
    assert (columns.min(), columns.max()) == (14, 33)


def test_round_cuts_the_corners(save: Save) -> None:
    alpha = _pixels(_use("round", {"picture": save(np.full((100, 100, 3), 90, np.uint8))}))[..., 3]
    assert [alpha[0, 0], alpha[0, 99], alpha[99, 0]] == [0, 0, 0]
    assert alpha[50, 0] == alpha[0, 50] == alpha[50, 50] == 255


def test_tile_preview_repeats_without_a_seam(save: Save) -> None:
    wave = np.sin(np.linspace(0, 2 * np.pi, 64, endpoint=False)) * 100 + 128
    tile = np.repeat(wave[None, :, None], 64, 0).repeat(3, 2).astype(np.uint8)
    wide = _pixels(_use("tile_preview", {"picture": save(tile)}, repeat=3, width=192, height=192)).astype(int)
    assert np.array_equal(wide[:, :64], wide[:, 64:128])
    steps = np.abs(np.diff(wide[0, :, 0]))
    assert steps[63] <= steps.max()


def test_compose_puts_the_middle_where_it_was_asked(save: Save) -> None:
    ground = save(np.zeros((200, 100, 3), np.uint8))
    picture = _pixels(
        _use("compose", {"background": ground, "picture": save(_disc())}, x=0.5, y=0.25, scale=0.4)
    )
    rows, columns = np.nonzero(picture[..., 0] > 100)
    assert abs(rows.mean() - 50) < 1.5
    assert abs(columns.mean() - 50) < 1.5


@pytest.mark.parametrize(
    ("blend", "expected"),
    [("normal", 200), ("multiply", 78), ("screen", 222), ("add", 255), ("overlay", 156)],
)
def test_compose_blends(save: Save, blend: str, expected: int) -> None:
    files = {
        "background": save(np.full((20, 20, 3), 100, np.uint8)),
        "picture": save(np.full((20, 20, 3), 200, np.uint8)),
    }
    middle = _pixels(_use("compose", files, blend=blend, scale=1))[10, 10, 0]
    assert abs(int(middle) - expected) <= 2


def test_a_shadow_is_below_and_the_picture_on_top(save: Save) -> None:
    output = _use("drop_shadow", {"picture": save(_disc())}, x=0, y=0.2)
    picture = _pixels(output)
    assert output.width > 128
    dark = (picture[..., 3] > 40) & (picture[..., 0] < 60)
    red = picture[..., 0] > 180
    assert np.nonzero(dark)[0].mean() > np.nonzero(red)[0].mean() + 10


def test_a_studio_is_opaque_and_darker_under_the_subject(save: Save) -> None:
    output = _use("studio", {"picture": save(_disc())}, width=256, height=256, colour="white")
    picture = _pixels(output).astype(int)
    assert not output.has_alpha
    floor = round(256 * 0.84)
    assert picture[floor, 128, 1] < picture[floor, 8, 1] - 30


def test_recolour_keeps_light_and_shape(save: Save) -> None:
    disc = _disc()
    turned = _pixels(_use("recolour", {"picture": save(disc)}, hue=120))
    assert np.array_equal(turned[..., 3], disc[..., 3])
    assert turned[64, 64].argmax() in {1, 3}
    tinted = _pixels(_use("recolour", {"picture": save(disc)}, tint="blue"))
    assert tinted[64, 64, 2] > tinted[64, 64, 0]


def test_outline_and_glow_surround(save: Save) -> None:
    disc = _disc()
    line = _pixels(_use("outline", {"picture": save(disc)}, colour="white", width=0.05, grow=False))
    assert line[64, 64 + 48].tolist() == [255, 255, 255, 255]
    light = _pixels(_use("glow", {"picture": save(disc)}, colour="gold", grow=False))
    assert 0 < light[64, 64 + 50, 3] < 255
    assert light[64, 64].tolist() == disc[64, 64].tolist()


@pytest.mark.parametrize("layout", ["grid", "packed"])
def test_the_atlas_says_where_each_sprite_is(save: Save, layout: str) -> None:
    inks = [(250, 10, 10), (10, 250, 10), (10, 10, 250), (250, 250, 10), (10, 250, 250)]
    sprites = [_disc(40 + 12 * index, ink) for index, ink in enumerate(inks)]
    names = ["Red One", "green", "green", "yellow/../x", ""]
    output = _use(
        "sprite_sheet",
        {"images": [save(sprite, f"file_{index}.png") for index, sprite in enumerate(sprites)]},
        layout=layout,
        names=names,
        padding=3,
        power_of_two=True,
    )
    sheet = _pixels(output)
    assert {output.width & (output.width - 1), output.height & (output.height - 1)} == {0}
    [part] = output.parts
    assert (part.role, part.mime_type) == ("atlas", "application/json")
    atlas = json.loads(part.data)
    assert list(atlas["frames"]) == [
        "red_one.png",
        "green.png",
        "green_2.png",
        "yellow_x.png",
        "sprite_4.png",
    ]
    assert atlas["meta"]["size"] == {"w": output.width, "h": output.height}
    covered = np.zeros(sheet.shape[:2], int)
    for sprite, frame in zip(sprites, atlas["frames"].values(), strict=True):
        at, inside = frame["frame"], frame["spriteSourceSize"]
        assert frame["sourceSize"] == {"w": sprite.shape[1], "h": sprite.shape[0]}
        expected = sprite[inside["y"] : inside["y"] + at["h"], inside["x"] : inside["x"] + at["w"]]
        found = sheet[at["y"] : at["y"] + at["h"], at["x"] : at["x"] + at["w"]]
        assert np.array_equal(found, expected)
        assert np.count_nonzero(expected[..., 3]) == np.count_nonzero(sprite[..., 3])
        covered[at["y"] - 3 : at["y"] + at["h"] + 3, at["x"] - 3 : at["x"] + at["w"] + 3] += 1
    assert covered.max() == 1 or layout == "grid"
    assert np.count_nonzero(sheet[..., 3]) == sum(np.count_nonzero(sprite[..., 3]) for sprite in sprites)


def test_a_sheet_that_no_engine_takes_is_refused(save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layer_server.generators.utility.sprite_sheet.MAX_SHEET_SIDE", 256)
    with pytest.raises(InvalidInputs, match="128 x 264 pixels"):
        _use("sprite_sheet", {"images": [save(np.zeros((256, 120, 3), np.uint8))]})
    with pytest.raises(InvalidInputs, match="megapixels"):
        _use("sprite_sheet", {"images": [save(np.zeros((200, 200, 3), np.uint8))] * 9})


def test_a_contact_sheet_has_room_for_all(save: Save) -> None:
    images = [save(_disc(64)) for _ in range(5)]
    output = _use("contact_sheet", {"images": images}, cell=64, columns=3, labels=["Ä", "b" * 300])
    picture = _pixels(output)
    assert output.width == 3 * (64 + 6) + 6
    red = (picture[..., 0] > 180) & (picture[..., 1] < 80)
    assert abs(np.count_nonzero(red) - 5 * np.count_nonzero(_disc(48)[..., 3])) < 2500


def test_an_item_card_has_its_frame_its_item_and_its_words(save: Save) -> None:
    item = save(_disc())
    plain = _pixels(_use("item_card", {"picture": item}, colour="#3d8bff"))
    named = _pixels(_use("item_card", {"picture": item}, colour="#3d8bff", label="Orb of Ages"))
    assert plain[0, 0, 3] == 0
    assert plain[320, 12, 2] > plain[320, 12, 0] + 40
    assert plain[320, 256, 0] > 150
    plate = slice(560, 610)
    assert named[plate, 100:400, :3].max() > 180 > plain[plate, 200:300, :3].max()


@pytest.fixture(scope="module")
def bumps() -> dict[str, np.ndarray]:
    """A material of round bumps: its albedo, and its normals."""
    y, x = np.mgrid[0:64, 0:64] / 32 * np.pi
    normal = np.dstack([-np.cos(x) * np.sin(y) * 0.7, np.sin(x) * np.cos(y) * 0.7, np.ones_like(x)])
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    return {
        "albedo": np.full((64, 64, 3), (150, 120, 90), np.uint8),
        "normal": ((normal * 0.5 + 0.5) * 255).astype(np.uint8),
    }


@pytest.mark.parametrize("shape", ["ball", "floor"])
def test_a_lit_material_is_lit_from_one_side_and_shows_its_relief(
    save: Save, bumps: dict[str, np.ndarray], shape: str
) -> None:
    files = {port: save(pixels) for port, pixels in bumps.items()}
    lit = _pixels(_use("lit_preview", files, shape=shape, width=128, height=128)).astype(int)
    flat = _pixels(
        _use("lit_preview", {"albedo": files["albedo"]}, shape=shape, width=128, height=128)
    ).astype(int)
    lower = np.s_[70:110, 40:90, 1]
    assert lit[lower].std() > flat[lower].std() + 3
    if shape == "ball":
        assert flat[40, 45].sum() > flat[95, 80].sum() + 60
        assert abs(flat[2, 2] - flat[2, 125]).max() < 60


def test_relief_and_roughness_change_the_light(save: Save, bumps: dict[str, np.ndarray]) -> None:
    albedo = save(bumps["albedo"])
    smooth, rough = (save(np.full((8, 8, 3), value, np.uint8)) for value in (20, 250))
    shiny = _pixels(_use("lit_preview", {"albedo": albedo, "roughness": smooth}, width=128, height=128))
    dull = _pixels(_use("lit_preview", {"albedo": albedo, "roughness": rough}, width=128, height=128))
    assert shiny.max() > dull.max()
