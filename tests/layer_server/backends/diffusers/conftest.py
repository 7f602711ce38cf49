"""Folders of weights: their JSON files alone, or whole tiny pipelines of random numbers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.back_ends import Definition
from layer_server.backends.offered import cards_of
from layer_server.generators.card import ModelCard

SD = {
    "unet": ("diffusers", "UNet2DConditionModel"),
    "vae": ("diffusers", "AutoencoderKL"),
    "text_encoder": ("transformers", "CLIPTextModel"),
    "tokenizer": ("transformers", "CLIPTokenizer"),
    "scheduler": ("diffusers", "DDIMScheduler"),
}
UNET = {
    "_class_name": "UNet2DConditionModel",
    "in_channels": 4,
    "sample_size": 64,
    "cross_attention_dim": 768,
}


@pytest.fixture
def described(tmp_path: Path) -> Callable[..., Path]:
    """``described("sd", "StableDiffusionPipeline", unet={…})``: a folder that says what it is, without weights."""

    def describe(
        name: str,
        pipeline: Any = "StableDiffusionPipeline",
        components: dict[str, Any] | None = None,
        denoiser: str = "unet",
        config: dict[str, Any] | None = None,
        readme: str = "",
        endings: str = ".safetensors",
    ) -> Path:
        folder = tmp_path / name
        parts = dict(SD) | (components or {})
        for part in parts:
            (folder / part).mkdir(parents=True)
            (folder / part / f"diffusion_pytorch_model{endings}").write_bytes(b"")
        (folder / denoiser).mkdir(exist_ok=True)
        (folder / denoiser / "config.json").write_text(json.dumps({**UNET, **(config or {})}))
        (folder / "vae" / "config.json").write_text(json.dumps({"block_out_channels": [128, 256, 512, 512]}))
        index = {"_class_name": pipeline, "_diffusers_version": "0.35.0", "requires_safety_checker": True}
        (folder / "model_index.json").write_text(json.dumps(index | {k: list(v) for k, v in parts.items()}))
        if readme:
            (folder / "README.md").write_text(readme)
        return folder

    return describe


@pytest.fixture
def card_of() -> Callable[..., ModelCard]:
    """The card of a folder, with further settings of its table."""

    def card(folder: Path | str, price_cu: float = 0, **settings: Any) -> ModelCard:
        definition = Definition(
            "my-model",
            "diffusers",
            "My model",
            price_cu=price_cu,
            settings={"folder": str(folder), **settings},
        )
        return cards_of(definition)[0]

    return card
