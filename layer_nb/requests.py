"""What can be asked for and paid: a forge, or a workflow run, with how much it may cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from layer_mcp.options import parse_size

if TYPE_CHECKING:
    from decimal import Decimal

    from layer_mcp import Layer, Run
    from layer_mcp.answers import Estimate, Price, WorkflowPrice


class PaidRequest(Protocol):
    """A run that may be priced and started.

    Attributes:
        max_cu: refuse a dearer run.
        yes: spend without asking.
    """

    @property
    def max_cu(self) -> float | None: ...

    @property
    def yes(self) -> bool: ...

    def price(self, layer: Layer) -> Price:
        """What it would cost. Free."""

    def start(self, layer: Layer, price: Any, allowed: Decimal) -> Run:
        """Start it, for what was allowed and no more."""


@dataclass(frozen=True, slots=True)
class ForgeRequest:
    """What to make, and how much it may cost.

    Attributes:
        model: slug, id or unique prefix; chosen for the prompt if None.
        batch_size: 1 to 16; the server's default (4) if None.
        guidance_files: files, assets, pictures, or ``FILE[:type[:weight]]``.
        max_cu: refuse a dearer run.
        yes: spend without asking.
        wait_for_slot: wait for one where no more runs may be live.
        params: any other parameter of the model.
    """

    prompt: str
    model: str | None = None
    batch_size: int | None = None
    seed: int | None = None
    width: int | None = None
    height: int | None = None
    session_name: str | None = None
    guidance_files: Sequence[Any] | None = None
    max_cu: float | None = None
    yes: bool = False
    wait_for_slot: bool = False
    params: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_options(cls, prompt: str, options: Mapping[str, Any]) -> ForgeRequest:
        """A request from values of ``layer_mcp.options``, by their names.

        Raises:
            ValueError: when ``size`` is not a size or contradicts ``width`` or ``height``, or when a parameter has an
                option of its own.
        """
        known = {
            name: value for name, value in options.items() if name in cls.__slots__ and value is not None
        }
        taken = sorted(_NOT_PARAMETERS & set(known.get("params", {})))
        if taken:
            raise ValueError(f"{taken[0]} has an option of its own and is no further parameter")
        size = options.get("size")
        if size is not None:
            if "width" in known or "height" in known:
                raise ValueError("size is width and height at once; give either size, or width and height")
            known["width"], known["height"] = parse_size(str(size))
        return cls(prompt, **known)

    def priced(self) -> dict[str, Any]:
        """The keywords of ``Layer.estimate``."""
        shape = {
            "model": self.model,
            "batch_size": self.batch_size,
            "width": self.width,
            "height": self.height,
            "guidance_files": self.guidance_files,
        }
        return {**{name: value for name, value in shape.items() if value is not None}, **self.params}

    def price(self, layer: Layer) -> Estimate:
        """What it would cost. Free."""
        return layer.estimate(self.prompt, **self.priced())

    def start(self, layer: Layer, price: Estimate, allowed: Decimal) -> Run:
        """Start it with the model that was priced, for what was allowed and no more.

        Where the server prices without its guidance files, the price that was shown is no limit; ``max_cu`` is.
        """
        guided = getattr(price, "without_guidance", False)
        limit = None if guided and self.max_cu is None else float(allowed)
        return layer.forge(
            self.prompt,
            **{**self.priced(), "model": price.model.slug or price.model.model_id},
            seed=self.seed,
            session_name=self.session_name,
            max_cu=limit,
            wait_for_slot=self.wait_for_slot,
        )


_NOT_PARAMETERS = frozenset(ForgeRequest.__slots__) | {"size", "confirm"}


@dataclass(frozen=True, slots=True)
class WorkflowRequest:
    """Which workflow to run with which inputs, and how much it may cost."""

    workflow: str
    inputs: Mapping[str, Any] = field(default_factory=dict)
    session_name: str | None = None
    max_cu: float | None = None
    yes: bool = False
    wait_for_slot: bool = False

    def price(self, layer: Layer) -> WorkflowPrice:
        """What it would cost. Free."""
        return layer.estimate_workflow(self.workflow, self.inputs)

    def start(self, layer: Layer, price: WorkflowPrice, allowed: Decimal) -> Run:
        """Start it with the inputs that were priced, for what was allowed and no more."""
        return layer.run_workflow(
            price.workflow.workflow_id,
            price.inputs,
            session_name=self.session_name,
            max_cu=float(allowed),
            wait_for_slot=self.wait_for_slot,
        )
