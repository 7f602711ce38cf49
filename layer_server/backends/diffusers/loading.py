"""Weights in memory: one model at a time stays loaded in the worker, whatever tasks it is asked for.

Pipelines of several tasks share the same networks, so that only ControlNets are added to what is loaded.
"""

from __future__ import annotations

import gc
import json
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from layer_mcp.contract.errors import FeatureDisabled
from layer_server.backends.diffusers.abilities import Abilities
from layer_server.backends.diffusers.options import Options
from layer_server.backends.diffusers.weights import INDEX, located, lora, variant_in

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DIFFUSERS_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}
_LONGEST_REASON = 300


class Loaded:
    """One model in memory.

    Attributes:
        device: ``cuda``, ``cuda:1``, ``mps``, ``xpu`` or ``cpu``.
        dtype: the name of its numbers' type.
    """

    def __init__(self, key: str, slug: str, options: Options, able: Abilities) -> None:
        self.key = key
        self._slug = slug
        self._options = options
        self._able = able
        self.device = _device(options)
        self.dtype = _dtype(options, able, self.device)
        self._nets: dict[str, Any] = {}
        self._pipes: dict[tuple[str, tuple[str, ...]], Any] = {}
        self._hooked: Any = None
        self._base = self._from_folder()

    def pipe(self, task: str, kinds: Sequence[str] = ()) -> Any:
        """The pipeline of a task, steered by the ControlNets of these guidance files.

        Raises:
            FeatureDisabled: when a ControlNet cannot be loaded.
        """
        key = (task, tuple(kinds))
        if key not in self._pipes:
            self._pipes[key] = self._made(task, kinds)
        pipe = self._pipes[key]
        if self._options.offload and self.device != "cpu" and self._hooked is not pipe:
            pipe.enable_model_cpu_offload(device=self.device)
            self._hooked = pipe
        return pipe

    def interrupted(self) -> None:
        """Bring the pipeline back to where a call that was left in its middle would have brought it."""
        if self._hooked is not None:
            self._hooked.maybe_free_model_hooks()

    def _made(self, task: str, kinds: Sequence[str]) -> Any:
        import diffusers

        family = self._able.family
        name = family.controlled[task] if kinds else family.tasks[task]
        if type(self._base).__name__ == name:
            return self._base
        nets = [self._net(kind) for kind in kinds]
        extra = {"controlnet": nets[0] if len(nets) == 1 else nets} if nets else {}
        made = getattr(diffusers, name).from_pipe(self._base, torch_dtype=self._torch_dtype(), **extra)
        made.set_progress_bar_config(disable=True)
        return made

    def _from_folder(self) -> Any:
        import diffusers

        weights = self._able.weights
        variant = self._options.variant or weights.variant
        pipeline = getattr(diffusers, weights.pipeline, None)
        if pipeline is None:
            raise FeatureDisabled(
                f"The installed diffusers {diffusers.__version__} does not know {weights.pipeline}.",
                remedy='Install a newer one: `pip install --upgrade "layer-nb[diffusers]"`.',
            )
        left_out = dict.fromkeys(weights.left_out)
        pipe = self._opened(pipeline, str(weights.folder), _named(variant) | left_out)
        pipe.set_progress_bar_config(disable=True)
        self._learn(pipe)
        return pipe if self._options.offload and self.device != "cpu" else pipe.to(self.device)

    def _learn(self, pipe: Any) -> None:
        """Mix the LoRAs into the networks, which all tasks share."""
        if not self._options.loras:
            return
        import peft  # noqa: F401  without it diffusers says so in its own words only

        if not hasattr(pipe, "load_lora_weights"):
            raise FeatureDisabled(
                f"{type(pipe).__name__} takes no LoRAs.", remedy="Take them out of models.toml."
            )
        files = {f"lora-{number}": lora(file) for number, file in enumerate(self._options.loras)}
        for name, path in files.items():
            with self._told(path):
                pipe.load_lora_weights(
                    str(path.parent),
                    weight_name=path.name,
                    adapter_name=name,
                    local_files_only=True,
                    use_safetensors=True,
                )
                if name not in {each for names in pipe.get_list_adapters().values() for each in names}:
                    raise ValueError("nothing in it is for these weights")
        pipe.set_adapters(list(files), [float(weight) for weight in self._options.loras.values()])

    def _net(self, kind: str) -> Any:
        import diffusers

        if kind not in self._nets:
            place = located(self._options.controlnets[kind], self._options.cache)
            kind_of_net = getattr(diffusers, self._able.family.controlnet)
            net = self._opened(kind_of_net, str(place), _named(variant_in(place)))
            self._nets[kind] = net if self._options.offload and self.device != "cpu" else net.to(self.device)
        return self._nets[kind]

    def _opened(self, kind: Any, folder: str, extra: Mapping[str, Any]) -> Any:
        with self._told(folder):
            return kind.from_pretrained(
                folder,
                torch_dtype=self._torch_dtype(),
                local_files_only=True,
                use_safetensors=None if self._options.allow_pickle else True,
                **extra,
            )

    @contextmanager
    def _told(self, place: str | Path) -> Iterator[None]:
        """Whatever a library says of weights that it cannot load becomes a sentence."""
        try:
            yield
        except (ImportError, MemoryError):
            raise
        except Exception as error:
            if is_out_of_memory(error):
                raise MemoryError from error
            reason = str(error).strip().partition("\n")[0][:_LONGEST_REASON]
            raise FeatureDisabled(
                f"The weights of {self._slug} in {place} could not be loaded ({type(error).__name__}: {reason}).",
                remedy="Look whether they are whole and belong together, or take another copy.",
            ) from error

    def _torch_dtype(self) -> Any:
        import torch

        return getattr(torch, self.dtype)


