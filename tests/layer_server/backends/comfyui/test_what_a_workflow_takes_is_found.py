"""A card declares what can be set in its workflow, and nothing else: found along the links, or told in models.toml."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_server.backends.comfyui import filling, finding
from layer_server.backends.comfyui.filling import Values
from layer_server.backends.comfyui.workflow import read
from layer_server.generators.finishing import FINISHING

FLUX: dict[str, Any] = {
    "5": {"class_type": "EmptySD3LatentImage", "inputs": {"width": 1024, "height": 768, "batch_size": 1}},
    "6": {"class_type": "CLIPTextEncodeFlux", "inputs": {"clip_l": "a", "t5xxl": "a", "clip": ["11", 0]}},
    "8": {"class_type": "VAEDecode", "inputs": {"samples": ["13", 0], "vae": ["10", 0]}},
    "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0]}},
    "10": {"class_type": "VAELoader", "inputs": {"vae_name": "ae.safetensors"}},
    "11": {"class_type": "DualCLIPLoader", "inputs": {"clip_name1": "t5.safetensors"}},
    "12": {"class_type": "UNETLoader", "inputs": {"unet_name": "flux1-dev.safetensors"}},
    "13": {
        "class_type": "SamplerCustomAdvanced",
        "inputs": {
            "noise": ["25", 0],
            "guider": ["22", 0],
            "sampler": ["16", 0],
            "sigmas": ["17", 0],
            "latent_image": ["5", 0],
        },
    },
    "16": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "euler"}},
    "17": {
        "class_type": "BasicScheduler",
        "inputs": {"scheduler": "simple", "steps": 20, "denoise": 1, "model": ["30", 0]},
    },
    "22": {"class_type": "BasicGuider", "inputs": {"model": ["30", 0], "conditioning": ["26", 0]}},
    "25": {"class_type": "RandomNoise", "inputs": {"noise_seed": 42}},
    "26": {"class_type": "FluxGuidance", "inputs": {"guidance": 3.5, "conditioning": ["6", 0]}},
    "30": {"class_type": "ModelSamplingFlux", "inputs": {"width": 1024, "height": 768, "model": ["12", 0]}},
}
WAN: dict[str, Any] = {
    "1": {"class_type": "LoadImage", "inputs": {"image": "start.png"}},
    "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "it moves", "clip": ["4", 0]}},
    "3": {"class_type": "CLIPTextEncode", "inputs": {"text": "still", "clip": ["4", 0]}},
    "4": {"class_type": "CLIPLoader", "inputs": {"clip_name": "umt5.safetensors"}},
    "5": {
        "class_type": "WanImageToVideo",
        "inputs": {
            "width": 832,
            "height": 480,
            "length": 81,
            "batch_size": 1,
            "positive": ["2", 0],
            "negative": ["3", 0],
            "start_image": ["1", 0],
        },
    },
    "6": {
        "class_type": "KSampler",
        "inputs": {
            "seed": 1,
            "steps": 20,
            "cfg": 6.0,
            "denoise": 1.0,
            "positive": ["5", 0],
            "negative": ["5", 1],
            "latent_image": ["5", 2],
        },
    },
    "7": {"class_type": "VAEDecode", "inputs": {"samples": ["6", 0]}},
    "8": {"class_type": "CreateVideo", "inputs": {"fps": 16, "images": ["7", 0]}},
    "9": {"class_type": "SaveVideo", "inputs": {"video": ["8", 0], "format": "mp4"}},
    "10": {"class_type": "PreviewImage", "inputs": {"images": ["7", 0]}},
}
MUSIC: dict[str, Any] = {
    "1": {"class_type": "EmptyAceStepLatentAudio", "inputs": {"seconds": 120.0, "batch_size": 1}},
    "2": {
        "class_type": "TextEncodeAceStepAudio",
        "inputs": {"tags": "chiptune", "lyrics": "la", "clip": ["5", 0]},
    },
    "3": {"class_type": "ConditioningZeroOut", "inputs": {"conditioning": ["2", 0]}},
    "4": {
        "class_type": "KSampler",
        "inputs": {
            "seed": 1,
            "steps": 50,
            "cfg": 4.0,
            "positive": ["2", 0],
            "negative": ["3", 0],
            "latent_image": ["1", 0],
        },
    },
    "5": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "ace.safetensors"}},
    "6": {"class_type": "VAEDecodeAudio", "inputs": {"samples": ["4", 0]}},
    "7": {"class_type": "SaveAudioMP3", "inputs": {"audio": ["6", 0]}},
}


def places(document: dict[str, Any], **told: Any) -> dict[str, list[str]]:
    found = finding.find(read(document), told)
    return {name: [str(place) for place in where] for name, where in found.places.items()}


def test_text_to_image_as_comfyui_begins_with(workflow: Callable[..., Any], card: Callable[..., Any]) -> None:
    made = card(workflow())
    assert (made.modality, made.use_cases, made.needs) == ("image", ("text_to_image",), (("prompt",),))
    own = {name: each.default for name, each in made.parameters.items() if name not in FINISHING}
    assert own == {
        "width": 512,
        "height": 512,
        "num_inference_steps": 20,
        "guidance_scale": 8.0,
        "negative_prompt": "text, watermark",
    }
    assert (made.place, made.procedural, made.largest_batch) == ("remote", False, None)
    assert "base.safetensors" in made.description
    assert "beautiful scenery" in made.prompt_format


def test_pictures_are_finished_here_unless_the_workflow_does_it(
    workflow: Callable[..., Any], card: Callable[..., Any]
) -> None:
    made = card(workflow())
    assert made.parameters.keys() >= FINISHING.keys()
    assert made.price({"batch_size": 2, "upscale_ratio": 2.0}) == 2_000_000
    own = card(workflow(n3={"upscale_by": 2.0}), inputs={"upscale_ratio": "3.upscale_by"})
    assert own.parameters["upscale_ratio"].default == 2.0
    assert "vectorize" not in own.parameters
    assert FINISHING.keys().isdisjoint(card(WAN).parameters)


def test_a_workflow_of_separate_sampler_guider_noise_and_schedule() -> None:
    found = places(FLUX)
    assert found == {
        "prompt": ["6.inputs.clip_l", "6.inputs.t5xxl"],
        "seed": ["25.inputs.noise_seed"],
        "num_inference_steps": ["17.inputs.steps"],
        "guidance_scale": ["26.inputs.guidance"],
        # What is of the same size follows it.
        "width": ["5.inputs.width", "30.inputs.width"],
        "height": ["5.inputs.height", "30.inputs.height"],
    }


def test_a_video_begins_with_a_picture_and_has_a_length_in_seconds(card: Callable[..., Any]) -> None:
    made = card(WAN)
    assert (made.modality, made.use_cases) == ("video", ("image_to_video",))
    assert made.needs == (("prompt",), ("init_image",))
    assert made.parameters["duration_seconds"].default == 5.0
    assert made.parameters["negative_prompt"].default == "still"
    inputs = finding.find(read(WAN))
    nodes = filling.fill(
        read(WAN), WAN, inputs, Values("x", {"duration_seconds": 2.0}, {"init_image": ["up.png"]}), 5
    )
    assert nodes["5"]["inputs"]["length"] == 33
    assert nodes["1"]["inputs"]["image"] == "up.png"
    assert WAN["5"]["inputs"]["length"] == 81, "the saved workflow stays as it is"


def test_music_has_tags_and_seconds_and_no_negative_prompt(card: Callable[..., Any]) -> None:
    made = card(MUSIC)
    assert (made.modality, made.use_cases) == ("audio", ("music",))
    assert places(MUSIC)["prompt"] == ["2.inputs.tags"]
    assert made.parameters["duration_seconds"].default == 120.0
    assert "negative_prompt" not in made.parameters


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        ("control_v11p_sd15_canny.pth", "canny"),
        ("sdxl-depth-midas.safetensors", "depth"),
        ("openpose-xl.safetensors", "pose"),
        ("t2i_sketch_scribble.safetensors", "scribble"),
        ("control_lineart.safetensors", "lineart"),
    ],
)
def test_a_control_is_told_by_its_weights(workflow: Callable[..., Any], weights: str, told: str) -> None:
    document = workflow(controlled(weights), n3={"positive": ["12", 0], "negative": ["12", 1]})
    found = finding.find(read(document))
    assert [str(place) for place in found.places[told]] == ["10.inputs.image"]
    assert [str(place) for place in found.places["prompt"]] == ["6.inputs.text"]
    assert [str(place) for place in found.places["negative_prompt"]] == ["7.inputs.text"]
    values = Values("x", {}, {told: ["up.png"]}, {told: 0.5})
    assert filling.fill(read(document), document, found, values, 1)["12"]["inputs"]["strength"] == 0.4


def test_a_control_that_nothing_tells_stays_as_saved_until_it_is_named(
    workflow: Callable[..., Any], card: Callable[..., Any]
) -> None:
    document = workflow(controlled("mystery.safetensors"), n3={"positive": ["12", 0], "negative": ["12", 1]})
    made = card(document)
    assert made.guidance_file_types == ()
    assert "node 10 (LoadImage) stays as saved" in made.description
    named = card(document, inputs={"depth": "10.image"})
    assert named.guidance_file_types == ("depth",)
    assert "stays as saved:" not in named.description
    assert [
        str(place) for place in finding.find(read(document), {"depth": "10.image"}).strengths["depth"]
    ] == ["12.inputs.strength"]


def controlled(weights: str) -> dict[str, Any]:
    both = {"positive": ["6", 0], "negative": ["7", 0]}
    return {
        "10": {"class_type": "LoadImage", "inputs": {"image": "a.png"}},
        "11": {"class_type": "ControlNetLoader", "inputs": {"control_net_name": weights}},
        "12": {
            "class_type": "ControlNetApplyAdvanced",
            "inputs": {**both, "strength": 0.8, "control_net": ["11", 0], "image": ["10", 0]},
        },
    }


def test_inpainting_needs_a_picture_and_a_mask(
    workflow: Callable[..., Any], card: Callable[..., Any]
) -> None:
    document = workflow(
        {
            "10": {"class_type": "LoadImage", "inputs": {"image": "a.png"}},
            "11": {
                "class_type": "VAEEncodeForInpaint",
                "inputs": {"pixels": ["10", 0], "mask": ["10", 1], "vae": ["4", 2], "grow_mask_by": 6},
            },
        },
        n3={"latent_image": ["11", 0], "denoise": 0.9},
    )
    made = card(document)
    assert made.use_cases == ("inpainting",)
    assert made.needs == (("prompt",), ("init_image",), ("mask",))
    assert made.parameters["prompt_strength"].default == 0.9
    assert "width" not in made.parameters


def test_a_node_between_takes_each_text_at_its_own_input(workflow: Callable[..., Any]) -> None:
    # Its outputs are the model and then the two, so their numbers tell nothing.
    couple = {
        "18": {
            "class_type": "Attention couple",
            "inputs": {"model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0]},
        }
    }
    found = places(workflow(couple, n3={"model": ["18", 0], "positive": ["18", 1], "negative": ["18", 2]}))
    assert (found["prompt"], found["negative_prompt"]) == (["6.inputs.text"], ["7.inputs.text"])


def test_files_of_one_type_are_named_in_their_order(
    workflow: Callable[..., Any], card: Callable[..., Any]
) -> None:
    loaded = {"class_type": "LoadImage", "inputs": {"image": "a.png"}}
    nodes = {
        "10": loaded,
        "11": loaded,
        "12": {"class_type": "CLIPVisionEncode", "inputs": {"image": ["10", 0]}},
        "13": {"class_type": "CLIPVisionEncode", "inputs": {"image": ["11", 0]}},
        "14": {
            "class_type": "unCLIPConditioning",
            "inputs": {"conditioning": ["6", 0], "a": ["12", 0], "b": ["13", 0]},
        },
    }
    made = card(workflow(nodes, n3={"positive": ["14", 0]}))
    assert (made.guidance_file_types, made.use_cases) == (("reference_image",), ("text_to_image",))
    assert "2 files of type reference_image, in this order: node 10 (LoadImage), node 11" in made.description


def test_words_may_be_set_into_a_saved_text(workflow: Callable[..., Any]) -> None:
    document = workflow(n6={"text": "pixel art, {prompt}, 16 colours"})
    nodes = filling.fill(read(document), document, finding.find(read(document)), Values("a fox", {}), 1)
    assert nodes["6"]["inputs"]["text"] == "pixel art, a fox, 16 colours"


def test_values_of_nodes_that_only_hold_one_are_found(workflow: Callable[..., Any]) -> None:
    document = workflow(
        {
            "20": {"class_type": "PrimitiveStringMultiline", "inputs": {"value": "held"}},
            "21": {"class_type": "PrimitiveInt", "inputs": {"value": 640}},
        },
        n6={"text": ["20", 0]},
        n5={"width": ["21", 0]},
    )
    found = places(document)
    assert (found["prompt"], found["width"]) == (["20.inputs.value"], ["21.inputs.value"])


def test_two_samplers_that_share_their_steps_keep_them(workflow: Callable[..., Any]) -> None:
    first = workflow()["3"]["inputs"]
    document = workflow(
        {
            "3": {
                "class_type": "KSamplerAdvanced",
                "inputs": {**first, "start_at_step": 0, "end_at_step": 15},
            },
            "30": {
                "class_type": "KSamplerAdvanced",
                "inputs": {
                    **first,
                    "latent_image": ["3", 0],
                    "cfg": 3.0,
                    "start_at_step": 15,
                    "end_at_step": 10000,
                },
            },
        },
        n8={"samples": ["30", 0]},
    )
    found = places(document)
    assert "num_inference_steps" not in found
    assert found["guidance_scale"] == ["3.inputs.cfg"], "the other differs: its author wants it so"
    assert found["seed"] == ["3.inputs.seed", "30.inputs.seed"]
    assert found["width"] == ["5.inputs.width"]


def test_a_workflow_without_a_seed_makes_one_output(
    workflow: Callable[..., Any], card: Callable[..., Any]
) -> None:
    document = {
        "1": {"class_type": "LoadImage", "inputs": {"image": "a.png"}},
        "2": {"class_type": "UpscaleModelLoader", "inputs": {"model_name": "x4.pth"}},
        "3": {
            "class_type": "ImageUpscaleWithModel",
            "inputs": {"upscale_model": ["2", 0], "image": ["1", 0]},
        },
        "4": {"class_type": "SaveImage", "inputs": {"images": ["3", 0]}},
    }
    made = card(document)
    assert (made.largest_batch, made.needs, made.use_cases) == (1, (("init_image",),), ("upscaling",))
    assert made.prompt_format == "It takes no prompt."


def test_a_model_of_a_service_has_its_prompt_without_a_sampler(card: Callable[..., Any]) -> None:
    made = card(
        {
            "1": {
                "class_type": "OpenAIGPTImage1",
                "inputs": {"prompt": "a cat", "seed": 3, "quality": "low"},
            },
            "2": {"class_type": "SaveImage", "inputs": {"images": ["1", 0]}},
        }
    )
    assert made.needs == (("prompt",),)


def test_what_was_found_can_be_overruled(workflow: Callable[..., Any]) -> None:
    document = workflow()
    found = places(
        document, negative_prompt=False, prompt=["6.inputs.text", "7.inputs.text"], voice="3.sampler_name"
    )
    assert "negative_prompt" not in found
    assert found["prompt"] == ["6.inputs.text", "7.inputs.text"]
    assert found["voice"] == ["3.inputs.sampler_name"]
    for told in (
        {"prompts": "6.text"},
        {"prompt": "66.text"},
        {"prompt": "6.words"},
        {"seed": "3.model"},
        {"seed": 3},
    ):
        with pytest.raises(InvalidInputs, match="inputs"):
            finding.find(read(document), told)


def test_a_value_that_no_request_may_have_stays_as_saved(
    workflow: Callable[..., Any], card: Callable[..., Any]
) -> None:
    document = workflow(n3={"steps": 5000, "cfg": True}, n5={"width": 10**30})
    made = card(document)
    assert {"width", "num_inference_steps", "guidance_scale"}.isdisjoint(made.parameters)
    with pytest.raises(InvalidInputs, match="'euler', which is nothing that 'quality' can be"):
        card(document, inputs={"quality": "3.sampler_name"})
