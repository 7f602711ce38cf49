"""What a folder's JSON files say becomes the card: no torch is needed, and nothing that is not honoured is declared."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.forge import ForgeParameters
from layer_mcp.contract.model import validate
from layer_server.catalog.values import complete
from layer_server.generators.card import ModelCard

CardOf = Callable[..., ModelCard]
Described = Callable[..., Path]


def test_one_model_makes_changes_and_fills_pictures(described: Described, card_of: CardOf) -> None:
    card = card_of(described("sd", readme="---\ntags: [a]\nlicense: creativeml-openrail-m\n---\n# SD"))
    assert card.use_cases == ("text_to_image", "image_editing", "inpainting")
    assert card.guidance_file_types == ("init_image",)
    assert {
        "width",
        "num_inference_steps",
        "guidance_scale",
        "negative_prompt",
        "prompt_strength",
        "mask",
    } <= set(card.parameters)
    assert card.place == "weights"
    assert not card.procedural
    assert "creativeml-openrail-m" in card.licence
    assert "512" in card.parameters["width"].schema["description"]
    assert card.price({"batch_size": 4}) == 0
    # What the worker is given survives JSON.
    assert json.loads(json.dumps(dict(card.settings)))["folder"]


def test_the_user_sets_the_price_and_the_defaults(described: Described, card_of: CardOf) -> None:
    card = card_of(described("sd"), price_cu=1.5, steps=4, guidance=0, side=768)
    assert card.price({"batch_size": 2}) == 3_000_000
    assert card.parameters["num_inference_steps"].default == 4
    assert card.parameters["guidance_scale"].default == 0
    assert "768" in card.parameters["height"].schema["description"]


def test_sizes_are_multiples_of_what_the_weights_can(described: Described, card_of: CardOf) -> None:
    card = card_of(described("sd"))
    assert complete(card, validate(ForgeParameters, {"prompt": "x", "width": 640}))["width"] == 640
    for width in (641, 8, 4096):
        with pytest.raises(InvalidInputs):
            complete(card, validate(ForgeParameters, {"prompt": "x", "width": width}))


def test_weights_for_masks_only_do_nothing_else(described: Described, card_of: CardOf) -> None:
    card = card_of(described("fill", "StableDiffusionInpaintPipeline", config={"in_channels": 9}))
    assert card.use_cases == ("inpainting",)
    assert card.needs == (("init_image",), ("mask",))


def test_a_distilled_network_has_no_guidance(described: Described, card_of: CardOf) -> None:
    folder = described("flux", "FluxPipeline", denoiser="transformer", config={"guidance_embeds": False})
    card = card_of(folder)
    assert "guidance_scale" not in card.parameters
    assert "negative_prompt" not in card.parameters
    guided = described("dev", "FluxPipeline", denoiser="transformer", config={"guidance_embeds": True})
    assert card_of(guided).parameters["guidance_scale"].default == 3.5


def test_instructions_need_a_picture_and_have_no_strength(described: Described, card_of: CardOf) -> None:
    card = card_of(described("kontext", "FluxKontextPipeline", denoiser="transformer"))
    assert card.use_cases == ("image_editing",)
    assert card.needs == (("prompt",), ("init_image",))
    assert "prompt_strength" not in card.parameters


def test_a_refiner_only_goes_on_with_a_picture(described: Described, card_of: CardOf) -> None:
    parts = {"text_encoder": (None, None), "text_encoder_2": ("transformers", "CLIPTextModelWithProjection")}
    card = card_of(described("refiner", "StableDiffusionXLImg2ImgPipeline", components=parts))
    assert card.use_cases == ("image_editing",)


def test_controlnets_are_offered_by_what_they_follow(
    described: Described, card_of: CardOf, tmp_path: Path
) -> None:
    net = _net(tmp_path / "canny", cross_attention_dim=768)
    card = card_of(described("sd"), controlnets={"canny": str(net), "pose": str(net)})
    assert card.guidance_file_types == ("init_image", "canny", "pose")
    assert {"outline", "character_pose"} <= set(card.capabilities)


@pytest.mark.parametrize(
    ("kind", "dim", "says"),
    [("ControlNetModel", 2048, "other weights"), ("FluxControlNetModel", 768, "takes ControlNetModel")],
)
def test_a_controlnet_of_other_weights_is_refused(
    described: Described, card_of: CardOf, tmp_path: Path, kind: str, dim: int, says: str
) -> None:
    net = _net(tmp_path / "net", kind, dim)
    with pytest.raises(InvalidInputs, match=says):
        card_of(described("sd"), controlnets={"depth": str(net)})


def test_loras_are_files_that_are_there_and_safe(
    described: Described, card_of: CardOf, tmp_path: Path
) -> None:
    file = tmp_path / "pixel-art.safetensors"
    file.write_bytes(b"")
    assert "pixel-art (LoRA)" in card_of(described("sd"), loras={str(file): 0.8}).description
    for wrong in (tmp_path / "none.safetensors", file.rename(tmp_path / "pixel-art.ckpt")):
        with pytest.raises(InvalidInputs, match=wrong.name):
            card_of(tmp_path / "sd", loras={str(wrong): 1})


def test_a_repository_is_found_in_the_cache(described: Described, card_of: CardOf, tmp_path: Path) -> None:
    snapshot = tmp_path / "hub" / "models--ana--my-weights" / "snapshots" / "0123abc"
    snapshot.parent.mkdir(parents=True)
    described("sd", readme='---\nlicense: other\nlicense_name: "house"\n---\n').rename(snapshot)
    (tmp_path / "hub" / "models--ana--my-weights" / "refs").mkdir()
    (tmp_path / "hub" / "models--ana--my-weights" / "refs" / "main").write_text("0123abc")
    card = card_of("ana/my-weights", cache=str(tmp_path / "hub"))
    assert card.attribution == "Weights: ana/my-weights."
    assert "house" in card.licence
    with pytest.raises(InvalidInputs) as refusal:
        card_of("ana/others", cache=str(tmp_path / "hub"))
    assert "hf download ana/others" in refusal.value.remedy


def test_only_what_cannot_run_code_is_loaded(described: Described, card_of: CardOf) -> None:
    with pytest.raises(InvalidInputs, match="pickles"):
        card_of(described("old", endings=".bin"))
    assert card_of(described("trusted", endings=".bin"), allow_pickle=True)
    with pytest.raises(InvalidInputs, match="never run"):
        card_of(described("own", ["pipeline", "MyPipeline"]))
    with pytest.raises(InvalidInputs, match="never run"):
        card_of(described("library", components={"extra": ("evil", "Thing")}))
    folder = described("code")
    (folder / "unet" / "my_unet.py").write_text("raise SystemExit")
    with pytest.raises(InvalidInputs, match="brings code"):
        card_of(folder)


@pytest.mark.parametrize(
    ("pipeline", "config", "says"),
    [
        ("StableVideoDiffusionPipeline", {}, "no pipeline that is offered"),
        ("StableDiffusionPipeline", {"in_channels": 8}, "8 channels"),
    ],
)
def test_what_is_not_offered_is_said(
    described: Described, card_of: CardOf, pipeline: str, config: dict[str, object], says: str
) -> None:
    with pytest.raises(InvalidInputs, match=says):
        card_of(described("x", pipeline, config=config))


def test_folders_that_are_none_are_said(card_of: CardOf, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputs, match="There is no folder"):
        card_of(tmp_path / "nowhere")
    single = tmp_path / "model.safetensors"
    single.write_bytes(b"")
    with pytest.raises(InvalidInputs, match="single file"):
        card_of(single)
    with pytest.raises(InvalidInputs, match=r"has no model_index\.json"):
        card_of(tmp_path)
    for content in ("{", "[]", '"' + "x" * 5_000_000 + '"', "[" * 100_000):
        (tmp_path / "model_index.json").write_text(content)
        with pytest.raises(InvalidInputs, match=r"model_index\.json"):
            card_of(tmp_path)


@pytest.mark.parametrize(
    "settings",
    [
        {"device": "tpu"},
        {"dtype": "float8"},
        {"steps": 0},
        {"steps": True},
        {"controlnets": {"sketch": "x"}},
        {"controlnets": ["x"]},
        {"offload": "yes"},
        {"loras": ["x"]},
        {"loras": {"x.safetensors": 9}},
        {"trust_remote_code": True},
    ],
)
def test_a_setting_that_cannot_be_is_named(described: Described, card_of: CardOf, settings: dict) -> None:
    with pytest.raises(InvalidInputs) as refusal:
        card_of(described("sd"), **settings)
    assert refusal.value.field in settings


def test_weights_with_a_variant_only_are_loaded_as_it(described: Described) -> None:
    from layer_server.backends.diffusers.weights import opened

    assert opened(str(described("plain"))).variant == ""
    assert opened(str(described("half", endings=".fp16.safetensors"))).variant == "fp16"
    assert opened(str(described("parts", endings="-00001-of-00002.safetensors"))).variant == ""


def test_a_card_needs_no_torch() -> None:
    script = (
        "import sys, layer_server.backends.diffusers.card; "
        "print(*{'torch', 'diffusers', 'numpy', 'cv2', 'PIL'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def _net(folder: Path, kind: str = "ControlNetModel", cross_attention_dim: int = 768) -> Path:
    folder.mkdir()
    config = {"_class_name": kind, "cross_attention_dim": cross_attention_dim}
    (folder / "config.json").write_text(json.dumps(config))
    return folder
