"""Without a name, the model follows from prompt and parameters; the same prompt, the same model."""

from __future__ import annotations

from typing import Any

import pytest

from layer_mcp.choice import Need, first_fitting, need_of
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
        ("a sword", {"remove_background": True}, "background_removal", None),
        ("a photograph of musicians on videotape", {}, "text_to_image", None),
    ],
)
def test_the_use_case_is_read(
    prompt: str, parameters: dict[str, Any], use_case: str, capability: str | None
) -> None:
    need = need_of(prompt, parameters)
    assert (need.use_case, need.capability) == (use_case, capability)


def test_the_servers_first_is_taken() -> None:
    assert first_fitting(IMAGE, [ICON, TEXTURE]) is ICON
    assert first_fitting(Need("image", "text_to_image", "tileability"), [ICON, TEXTURE]) is TEXTURE
    assert first_fitting(Need("image", "text_to_image", "tileability"), [ICON]) is ICON


def test_nothing_fits_is_said() -> None:
    with pytest.raises(ModelNotFound, match="text to 3d"):
        first_fitting(Need("three_d", "text_to_3d"), [ICON])


def test_a_named_model_and_the_variable_come_first(
    memory_layer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert memory_layer.choose_model("beep sound effect").slug == "tone"
    assert memory_layer.estimate("beep sound effect").chosen
    monkeypatch.setenv("LAYER_MODEL", "swatch")
    assert memory_layer.estimate("beep sound effect", batch_size=1).model.slug == "swatch"
    assert memory_layer.estimate("x", model="tone", batch_size=1).model.slug == "tone"
