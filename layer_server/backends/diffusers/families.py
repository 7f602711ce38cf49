"""What is known of each family of pipelines: which class does which task, and what of a request it honours.

The facts are those of ``diffusers``' own signatures; a test compares them with the installed library. A pipeline that
cannot be followed and stopped step by step (``callback_on_step_end``) is not offered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TEXT, IMAGE, INPAINT = "text", "image", "inpaint"
"""Tasks: from words alone, from a picture, and within a masked region of a picture."""


@dataclass(frozen=True, slots=True)
class Family:
    """One family of pipelines.

    Attributes:
        tasks: the pipeline's class by task.
        steps, guidance: defaults of a request; ``guidance`` is None where the family has no such thing.
        side: pixels of a side that the family is made for, where the weights do not tell.
        multiple: width and height must be multiples of it.
        denoiser: the folder of the network that takes the steps.
        guided_by: the argument of the pipeline that the guidance scale becomes.
        negative: whether a negative prompt is honoured.
        strength: whether ``prompt_strength`` is (families that edit by instruction have none).
        controlled: the pipeline's class by task where ControlNets steer it.
        controlnet: the class of the family's ControlNets.
        half: the type of numbers on a graphics card.
        reads: the tokenizer that bounds a prompt, and its tokens; 0 stands for what the tokenizer says.
        called: further arguments of the call: that a size is kept as it was asked for.
    """

    name: str
    tasks: Mapping[str, str]
    steps: int = 30
    guidance: float | None = 5.0
    side: int = 1024
    multiple: int = 16
    denoiser: str = "transformer"
    guided_by: str = "guidance_scale"
    negative: bool = True
    strength: bool = True
    controlled: Mapping[str, str] = field(default_factory=dict)
    controlnet: str = ""
    half: str = "bfloat16"
    reads: tuple[str, int] = ("", 0)
    called: Mapping[str, object] = field(default_factory=dict)


FAMILIES: tuple[Family, ...] = (
    Family(
        "Stable Diffusion",
        {
            TEXT: "StableDiffusionPipeline",
            IMAGE: "StableDiffusionImg2ImgPipeline",
            INPAINT: "StableDiffusionInpaintPipeline",
        },
        guidance=7.5,
        side=512,
        multiple=8,
        denoiser="unet",
        controlled={
            TEXT: "StableDiffusionControlNetPipeline",
            IMAGE: "StableDiffusionControlNetImg2ImgPipeline",
            INPAINT: "StableDiffusionControlNetInpaintPipeline",
        },
        controlnet="ControlNetModel",
        half="float16",
        reads=("tokenizer", 0),
    ),
    Family(
        "Stable Diffusion XL",
        {
            TEXT: "StableDiffusionXLPipeline",
            IMAGE: "StableDiffusionXLImg2ImgPipeline",
            INPAINT: "StableDiffusionXLInpaintPipeline",
        },
        multiple=8,
        denoiser="unet",
        controlled={
            TEXT: "StableDiffusionXLControlNetPipeline",
            IMAGE: "StableDiffusionXLControlNetImg2ImgPipeline",
            INPAINT: "StableDiffusionXLControlNetInpaintPipeline",
        },
        controlnet="ControlNetModel",
        half="float16",
        reads=("tokenizer", 0),
    ),
    Family(
        "Stable Diffusion 3",
        {
            TEXT: "StableDiffusion3Pipeline",
            IMAGE: "StableDiffusion3Img2ImgPipeline",
            INPAINT: "StableDiffusion3InpaintPipeline",
        },
        steps=28,
        guidance=7.0,
        controlled={TEXT: "StableDiffusion3ControlNetPipeline"},
        controlnet="SD3ControlNetModel",
        half="float16",
    ),
    Family(
        "FLUX.1",
        {TEXT: "FluxPipeline", IMAGE: "FluxImg2ImgPipeline", INPAINT: "FluxInpaintPipeline"},
        steps=28,
        guidance=3.5,
        negative=False,
        controlled={
            TEXT: "FluxControlNetPipeline",
            IMAGE: "FluxControlNetImg2ImgPipeline",
            INPAINT: "FluxControlNetInpaintPipeline",
        },
        controlnet="FluxControlNetModel",
        reads=("tokenizer_2", 512),
    ),
    Family(
        "FLUX.1 Kontext",
        {IMAGE: "FluxKontextPipeline"},
        steps=28,
        guidance=2.5,
        negative=False,
        strength=False,
        reads=("tokenizer_2", 512),
        called={"_auto_resize": False},
    ),
    Family(
        "FLUX.1 Fill",
        {INPAINT: "FluxFillPipeline"},
        steps=50,
        guidance=30.0,
        negative=False,
        strength=False,
        reads=("tokenizer_2", 512),
    ),
    Family(
        "Latent Consistency",
        {TEXT: "LatentConsistencyModelPipeline", IMAGE: "LatentConsistencyModelImg2ImgPipeline"},
        steps=4,
        guidance=8.5,
        side=768,
        multiple=8,
        denoiser="unet",
        negative=False,
        half="float16",
        reads=("tokenizer", 0),
    ),
    Family(
        "Kolors",
        {TEXT: "KolorsPipeline", IMAGE: "KolorsImg2ImgPipeline"},
        multiple=8,
        denoiser="unet",
        half="float16",
    ),
    Family("Sana", {TEXT: "SanaPipeline"}, steps=20, guidance=4.5, multiple=32),
    Family("AuraFlow", {TEXT: "AuraFlowPipeline"}, guidance=3.5, half="float16"),
    Family(
        "Hunyuan-DiT",
        {TEXT: "HunyuanDiTPipeline"},
        half="float16",
        called={"use_resolution_binning": False},
    ),
    Family("CogView 4", {TEXT: "CogView4Pipeline"}, multiple=32),
    Family("Lumina 2", {TEXT: "Lumina2Pipeline"}, guidance=4.0),
    Family("Chroma", {TEXT: "ChromaPipeline", IMAGE: "ChromaImg2ImgPipeline"}, steps=35),
    Family(
        "Qwen-Image",
        {TEXT: "QwenImagePipeline", IMAGE: "QwenImageImg2ImgPipeline", INPAINT: "QwenImageInpaintPipeline"},
        steps=50,
        guidance=4.0,
        guided_by="true_cfg_scale",
    ),
    Family(
        "Qwen-Image-Edit",
        {IMAGE: "QwenImageEditPipeline"},
        steps=50,
        guidance=4.0,
        guided_by="true_cfg_scale",
        strength=False,
    ),
    Family("Z-Image", {TEXT: "ZImagePipeline", IMAGE: "ZImageImg2ImgPipeline"}, steps=9, guidance=0.0),
)

PIPELINES: Mapping[str, tuple[Family, str]] = {
    pipeline: (family, task) for family in FAMILIES for task, pipeline in family.tasks.items()
}
"""The family and the task of each pipeline's class that a folder may name."""
