from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from layer_mcp.contract.back_ends import define
from layer_mcp.contract.errors import InvalidInputs
from layer_server.backends.offered import cards_of
from layer_server.generators.card import InputFile

Make = Callable[..., Any]


def _card(model: str, **table: Any) -> Any:
    wanted = {"back_end": "openai", "url": "https://images.example", "model": model, **table}
    return cards_of(define("studio", wanted, Path("/nowhere")))[0]


def test_a_batch_is_one_request_and_its_pictures_are_assets(make: Make, images: Any) -> None:
    told: list[tuple[float, str]] = []
    first, second = make(batch_size=2, progress=lambda *now: told.append(now), parameters={"quality": "high"})
    (asked,) = images.asked
    assert asked["path"] == "/v1/images/generations"
    assert asked["fields"] == {
        "model": "gpt-image-1.5", "prompt": "a sword", "size": "auto", "quality": "high", "n": 2
    }  # fmt: skip
    assert "authorization" not in asked["headers"]
    assert [first.seed, second.seed] == [3, 4]
    assert (first.width, first.height, first.has_alpha) == (64, 48, False)
    assert first.metadata["revised_prompt"].startswith("a better sword")
    assert "\x1b" not in str(first.metadata["revised_prompt"])
    assert first.metadata["usage"] == {"total_tokens": 7}
    assert first.metadata["seed"] == "not taken by its server"
    with Image.open(io.BytesIO(first.data)) as picture:
        assert picture.info["Prompt"] == "a sword"
        assert picture.info["Model"] == "studio@1"
    fractions = [fraction for fraction, _ in told]
    assert fractions == sorted(fractions)
    assert any("waiting for 127.0.0.1" in stage for _, stage in told)


def test_more_than_one_request_takes_is_several_of_them(make: Make, images: Any) -> None:
    assert len(make(batch_size=3, max_batch=2)) == 3
    assert [each["fields"].get("n", 1) for each in images.asked] == [2, 1]


def test_a_server_with_seeds_is_given_them_one_by_one(make: Make, images: Any) -> None:
    images.size = (32, 32)
    made = make(batch_size=2, model="toy", table={"seed": True, "max_batch": 4})
    assert [each["fields"]["seed"] for each in images.asked] == [3, 4] == [each.seed for each in made]
    assert "seed" not in made[0].metadata
    assert "takes no seed" not in _card("toy", seed=True).description


@pytest.mark.parametrize(
    ("model", "given", "size"),
    [
        ("gpt-image-1.5", {}, "auto"),
        ("gpt-image-1.5", {"width": 1536}, "1536x1024"),
        ("gpt-image-1.5", {"width": 1024, "height": 1536}, "1024x1536"),
        ("gpt-image-2.5-flare", {"width": 1536, "height": 864}, "1536x864"),
        ("gpt-image-2.5-flare", {"width": 512}, "512x512"),
        ("dall-e-3", {}, "1024x1024"),
        ("toy", {}, "1024x1024"),
    ],
)
def test_a_size_is_one_that_the_server_makes(
    make: Make, images: Any, model: str, given: dict[str, int], size: str
) -> None:
    images.size = (32, 32)
    make(model=model, parameters=given)
    assert images.asked[0]["fields"]["size"] == size


@pytest.mark.parametrize(
    ("model", "given"),
    [
        ("gpt-image-1.5", {"width": 1536, "height": 1536}),
        ("gpt-image-1.5", {"width": 1024}),
        ("gpt-image-2.5-flare", {"width": 3840, "height": 256}),
        ("gpt-image-2.5-flare", {"width": 3840, "height": 3840}),
    ],
)
def test_another_size_is_refused_before_anything_is_paid(model: str, given: dict[str, int]) -> None:
    with pytest.raises(InvalidInputs, match="Its server makes"):
        _card(model).price({**given, "batch_size": 1})


def test_a_picture_of_another_size_is_kept_as_it_is_and_said(make: Make, images: Any) -> None:
    images.size = (40, 20)
    (output,) = make(parameters={"width": 1024, "height": 1024})
    assert (output.width, output.height, output.metadata["match"]) == (40, 20, "weak")
    assert "made 40x20" in output.metadata["note"]


def test_a_picture_is_changed_where_the_mask_says_and_sees_its_references(
    make: Make, images: Any, tmp_path: Path
) -> None:
    picture, mask = tmp_path / "p.png", tmp_path / "m.png"
    Image.new("RGB", (30, 20), (0, 90, 0)).save(picture)
    half = np.zeros((20, 30), np.uint8)
    half[:, 15:] = 255
    Image.fromarray(half).save(mask)
    files = {
        "init_image": (InputFile(picture, "image/png"),),
        "reference_image": (InputFile(picture, "image/png"),) * 2,
        "mask": (InputFile(mask, "image/png"),),
    }
    make(files=files, parameters={"mask": {"file_id": "x"}})
    (asked,) = images.asked
    assert asked["path"] == "/v1/images/edits"
    assert [name for name, _ in asked["files"]] == ["image[]", "mask", "image[]", "image[]"]
    with Image.open(io.BytesIO(asked["files"][1][1])) as sent:
        alpha = np.asarray(sent)[..., 3]
    # Transparent is where it may change.
    assert (alpha[:, :15] == 255).all()
    assert (alpha[:, 15:] == 0).all()


def test_a_mask_without_its_picture_is_refused_before_anything_is_sent(make: Make, images: Any) -> None:
    with pytest.raises(InvalidInputs, match="needs an init_image"):
        make(parameters={"mask": {"for_transparency": True}})
    assert images.asked == []


def test_a_background_is_left_out_by_the_server_that_can(make: Make, images: Any) -> None:
    (output,) = make(parameters={"remove_background": True})
    assert images.asked[0]["fields"]["background"] == "transparent"
    assert output.has_alpha


def test_a_picture_may_be_at_an_address_of_the_server(make: Make, images: Any) -> None:
    images.by_url = True
    (output,) = make(model="toy", response_format="url", sizes=["64x48"])
    assert images.asked[0]["fields"]["response_format"] == "url"
    assert (output.width, output.height) == (64, 48)


def test_what_a_model_cannot_do_is_not_declared() -> None:
    toy, gpt = _card("toy"), _card("gpt-image-2.5-flare")
    assert toy.guidance_file_types == ()
    assert not {"quality", "mask"} & set(toy.parameters)
    assert toy.use_cases == ("text_to_image",)
    assert set(gpt.guidance_file_types) == {"init_image", "reference_image"}
    assert {"quality", "mask", "remove_background"} <= set(gpt.parameters)
    assert toy.parameters["width"].schema["enum"] == [1024]
    assert "secret" not in str(_card("toy", key_env="SECRET").parameters)
