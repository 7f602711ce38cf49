"""The table of a ``diffusers`` model in ``models.toml``, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from layer_mcp.contract.errors import InvalidInputs

CONTROLS = ("canny", "depth", "pose", "scribble", "lineart")
"""Guidance files that a ControlNet may follow."""
_DEVICE = re.compile(r"auto|cpu|mps|(?:cuda|xpu)(?::\d{1,2})?")
_MAX_LORAS = 8
NUMBERS = ("auto", "float16", "bfloat16", "float32")


@dataclass(frozen=True, slots=True)
class Options:
    """What the table says, besides what all models have.

    Attributes:
        folder: of the weights: a path, or the name of a repository in the Hugging Face cache.
        cache: the folder of that cache, where it is not the usual one.
        controlnets: folders by the guidance file that they follow.
        loras: ``.safetensors`` files with small changes to the weights, and how much each counts.
        device: where it runs: ``cpu``, ``mps``, ``cuda``, ``cuda:1``, ``xpu``; ``auto`` takes a graphics card where
            there is one.
        dtype: the type of numbers; ``auto`` decides by the device.
        variant: which of several sets of weights: ``fp16``.
        offload: keep on the graphics card only the part that is at work: slower, and needs far less of its memory.
        allow_pickle: load files that can run code when they are opened. Off unless somebody trusts them.
        steps, guidance, side: defaults in place of the family's.
    """

    folder: str
    cache: str = ""
    controlnets: Mapping[str, str] = field(default_factory=dict)
    loras: Mapping[str, float] = field(default_factory=dict)
    device: str = "auto"
    dtype: str = "auto"
    variant: str = ""
    offload: bool = False
    allow_pickle: bool = False
    steps: int | None = None
    guidance: float | None = None
    side: int | None = None

    def table(self) -> dict[str, Any]:
        """As JSON has it; ``options_of`` reads it again."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def options_of(slug: str, settings: Mapping[str, Any]) -> Options:
    """The options of a model.

    Raises:
        InvalidInputs: for a name that is not known, or a value that cannot be.
    """
    known = Options.__dataclass_fields__
    for name, value in settings.items():
        if name not in known:
            raise _wrong(slug, name, value, f"it is not known; there are {', '.join(known)}")
        if fault := _fault(name, value):
            raise _wrong(slug, name, value, fault)
    if not settings.get("folder"):
        raise _wrong(slug, "folder", None, "it must say where the weights are")
    return Options(**settings)


def _fault(name: str, value: Any) -> str | None:
    """Why this is no value of an option; None where it is one."""
    if name in {"folder", "cache", "variant"}:
        return None if isinstance(value, str) else "it must be text"
    if name in {"offload", "allow_pickle"}:
        return None if isinstance(value, bool) else "it must be true or false"
    if name == "controlnets":
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            return "it must be a table of folders"
        strange = [each for each in value if each not in CONTROLS]
        return f"{strange[0]} is none of {', '.join(CONTROLS)}" if strange else None
    if name == "loras":
        is_table = isinstance(value, dict) and len(value) <= _MAX_LORAS
        if is_table and all(_is_number(each, -2, 2) for each in value.values()):
            return None
        return f"it must be a table of at most {_MAX_LORAS} files, each with a number from -2 to 2"
    if name == "device":
        is_device = isinstance(value, str) and _DEVICE.fullmatch(value) is not None
        return None if is_device else "it must be auto, cpu, mps, cuda, cuda:0 or xpu"
    if name == "dtype":
        return None if value in NUMBERS else f"it must be one of {', '.join(NUMBERS)}"
    low, high = {"steps": (1, 200), "guidance": (0, 50), "side": (8, 4096)}[name]
    is_one = _is_number(value, low, high) and (name == "guidance" or isinstance(value, int))
    return None if is_one else f"it must be a number from {low} to {high}"


def _is_number(value: Any, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _wrong(slug: str, name: str, value: Any, fault: str) -> InvalidInputs:
    return InvalidInputs(
        f"The setting {name} of the model {slug!r}: {fault}.",
        field=name,
        value=value,
        remedy="Correct it in models.toml, or add the model again.",
    )