_current: Loaded | None = None


def loaded(slug: str, options: Options, able: Abilities) -> Loaded:
    """The model in memory: the one that is there, or a new one in its place.

    Raises:
        ImportError: when torch, transformers or diffusers is not installed.
        FeatureDisabled: when the weights cannot be loaded.
        MemoryError: when there is no room for them.
    """
    global _current  # noqa: PLW0603  a worker keeps one model
    _prepare()
    key = _key(options, able)
    if _current is None or _current.key != key:
        _current = None
        _sweep()
        _current = Loaded(key, slug, options, able)
    return _current


def is_out_of_memory(error: BaseException) -> bool:
    """Whether this is how some device says that it has no memory left."""
    import torch

    words = str(error).lower()
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or (
        isinstance(error, RuntimeError) and ("out of memory" in words or "can't allocate memory" in words)
    )


def _prepare() -> None:
    """Import what is needed, in an order that tells what is missing; the network stays out of it."""
    os.environ.update(_OFFLINE)
    import torch  # noqa: F401
    import transformers

    import diffusers  # isort: skip

    for log in (diffusers.utils.logging, transformers.utils.logging):
        log.set_verbosity_error()
        log.disable_progress_bar()
    warnings.filterwarnings("ignore", category=FutureWarning, module=r"(diffusers|transformers|torch)\b")


def _named(variant: str) -> dict[str, Any]:
    return {"variant": variant} if variant else {}


def _key(options: Options, able: Abilities) -> str:
    """Changes when other weights are put into the same folder."""
    index = able.weights.folder / INDEX
    return json.dumps([str(able.weights.folder), options.table(), index.stat().st_mtime_ns], sort_keys=True)


def _sweep() -> None:
    gc.collect()
    import torch

    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    elif torch.backends.mps.is_available():
        torch.mps.empty_cache()


def _device(options: Options) -> str:
    import torch

    there = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "xpu": hasattr(torch, "xpu") and torch.xpu.is_available(),
        "cpu": True,
    }
    if options.device == "auto":
        return next(name for name, is_there in there.items() if is_there)
    if not there[options.device.partition(":")[0]]:
        raise FeatureDisabled(
            f"models.toml asks for the device {options.device}, which torch {torch.__version__} does not find here.",
            remedy="Take the line out of the model's table to let the device be chosen, or install a torch for it.",
        )
    return options.device


def _dtype(options: Options, able: Abilities, device: str) -> str:
    import torch

    if options.dtype != "auto":
        return options.dtype
    if device == "cpu":
        return "float32"
    if able.family.half == "bfloat16" and device.startswith("cuda") and not torch.cuda.is_bf16_supported():
        return "float16"
    return able.family.half
