"""Tiny pipelines of random numbers, saved as people have them, and models that run them as a worker does."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from layer_mcp.contract.back_ends import Definition
from layer_server.backends.offered import cards_of
from layer_server.catalog.values import defaults
from layer_server.generators.card import GenerationRequest, InputFile, Output

os.environ["HF_HUB_OFFLINE"] = "1"
SIDE = 32
"""Pixels of what the tiny networks are made for."""


def _tokenizer(folder: Path) -> Any:
    """A complete, legal vocabulary of CLIP: every byte, alone and at the end of a word."""
    from transformers import CLIPTokenizer

    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters = [chr(byte) for byte in shown] + [chr(256 + n) for n in range(256 - len(shown))]
    vocabulary = [*letters, *(f"{letter}</w>" for letter in letters), "<|startoftext|>", "<|endoftext|>"]
    folder.mkdir()
    (folder / "vocab.json").write_text(json.dumps({word: n for n, word in enumerate(vocabulary)}))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    return CLIPTokenizer(str(folder / "vocab.json"), str(folder / "merges.txt"), model_max_length=77)


def _reader(kind: str) -> Any:
    import transformers

    config = transformers.CLIPTextConfig(
        vocab_size=514,
        hidden_size=32,
        intermediate_size=37,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=77,
        projection_dim=32,
        bos_token_id=512,
        eos_token_id=513,
        pad_token_id=513,
    )
    return getattr(transformers, kind)(config).eval()


def _long_tokenizer() -> Any:
    """A vocabulary of T5: every letter."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import T5TokenizerFast

    letters = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("\N{LOWER ONE EIGHTH BLOCK}", -4.0)]
    letters += [(chr(code), -5.0) for code in range(33, 127)]
    words = Tokenizer(models.Unigram(letters, unk_id=2))
    words.pre_tokenizer = pre_tokenizers.Metaspace()
    return T5TokenizerFast(tokenizer_object=words, model_max_length=512, extra_ids=0)


def _long_reader() -> Any:
    from transformers import T5Config, T5EncoderModel

    return T5EncoderModel(
        T5Config(vocab_size=128, d_model=32, d_kv=8, d_ff=37, num_layers=1, num_heads=4)
    ).eval()


def _vae(**more: Any) -> Any:
    from diffusers import AutoencoderKL

    given = {"latent_channels": 4} | more
    return AutoencoderKL(
        block_out_channels=(32, 64),
        in_channels=3,
        out_channels=3,
        down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2,
        norm_num_groups=8,
        **given,
    )


def _unet(**more: Any) -> Any:
    from diffusers import UNet2DConditionModel

    given = {"in_channels": 4, "cross_attention_dim": 32, "attention_head_dim": 8} | more
    return UNet2DConditionModel(
        block_out_channels=(32, 64),
        layers_per_block=1,
        sample_size=SIDE // 2,
        out_channels=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        norm_num_groups=8,
        **given,
    )


def _scheduler() -> Any:
    from diffusers import DDIMScheduler

    return DDIMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
    )


