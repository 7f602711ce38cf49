"""What the weights of a folder can do: which tasks, at which sizes, steered by what. No torch is needed to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layer_server.backends.diffusers.families import IMAGE, INPAINT, PIPELINES, TEXT, Family
from layer_server.backends.diffusers.options import Options
from layer_server.backends.diffusers.weights import Weights, lora, network, only_pickles, opened, refused

_PLAIN, _MASKED = 4, 9
"""Channels of a latent picture, and of one with its mask and the masked picture beside it."""
_QUICK = ("LCMScheduler", "TCDScheduler")
"""Schedulers of weights that were distilled to a few steps."""
_QUICK_STEPS, _QUICK_GUIDANCE = 6, 1.5


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a model can do.

    Attributes:
        tasks: of ``families``.
        steps, guidance: what a request has where it does not say; no guidance where it is not honoured.
        side: pixels of a side of what the weights were made for.
        controls: guidance files that a ControlNet follows.
        scheduler: the class of the scheduler.
    """

    weights: Weights
    family: Family
    tasks: tuple[str, ...]
    steps: int
    guidance: float | None
    side: int
    controls: tuple[str, ...]
    scheduler: str

    @property
    def multiple(self) -> int:
        """Of which width and height must be multiples."""
        return self.family.multiple


def abilities(options: Options) -> Abilities:
    """What the weights that the options name can do.

    Raises:
        InvalidInputs: when they are not there, may not be loaded, or are of no known family.
    """
    weights = opened(options.folder, options.cache)
    if weights.pipeline not in PIPELINES:
        families = sorted({family.name for family, _ in PIPELINES.values()})
        raise refused(f"{weights.pipeline} is no pipeline that is offered; there are {', '.join(families)}.")
    if not options.allow_pickle and (pickles := weights.pickles()):
        raise refused(
            f"The weights of {', '.join(pickles)} in {weights.folder} are pickles, which can run code when they are opened.",
            "Take a copy with .safetensors files, or, where you trust who made it, set allow_pickle = true in models.toml.",
        )
    family, task = PIPELINES[weights.pipeline]
    denoiser = weights.config(family.denoiser)
    if not denoiser:
        raise refused(f"{weights.folder} has no {family.denoiser}/config.json.")
    tasks = _tasks(weights, family, task, denoiser)
    scheduler = weights.components.get("scheduler", ("", ""))[1]
    for file in options.loras:
        lora(file)
    controls = _controls(options, family, denoiser, tasks)
    return Abilities(
        weights=weights,
        family=family,
        tasks=tasks,
        steps=options.steps or (_QUICK_STEPS if scheduler in _QUICK else family.steps),
        guidance=_guidance(options, family, denoiser, scheduler),
        side=options.side or _side(weights, family, denoiser),
        controls=controls,
        scheduler=scheduler,
    )


def _tasks(weights: Weights, family: Family, task: str, denoiser: Mapping[str, Any]) -> tuple[str, ...]:
    """All that the family does, where these weights can."""
    channels = denoiser.get("in_channels", _PLAIN)
    if family.denoiser == "unet" and channels not in {_PLAIN, _MASKED}:
        raise refused(
            f"The network in {weights.folder} takes {channels} channels, which no pipeline here gives it."
        )
    if family.denoiser == "unet" and channels == _MASKED:
        return (INPAINT,)
    if task == IMAGE and "text_encoder_2" in weights.components and "text_encoder" not in weights.components:
        return (IMAGE,)  # a refiner: it only goes on with what another model began
    return tuple(each for each in (TEXT, IMAGE, INPAINT) if each in family.tasks)


def _guidance(options: Options, family: Family, denoiser: Mapping[str, Any], scheduler: str) -> float | None:
    if family.guidance is None or denoiser.get("guidance_embeds") is False:
        return None  # a network that was distilled to do without
    if options.guidance is not None:
        return float(options.guidance)
    is_quick = scheduler in _QUICK and not denoiser.get("time_cond_proj_dim")
    return _QUICK_GUIDANCE if is_quick else family.guidance


def _side(weights: Weights, family: Family, denoiser: Mapping[str, Any]) -> int:
    """What the network was made for: its samples, as large as the decoder makes them."""
    samples = denoiser.get("sample_size")
    levels = weights.config("vae").get("block_out_channels")
    if family.denoiser != "unet" or not isinstance(samples, int) or not isinstance(levels, list):
        return family.side
    side = int(samples * 2 ** (len(levels) - 1))
    return max(family.multiple, min(side, 2048) // family.multiple * family.multiple)


def _controls(
    options: Options, family: Family, denoiser: Mapping[str, Any], tasks: tuple[str, ...]
) -> tuple[str, ...]:
    for name, folder in options.controlnets.items():
        place, config = network(folder, options.cache)
        if config.get("_class_name") != family.controlnet:
            raise refused(
                f"{place} is a {config.get('_class_name', 'network without a name')}; {family.name} takes "
                f"{family.controlnet or 'no ControlNets'}."
            )
        if family.denoiser == "unet" and config.get("cross_attention_dim") != denoiser.get(
            "cross_attention_dim"
        ):
            raise refused(f"The ControlNet {place} was made for other weights than those of the model.")
        if not options.allow_pickle and only_pickles(place):
            raise refused(
                f"The weights in {place} are a pickle, which can run code when it is opened.",
                "Take a copy with .safetensors files.",
            )
        if not set(tasks) & set(family.controlled):
            raise refused(f"ControlNets do not steer what {family.name} does here, so {name} cannot be.")
    return tuple(options.controlnets)
