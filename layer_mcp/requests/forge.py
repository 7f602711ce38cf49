"""A forge: what was asked for, resolved to what the wire wants, and priced."""

from __future__ import annotations

import asyncio
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from layer_mcp.answers import Estimate
from layer_mcp.catalog.catalog import Catalog
from layer_mcp.connect.dialect import guidance_as_declared, guidance_offered
from layer_mcp.connect.wire import Wire
from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.contract.forge import DEFAULT_BATCH_SIZE, PriceEstimate
from layer_mcp.contract.local import RunModel
from layer_mcp.contract.models import ModelDetails
from layer_mcp.contract.money import wire_to_cu
from layer_mcp.library.uploads import Uploads
from layer_mcp.options import parse_size
from layer_mcp.paying.payments import Prepared
from layer_mcp.requests import keywords

if TYPE_CHECKING:
    from layer_mcp.contract.models import ModelSummary

Size = int | str | tuple[int, int]
Prices = dict[str, asyncio.Task[PriceEstimate]]
"""Estimates that are under way or done, by what their price depends on."""

_LENGTH = re.compile(r"\d[ -]?s", re.IGNORECASE)
"""Of a sound or video, in a prompt: ``5 second loop``."""
_GUIDES = ("guidance_files", "mask")
"""What a server's estimate may leave out although it is paid for."""


@dataclass(frozen=True, slots=True)
class ForgeRequest:
    """What to make, in Python's names; see ``AsyncLayer.forge``."""

    prompt: str
    model: str | None = None
    batch_size: int | None = None
    seed: int | None = None
    width: int | None = None
    height: int | None = None
    size: Size | None = None
    session_name: str | None = None
    guidance_files: Sequence[Any] | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


class Forge:
    """Resolves and prices forges."""

    def __init__(self, wire: Wire, catalog: Catalog, uploads: Uploads) -> None:
        self._wire = wire
        self._catalog = catalog
        self._uploads = uploads

    async def prepare(self, request: ForgeRequest, prices: Prices | None = None) -> Prepared[Estimate]:
        """Resolve and price a forge; uploads its guidance files. Free.

        Args:
            prices: answers that several forges share, where their price is the same.
        """
        given = {name: value for name, value in request.params.items() if value is not None}
        _check_prompt(request.prompt, guided=bool(request.guidance_files))
        width, height = _sides(request.width, request.height, request.size)
        workspace_id = await self._catalog.workspace_id()
        wrong = keywords.unknown(given)
        if wrong is not None and (refused := keywords.misspelt(wrong, closed=self._wire.ours)):
            raise refused
        guided = {"guidance_files": request.guidance_files} if request.guidance_files else {}
        found, chosen = await self._catalog.resolve(request.model, request.prompt, given | guided)
        if wrong is not None and self._wire.ours:  # another server may have parameters that we do not know
            raise keywords.not_honoured(wrong, given[wrong], await self._catalog.model(found.model_id))
        if request.guidance_files:
            given["guidance_files"] = await self._guidance(request.guidance_files, found)
        shape = {"batch_size": request.batch_size, "width": width, "height": height}
        free = {
            "workspace_id": workspace_id,
            "model_id": found.model_id or found.slug,
            "prompt": request.prompt,
            **{name: value for name, value in shape.items() if value is not None},
            **given,
        }
        try:
            estimate = await self._price(free, found, prices, chosen=chosen)
        except LayerError as error:
            if (renewed := await self._uploads.renewed(free, error)) is None:
                raise
            free = renewed
            estimate = await self._price(free, found, prices, chosen=chosen)
        extra = {"seed": request.seed, "session_name": request.session_name}
        paid = free | {name: value for name, value in extra.items() if value is not None}
        model = RunModel(model_id=found.model_id, slug=found.slug, name=found.name)
        return Prepared("execute_forge", paid, estimate, "forge", model, estimate.parameters)

    async def _guidance(self, items: Sequence[Any], model: ModelSummary) -> list[dict[str, Any]]:
        if isinstance(items, str | Mapping) or not isinstance(items, Sequence):
            items = [items]
        if not isinstance(model, ModelDetails):
            model = await self._catalog.model(model.model_id)
        declared = model.guidance_file_types
        found = await self._uploads.guidance(items, guidance_offered(declared))
        return [guidance_as_declared(item, declared) for item in found]

    async def _price(
        self, arguments: Mapping[str, Any], model: ModelSummary, prices: Prices | None, *, chosen: bool
    ) -> Estimate:
        found = await self._estimated(arguments, prices)
        spelled = (await self._wire.dialect()).request("estimate_forge_price", arguments)[1]
        parameters = found.normalized_parameters
        if parameters is None:
            known = {"workspace_id", "model_id", "prompt"}
            parameters = {name: value for name, value in arguments.items() if name not in known}
            parameters.setdefault("batch_size", DEFAULT_BATCH_SIZE)
        return Estimate(
            price=wire_to_cu(found.estimated_price_creative_units),
            balance=wire_to_cu(found.workspace_balance_creative_units),
            remaining=wire_to_cu(found.estimated_remaining_balance_creative_units),
            sufficient=found.has_sufficient_creative_units,
            model=model,
            parameters=parameters,
            workspace=str(arguments["workspace_id"]),
            chosen=chosen,
            otherwise=self._catalog.otherwise(str(arguments["prompt"]), arguments, model) if chosen else "",
            without_guidance=any(name in arguments and name not in spelled for name in _GUIDES),
        )

    async def _estimated(self, arguments: Mapping[str, Any], prices: Prices | None) -> PriceEstimate:
        if prices is None:
            return await self._wire.ask("estimate_forge_price", arguments, PriceEstimate)
        # Our server's prices are functions of the parameters, and of a length in the prompt; another's, of anything.
        is_like_others = self._wire.ours and not _LENGTH.search(str(arguments.get("prompt", "")))
        shape = {name: value for name, value in arguments.items() if name != "prompt" or not is_like_others}
        key = json.dumps(shape, sort_keys=True, default=str)
        if key not in prices:
            asked = self._wire.ask("estimate_forge_price", arguments, PriceEstimate)
            prices[key] = asyncio.get_running_loop().create_task(asked)
            return await asyncio.shield(prices[key])
        try:
            return await asyncio.shield(prices[key])
        except LayerError:  # which may be about the other one's prompt
            return await self._wire.ask("estimate_forge_price", arguments, PriceEstimate)


def _check_prompt(prompt: str, *, guided: bool) -> None:
    said = prompt.strip()
    if any(map(_says_something, said)) or (not said and guided):
        return
    what = f"The prompt {said!r} has no letter, digit or emoji." if said else "The prompt is empty."
    raise InvalidInputs(what, field="prompt", remedy="Say what to make. Nothing was charged.")


def _says_something(character: str) -> bool:
    """Whether a character names anything: a letter, a digit, or a pictograph, which is a word to everybody."""
    return character.isalnum() or unicodedata.category(character) == "So"


def _sides(width: int | None, height: int | None, size: Size | None) -> tuple[int | None, int | None]:
    if size is None:
        return width, height
    if width is not None or height is not None:
        raise InvalidInputs(
            "size and width or height are given; one of them is enough.", field="size", value=str(size)
        )
    if isinstance(size, tuple):
        return size
    try:
        return parse_size(str(size))
    except ValueError as error:
        raise InvalidInputs(f"size: {error}.", field="size", value=str(size), allowed=["N", "WxH"]) from None