class Weights:
    """Builds folders of weights, each of them once."""

    def __init__(self, root: Path) -> None:
        import torch

        # On a loaded machine several threads wait for each other longer than these networks take.
        torch.set_num_threads(1)
        self._root = root
        self._torch = torch

    def sd(self, name: str = "sd", number: int = 0, **unet: Any) -> Path:
        """Stable Diffusion; another number gives other weights."""
        from diffusers import StableDiffusionInpaintPipeline, StableDiffusionPipeline

        kind = StableDiffusionInpaintPipeline if unet.get("in_channels") == 9 else StableDiffusionPipeline

        def pipe() -> Any:
            return kind(
                vae=_vae(),
                text_encoder=_reader("CLIPTextModel"),
                tokenizer=_tokenizer(self._root / f"{name}-words"),
                unet=_unet(**unet),
                scheduler=_scheduler(),
                safety_checker=None,
                feature_extractor=None,
                requires_safety_checker=False,
            )

        return self._saved(name, number, pipe)

    def xl(self) -> Path:
        """Stable Diffusion XL."""
        from diffusers import StableDiffusionXLPipeline

        def pipe() -> Any:
            return StableDiffusionXLPipeline(
                vae=_vae(),
                text_encoder=_reader("CLIPTextModel"),
                text_encoder_2=_reader("CLIPTextModelWithProjection"),
                tokenizer=_tokenizer(self._root / "xl-words"),
                tokenizer_2=_tokenizer(self._root / "xl-words-2"),
                unet=_unet(
                    cross_attention_dim=64,
                    addition_embed_type="text_time",
                    addition_time_embed_dim=8,
                    projection_class_embeddings_input_dim=6 * 8 + 32,
                    transformer_layers_per_block=1,
                ),
                scheduler=_scheduler(),
            )

        return self._saved("xl", 0, pipe)

    def sd3(self) -> Path:
        """Stable Diffusion 3 without its largest reader of words, which is left out by many."""
        from diffusers import (
            FlowMatchEulerDiscreteScheduler,
            SD3Transformer2DModel,
            StableDiffusion3Pipeline,
        )

        def pipe() -> Any:
            return StableDiffusion3Pipeline(
                vae=_vae(
                    latent_channels=16,
                    shift_factor=0.06,
                    scaling_factor=1.5,
                    use_quant_conv=False,
                    use_post_quant_conv=False,
                ),
                text_encoder=_reader("CLIPTextModelWithProjection"),
                text_encoder_2=_reader("CLIPTextModelWithProjection"),
                text_encoder_3=None,
                tokenizer=_tokenizer(self._root / "sd3-words"),
                tokenizer_2=_tokenizer(self._root / "sd3-words-2"),
                tokenizer_3=None,
                transformer=SD3Transformer2DModel(
                    sample_size=32,
                    patch_size=1,
                    in_channels=16,
                    num_layers=2,
                    attention_head_dim=8,
                    num_attention_heads=4,
                    caption_projection_dim=32,
                    joint_attention_dim=64,
                    pooled_projection_dim=64,
                    out_channels=16,
                ),
                scheduler=FlowMatchEulerDiscreteScheduler(),
            )

        return self._saved("sd3", 0, pipe)

    def flux(self, kind: str = "FluxPipeline", channels: int = 16) -> Path:
        """FLUX.1 with guidance."""
        import diffusers
        from diffusers import FlowMatchEulerDiscreteScheduler, FluxTransformer2DModel

        name = kind.removesuffix("Pipeline").lower()

        def pipe() -> Any:
            return getattr(diffusers, kind)(
                vae=_vae(
                    shift_factor=0.06, scaling_factor=1.5, use_quant_conv=False, use_post_quant_conv=False
                ),
                text_encoder=_reader("CLIPTextModel"),
                tokenizer=_tokenizer(self._root / f"{name}-words"),
                text_encoder_2=_long_reader(),
                tokenizer_2=_long_tokenizer(),
                transformer=FluxTransformer2DModel(
                    patch_size=1,
                    in_channels=channels,
                    out_channels=16,
                    num_layers=1,
                    num_single_layers=1,
                    attention_head_dim=16,
                    num_attention_heads=2,
                    joint_attention_dim=32,
                    pooled_projection_dim=32,
                    axes_dims_rope=(4, 4, 8),
                    guidance_embeds=True,
                ),
                scheduler=FlowMatchEulerDiscreteScheduler(),
            )

        return self._saved(name, 0, pipe)

    def controlnet(self, of: str = "sd") -> Path:
        """A ControlNet for ``sd``, ``xl``, ``sd3`` or ``flux``."""
        import diffusers

        # From zero convolutions nothing would follow.
        def net() -> Any:
            folder = getattr(self, of)()
            if of in {"sd", "xl"}:
                unet = diffusers.UNet2DConditionModel.from_pretrained(folder / "unet")
                made = diffusers.ControlNetModel.from_unet(unet, conditioning_embedding_out_channels=(16, 32))
            elif of == "sd3":
                whole = diffusers.SD3Transformer2DModel.from_pretrained(folder / "transformer")
                made = diffusers.SD3ControlNetModel.from_transformer(whole, 1, 0)
            else:
                whole = diffusers.FluxTransformer2DModel.from_pretrained(folder / "transformer")
                made = diffusers.FluxControlNetModel.from_transformer(
                    whole, num_layers=1, num_single_layers=1, attention_head_dim=16, num_attention_heads=2
                )
            for parameter in made.parameters():
                self._torch.nn.init.normal_(parameter, std=0.2)
            return made

        return self._saved(f"controlnet-{of}", 5, net)

    def lora(self, of: str = "sd") -> Path:
        """A LoRA for the network of ``sd`` or ``xl``."""
        from diffusers import DiffusionPipeline
        from peft import LoraConfig
        from peft.utils import get_peft_model_state_dict

        folder = self._root / f"lora-{of}"
        if not folder.exists():
            self._torch.manual_seed(11)
            pipe = DiffusionPipeline.from_pretrained(getattr(self, of)())
            pipe.unet.add_adapter(LoraConfig(r=4, target_modules=["to_q", "to_v"], init_lora_weights=False))
            pipe.save_lora_weights(folder, unet_lora_layers=get_peft_model_state_dict(pipe.unet))
        return folder / "pytorch_lora_weights.safetensors"

    def _saved(self, name: str, number: int, make: Callable[[], Any]) -> Path:
        folder = self._root / name
        if not folder.exists():
            self._torch.manual_seed(number)
            make().save_pretrained(folder)
        return folder


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    """Folders of tiny weights: ``weights.sd()``, ``weights.xl()``, …"""
    for package in ("torch", "transformers", "diffusers"):
        pytest.importorskip(package)
    return Weights(tmp_path_factory.mktemp("weights"))


