"""Whole pipelines of random weights, run as a worker runs them: what is asked for reaches the network and comes back."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from layer_mcp.contract.errors import FeatureDisabled, InvalidInputs
from layer_server.backends.diffusers.families import FAMILIES, IMAGE, INPAINT, TEXT
from layer_server.generators.card import Cancelled, Output

pytestmark = pytest.mark.diffusers
Made = Callable[..., list[Output]]


@pytest.mark.parametrize("kind", ["sd", "xl", "sd3", "flux"])
def test_every_task_gives_a_picture_of_its_size(
    weights: Any, made: Made, picture: Any, pixels: Any, kind: str
) -> None:
    folder = getattr(weights, kind)()
    without = {} if kind == "flux" else {"negative_prompt": "blurry"}
    words = made(folder, width=48, height=32, table={"side": 32}, **without)[0]
    assert pixels(words).shape == (32, 48, 3)
    assert not words.has_alpha
    assert words.metadata["steps"] == 2
    assert words.metadata["device"] == "cpu"
    changed = made(folder, files={"init_image": picture(size=(96, 48))}, table={"side": 32})[0]
    assert changed.metadata["pipeline"].endswith("Img2ImgPipeline")
    assert changed.width * changed.height <= 32 * 32 * 2
    assert changed.width > changed.height
    mask = np.zeros((32, 32), np.uint8)
    mask[8:24, 8:24] = 255
    files = {"init_image": picture(), "mask": picture(mask)}
    filled = made(folder, files=files, mask={"file_id": "x"}, table={"side": 32})[0]
    assert filled.metadata["pipeline"].endswith("InpaintPipeline")
    assert (pixels(filled)[mask == 0] == (255, 0, 0)).all()
    assert (pixels(filled)[mask == 255] != (255, 0, 0)).any()


def test_a_seed_gives_its_picture_alone_and_in_a_batch(weights: Any, made: Made, pixels: Any) -> None:
    together = made(weights.sd(), seed=7, batch_size=3)
    assert [output.seed for output in together] == [7, 8, 9]
    assert together[1].data == made(weights.sd(), seed=8)[0].data
    assert (pixels(together[0]) != pixels(together[1])).any()


def test_every_parameter_reaches_the_network(weights: Any, made: Made, picture: Any, pixels: Any) -> None:
    def differs(first: dict[str, Any], second: dict[str, Any]) -> bool:
        return bool((pixels(made(weights.sd(), **first)[0]) != pixels(made(weights.sd(), **second)[0])).any())

    assert differs({}, {"prompt": "a wooden shield"})
    assert differs({}, {"num_inference_steps": 3})
    assert differs({}, {"guidance_scale": 1.5})
    assert differs({}, {"negative_prompt": "wood"})
    given = {"files": {"init_image": picture()}, "num_inference_steps": 10}
    assert differs({**given, "prompt_strength": 0.2}, {**given, "prompt_strength": 1})


def test_the_smallest_change_takes_a_step(weights: Any, made: Made, picture: Any) -> None:
    stages: list[str] = []
    made(
        weights.sd(),
        files={"init_image": picture()},
        num_inference_steps=4,
        prompt_strength=0.02,
        progress=lambda fraction, stage: stages.append(stage),
    )
    assert "decoding" in stages


def test_a_larger_picture_keeps_its_size_and_all_that_is_not_masked(
    weights: Any, made: Made, picture: Any, pixels: Any
) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (75, 101, 3), np.uint8)
    mask = np.zeros((75, 101), np.uint8)
    mask[20:50, 30:70] = 255
    files = {"init_image": picture(noise), "mask": picture(mask)}
    output = made(weights.sd(), files=files, mask={"file_id": "x"})[0]
    assert (output.width, output.height) == (101, 75)
    assert output.metadata["painted_at"][0] < 101
    assert (pixels(output)[mask == 0] == noise[mask == 0]).all()


def test_what_is_transparent_is_filled(weights: Any, made: Made, picture: Any, pixels: Any) -> None:
    drawn = np.full((32, 32, 4), 255, np.uint8)
    drawn[:16, :, 3] = 0
    output = made(weights.sd(), files={"init_image": picture(drawn)}, mask={"for_transparency": True})[0]
    assert not output.has_alpha
    assert (pixels(output)[16:] == 255).all()
    assert (pixels(output)[:16] != 255).any()


def test_weights_made_for_masks_fill_them(weights: Any, made: Made, picture: Any) -> None:
    folder = weights.sd("fill", in_channels=9)
    mask = picture(np.full((32, 32), 255, np.uint8))
    output = made(folder, files={"init_image": picture(), "mask": mask}, mask={"file_id": "x"})[0]
    assert output.metadata["pipeline"] == "StableDiffusionInpaintPipeline"
    with pytest.raises(InvalidInputs, match="an init_image with a mask"):
        made(folder)


def test_weights_that_are_told_what_to_do_edit_and_fill(weights: Any, made: Made, picture: Any) -> None:
    edited = made(
        weights.flux("FluxKontextPipeline"), files={"init_image": picture(size=(64, 32))}, width=48, height=32
    )[0]
    assert (edited.width, edited.height) == (48, 32)
    assert "prompt_strength" not in edited.metadata
    filled = made(
        weights.flux("FluxFillPipeline", channels=48),
        files={"init_image": picture(size=(40, 40))},
        mask={"for_nontransparency": True},
        table={"side": 32},
    )[0]
    assert (filled.width, filled.height) == (40, 40)


def test_the_network_is_not_asked(weights: Any, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(self: Any, address: Any) -> None:
        raise AssertionError(f"{address} was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert made(weights.sd(), table={"steps": 3})


def test_a_controlnet_follows_its_map_by_its_weight(
    weights: Any, made: Made, picture: Any, pixels: Any
) -> None:
    net = str(weights.controlnet())
    table = {"controlnets": {"canny": net, "depth": net}}
    lines = np.zeros((32, 32, 3), np.uint8)
    lines[:, 15:17] = 255

    def drawn(weight: float = 1.0, **more: Any) -> Output:
        files = {"canny": picture(lines, weight=weight), **more}
        return made(weights.sd(), files=files, table=table)[0]

    full, none = drawn(), drawn(0.0)
    assert full.metadata["guidance"] == {"canny": "as given"}
    assert (pixels(full) != pixels(none)).any()
    assert (pixels(none) == pixels(made(weights.sd(), table=table)[0])).all()
    assert (pixels(drawn(depth=picture(colour="grey"))) != pixels(full)).any()
    changed = drawn(init_image=picture())
    assert changed.metadata["pipeline"] == "StableDiffusionControlNetImg2ImgPipeline"
    photo = np.random.default_rng(1).integers(0, 255, (32, 32, 3), np.uint8)
    edges = made(weights.sd(), files={"canny": picture(photo)}, table=table)[0]
    assert edges.metadata["guidance"] == {"canny": "its edges"}


def test_a_lora_changes_what_every_task_makes_by_its_weight(
    weights: Any, made: Made, picture: Any, pixels: Any
) -> None:
    pytest.importorskip("peft")
    file = str(weights.lora())
    for more in ({}, {"files": {"init_image": picture()}}):
        plain, none, full, half = (
            pixels(made(weights.sd(), table={"loras": loras}, **more)[0])
            for loras in ({}, {file: 0}, {file: 1}, {file: 0.5})
        )
        assert (plain == none).all()
        assert (plain != full).any()
        assert (half != full).any()
    with pytest.raises(FeatureDisabled, match="could not be loaded"):
        made(weights.sd(), table={"loras": {str(weights.lora("xl")): 1}})


@pytest.mark.parametrize("kind", ["sd", "xl", "sd3", "flux"])
def test_controlnets_steer_every_task_that_the_family_has(
    weights: Any, made: Made, picture: Any, pixels: Any, kind: str
) -> None:
    table = {"controlnets": {"depth": str(weights.controlnet(kind))}, "side": 32}
    family = next(each for each in FAMILIES if each.name == NAMES[kind])
    depth = np.linspace(0, 255, 32 * 32).astype(np.uint8).reshape(32, 32)
    given = {
        TEXT: {"files": {}},
        IMAGE: {"files": {"init_image": picture()}},
        INPAINT: {"files": {"init_image": picture()}, "mask": {"for_nontransparency": True}},
    }
    for task, more in given.items():
        files = more["files"] | {"depth": picture(depth)}
        if task not in family.controlled:
            with pytest.raises(InvalidInputs, match="only where no init_image"):
                made(getattr(weights, kind)(), table=table, **{**more, "files": files})
            continue
        output = made(getattr(weights, kind)(), table=table, **{**more, "files": files})[0]
        assert output.metadata["pipeline"] == family.controlled[task]


NAMES = {"sd": "Stable Diffusion", "xl": "Stable Diffusion XL", "sd3": "Stable Diffusion 3", "flux": "FLUX.1"}


def test_what_cannot_be_brought_together_is_refused(weights: Any, made: Made, picture: Any) -> None:
    black = picture(np.zeros((32, 32), np.uint8))
    for given, says in (
        ({"prompt_strength": 0.5}, "no|none"),
        ({"mask": {"for_transparency": True}}, "init_image"),
        ({"files": {"init_image": picture(), "mask": black}, "mask": {"file_id": "x"}}, "covers nothing"),
        ({"files": {"init_image": picture() * 2}}, "One file"),
    ):
        with pytest.raises(InvalidInputs, match=says):
            made(weights.sd(), **given)


@pytest.mark.parametrize("prompt", ["", "🗡️✨", "水晶の剣", "sword " * 800, "a\0b\x1b"])
def test_odd_prompts_make_a_picture(weights: Any, made: Made, prompt: str) -> None:
    output = made(weights.sd(), prompt=prompt)[0]
    assert ("tokens" in output.metadata.get("note", "")) == (len(prompt) > 100)


def test_a_stopped_run_ends_at_its_step_and_the_weights_stay(weights: Any, made: Made) -> None:
    from layer_server.backends.diffusers import loading

    before = made(weights.sd())[0].data
    there = loading._current
    seen: list[float] = []
    with pytest.raises(Cancelled):
        made(
            weights.sd(),
            num_inference_steps=50,
            progress=lambda fraction, stage: seen.append(fraction),
            cancel=lambda: len(seen) > 5,
        )
    assert max(seen) < 0.3
    assert loading._current is there
    assert made(weights.sd())[0].data == before


def test_progress_only_grows(weights: Any, made: Made) -> None:
    seen: list[float] = []
    made(weights.sd(), batch_size=2, progress=lambda fraction, stage: seen.append(fraction))
    assert seen == sorted(seen)
    assert seen[-1] == 1


def test_other_weights_take_the_place_of_those_in_memory(weights: Any, made: Made) -> None:
    import gc
    import weakref

    from layer_server.backends.diffusers import loading

    made(weights.sd())
    first = weakref.ref(loading._current)
    made(weights.sd("other", 3))
    gc.collect()
    assert first() is None


def test_a_checker_that_withholds_is_said_and_nothing_is_made(
    weights: Any, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    import diffusers

    whole = diffusers.StableDiffusionPipeline.__call__
    flags = iter([True, True, False, True])

    def flagged(self: Any, **given: Any) -> Any:
        result = whole(self, **given)
        result.nsfw_content_detected = [next(flags)]
        return result

    flagged.__signature__ = inspect.signature(whole)  # type: ignore[attr-defined]
    monkeypatch.setattr(diffusers.StableDiffusionPipeline, "__call__", flagged)
    with pytest.raises(InvalidInputs, match="safety checker"):
        made(weights.sd())
    outputs = made(weights.sd(), seed=10, batch_size=3)
    assert [output.seed for output in outputs] == [11]
    assert "withheld 2 more" in outputs[0].metadata["note"]


def test_no_room_and_broken_weights_are_sentences(
    weights: Any, made: Made, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import shutil

    import diffusers
    import torch

    from layer_mcp.contract.errors import LayerError

    def full(self: Any, **given: Any) -> Any:
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")

    with monkeypatch.context() as patch:
        patch.setattr(diffusers.StableDiffusionPipeline, "__call__", full)
        with pytest.raises(LayerError, match="ran out of the memory of cpu at 32 x 32"):
            made(weights.sd())
    broken = tmp_path / "broken"
    shutil.copytree(weights.sd(), broken)
    (broken / "unet" / "diffusion_pytorch_model.safetensors").write_bytes(b"not weights")
    with pytest.raises(FeatureDisabled, match="could not be loaded"):
        made(broken)


def test_pickles_are_not_opened(weights: Any, made: Made, tmp_path: Path) -> None:
    import shutil

    import torch

    class Ran:
        def __reduce__(self) -> Any:
            return Path.touch, (tmp_path / "ran",)

    folder = tmp_path / "pickled"
    shutil.copytree(weights.sd(), folder)
    (folder / "unet" / "diffusion_pytorch_model.safetensors").unlink()
    torch.save(Ran(), folder / "unet" / "diffusion_pytorch_model.bin")
    with pytest.raises(InvalidInputs, match="pickles"):
        made(folder)
    with pytest.raises(FeatureDisabled):
        made(folder, table={"allow_pickle": True})
    assert not (tmp_path / "ran").exists()


def test_finishing_follows(weights: Any, made: Made) -> None:
    output = made(weights.sd(), vectorize=True)[0]
    assert output.mime_type == "image/svg+xml"


def test_the_table_of_families_says_what_diffusers_has() -> None:
    diffusers = pytest.importorskip("diffusers")
    missing: list[str] = []
    for family in FAMILIES:
        needed = {"prompt", "num_inference_steps", "generator", "callback_on_step_end", "output_type"}
        needed |= {family.guided_by} if family.guidance is not None else set()
        needed |= {"negative_prompt"} if family.negative else set()
        needed |= set(family.called)
        for controlled, tasks in ((False, family.tasks), (True, family.controlled)):
            for task, name in tasks.items():
                taken = set(inspect.signature(getattr(diffusers, name).__call__).parameters)
                wanted = (
                    needed
                    | {TEXT: {"width", "height"}, IMAGE: {"image"}, INPAINT: {"image", "mask_image"}}[task]
                )
                wanted |= {"strength"} if family.strength and task != TEXT else set()
                wanted |= {"controlnet_conditioning_scale"} if controlled else set()
                missing += [f"{name}: {each}" for each in sorted(wanted - taken)]
        if family.controlnet:
            assert hasattr(diffusers, family.controlnet)
    assert not missing
