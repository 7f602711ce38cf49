"""What a tool call gives: short text for the model, and everything else for the program.

The text names assets by opaque handles (``file_id``, kind, size, name). It never has bytes, and never an
address: a signed URL is a credential, and what a model reads ends up in logs and in other people's prompts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from layer_agents import wording
from layer_mcp.contract.money import cu_to_wire, wire_to_cu
from layer_mcp.contract.status import RunStatus, status_from_wire

if TYPE_CHECKING:
    from layer_mcp import Asset, LayerError
    from layer_mcp.answers import CallResult

MAX_ARTIFACT_BYTES = 32 * 1024 * 1024
"""Bytes that one artifact carries; a larger asset is there without them, to be read by its handle."""

AssetLoader = Callable[[str], "list[Asset]"]
"""The assets of a run, by its id."""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What an answer says about a run, forge or workflow."""

    run_id: str
    status: RunStatus
    cost: Decimal | None

    @classmethod
    def read(cls, structured: Mapping[str, Any]) -> RunFacts | None:
        """The run that an answer is about; None when it is about something else."""
        run_id = structured.get("inference_id") or structured.get("run_id")
        status = structured.get("status")
        if not isinstance(run_id, str) or not isinstance(status, str):
            return None
        price = structured.get("actual_price_creative_units")
        cost = wire_to_cu(price) if isinstance(price, int | float) and not isinstance(price, bool) else None
        return cls(run_id, status_from_wire(status), cost)


@dataclass(frozen=True)
class ToolResult:
    """The outcome of one tool call.

    Attributes:
        tool: the tool that was called.
        text: what a model is told; at most 20 kB.
        structured: the server's structured content, whole. It may hold signed URLs: not for a model.
        content: the server's content blocks, with whatever pictures they hold; not for a model either.
        cost: CU that were charged, once that is known.
        run_id: the run that it is about, if one.
        is_error: the text says what was wrong and what to do.
    """

    tool: str
    text: str
    structured: Mapping[str, Any] = field(default_factory=dict, repr=False)
    content: Sequence[Any] = field(default=(), repr=False)
    cost: Decimal | None = None
    run_id: str | None = None
    is_error: bool = False
    load_assets: AssetLoader | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of_answer(
        cls, tool: str, answer: CallResult, load_assets: AssetLoader, *, note: str = ""
    ) -> ToolResult:
        """The result of a call that the server answered.

        Args:
            load_assets: asked for a finished run's assets when somebody wants them.
            note: a sentence for the model before the rest.
        """
        run = RunFacts.read(answer.structured)
        text = wording.of_answer(answer) if run is None else wording.of_run(answer.structured)
        return cls(
            tool=tool,
            text=wording.capped(f"{note}\n{text}" if note else text),
            structured=answer.structured,
            content=answer.content,
            cost=run.cost if run else None,
            run_id=run.run_id if run else None,
            load_assets=load_assets,
        )

    @classmethod
    def of_error(cls, tool: str, error: LayerError, *, run_id: str | None = None) -> ToolResult:
        """The result of a call that was refused, in words that a model can act on."""
        # The refusal may come from a step within the call; a model knows only the tool that it called.
        error.message = re.sub(r"^(estimate|execute)_[a-z_]+(?=[ :])", tool, error.message)
        return cls(
            tool=tool,
            text=wording.of_error(error),
            structured=error.to_wire(),
            run_id=run_id,
            is_error=True,
        )

    @cached_property
    def assets(self) -> list[Asset]:
        """The finished run's assets, with ``open()``, ``bytes()`` and ``save()``; fetched when first asked for."""
        if self.run_id is None or self.load_assets is None or not self.structured.get("assets"):
            return []
        return self.load_assets(self.run_id)

    def artifact(self) -> dict[str, Any]:
        """The result as plain data, with the assets' bytes, for a framework that keeps it beside the text."""
        room = MAX_ARTIFACT_BYTES
        assets = []
        for asset in self.assets:
            known = asset.size_bytes or 0
            content = asset.bytes() if known <= room else None
            room -= len(content) if content is not None else 0
            assets.append(
                {
                    "file_id": asset.file_id,
                    "kind": asset.kind,
                    "mime_type": asset.mime,
                    "name": asset.name,
                    "width": asset.width,
                    "height": asset.height,
                    "size_bytes": asset.size_bytes,
                    "seed": asset.seed,
                    "parts": {part.role: part.file_id for part in asset.parts},
                    "bytes": content,
                }
            )
        return {
            "structured_content": wording.without_addresses(self.structured),
            "assets": assets,
            "cost": cu_to_wire(self.cost) if self.cost is not None else None,
            "run_id": self.run_id,
            "tool": self.tool,
        }