@pytest.fixture
def made() -> Callable[..., list[Output]]:
    """``made(folder, "a sword", files={…}, table={…}, width=32)``: what a model of these weights makes."""

    def make(
        folder: Path,
        prompt: str = "a crystal sword",
        seed: int = 7,
        batch_size: int = 1,
        files: dict[str, Any] | None = None,
        table: dict[str, Any] | None = None,
        progress: Callable[[float, str], None] = lambda fraction, stage: None,
        cancel: Callable[[], bool] = lambda: False,
        **parameters: Any,
    ) -> list[Output]:
        settings = {"folder": str(folder), "device": "cpu", **(table or {})}
        card = cards_of(Definition("tiny", "diffusers", "Tiny", settings=settings))[0]
        given = {**defaults(card), "num_inference_steps": 2, **parameters}
        request = GenerationRequest(prompt, seed, batch_size, given, files or {}, card.slug, card.settings)
        return list(card.load()(request, np.random.default_rng(seed), progress, cancel))

    return make


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., tuple[InputFile]]:
    """A file as a request has it: ``picture(array)``, ``picture(size=(64, 48), colour="red")``."""

    def file(
        pixels: np.ndarray | None = None,
        size: tuple[int, int] = (SIDE, SIDE),
        colour: str = "red",
        weight: float = 1.0,
    ) -> tuple[InputFile]:
        image = Image.new("RGB", size, colour) if pixels is None else Image.fromarray(pixels)
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.png"
        image.save(path)
        return (InputFile(path, "image/png", weight, path.name),)

    return file


@pytest.fixture
def pixels() -> Callable[[Output], np.ndarray]:
    """The pixels of an output."""
    return lambda output: np.asarray(Image.open(io.BytesIO(output.data)))
