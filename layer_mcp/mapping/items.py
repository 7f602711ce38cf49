"""What a map was given, as requests: one job for each item, in order. Pure."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from layer_mcp.catalog.catalog import MODEL_VARIABLE
from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.mapping.fingerprint import fingerprint
from layer_mcp.requests.forge import ForgeRequest
from layer_mcp.requests.workflows import WorkflowRequest

if TYPE_CHECKING:
    from layer_mcp.paying.payments import Prepared

_FORGE = frozenset({"prompt", "model", "batch_size", "seed", "width", "height", "size", "session_name"}) | {
    "guidance_files"
}
_OF_THE_MAP = frozenset(
    {"max_cu", "budget", "confirm", "resume", "wait_for_slot", "as_completed", "on_progress", "wait"}
)


@dataclass(slots=True)
class Job:
    """One item on its way.

    Attributes:
        index: its place among the items.
        item: as it was given.
        identity: what it is in a resume file; the same request again has a number behind it.
        prepared: once it is priced.
        refused: why it cannot be priced.
        key: of a submit of an earlier process whose fate is not known.
        run_id: of an earlier process's run.
        finished: whether that run succeeded.
        charged: what it cost.
    """

    index: int
    item: Any
    request: ForgeRequest | WorkflowRequest
    identity: str = ""
    prepared: Prepared[Any] | None = None
    refused: LayerError | None = None
    key: str | None = None
    run_id: str | None = None
    finished: bool = False
    charged: Decimal = field(default_factory=Decimal)


def forge_jobs(items: Iterable[Any], shared: Mapping[str, Any]) -> list[Job]:
    """A job for each prompt, or mapping of forge keywords; what they share stands behind what each says itself.

    Raises:
        InvalidInputs: for what is neither, with its place.
    """
    jobs = []
    for index, item in enumerate(_listed(items, "prompts")):
        if isinstance(item, str):
            own: Mapping[str, Any] = {"prompt": item}
        elif isinstance(item, Mapping) and all(isinstance(name, str) for name in item):
            own = item
        else:
            raise _neither(
                index, item, "a prompt, or a mapping of forge keywords such as {'prompt': …, 'seed': 7}"
            )
        given = {**shared, **{name: value for name, value in own.items() if value is not None}}
        for name in sorted(_OF_THE_MAP & set(given)):
            raise InvalidInputs(
                f"Item {index} has {name!r}, which is for the map as a whole.",
                field=name,
                remedy="Nothing was started.",
            )
        prompt = given.pop("prompt", "")
        if not isinstance(prompt, str):
            raise _neither(index, prompt, "text, as its prompt")
        known = {name: given.pop(name) for name in list(given) if name in _FORGE}
        jobs.append(Job(index, item, ForgeRequest(prompt, **known, params=given)))
    return jobs


def workflow_jobs(
    workflow: str, items: Iterable[Any], shared: Mapping[str, Any], session: str | None
) -> list[Job]:
    """A job for each mapping of inputs.

    Raises:
        InvalidInputs: for what is none, with its place.
    """
    jobs = []
    for index, item in enumerate(_listed(items, "inputs")):
        if not isinstance(item, Mapping):
            raise _neither(index, item, "a mapping of inputs by their names")
        jobs.append(Job(index, item, WorkflowRequest(workflow, {**shared, **item}, session)))
    return jobs


def identify(jobs: Iterable[Job]) -> None:
    """Give every job its identity.

    Raises:
        InvalidInputs: for a value that cannot be recognised again, or a file that cannot be read.
    """
    seen: dict[str, int] = {}
    for job in jobs:
        found = fingerprint(_values(job.request))
        seen[found] = seen.get(found, 0) + 1
        job.identity = found if seen[found] == 1 else f"{found}.{seen[found]}"


def _values(request: ForgeRequest | WorkflowRequest) -> dict[str, Any]:
    if isinstance(request, WorkflowRequest):
        return {"workflow": request.workflow, "inputs": request.inputs, "session_name": request.session_name}
    own = {name: getattr(request, name) for name in _FORGE}
    own["model"] = request.model or os.environ.get(MODEL_VARIABLE) or None
    if isinstance(request.size, tuple):
        own["size"] = list(request.size)
    return {**own, **{f"param:{name}": value for name, value in request.params.items()}}


def _listed(items: Iterable[Any], noun: str) -> list[Any]:
    if isinstance(items, str | bytes | Mapping) or not isinstance(items, Iterable):
        raise InvalidInputs(
            f"map takes several {noun}, not one {type(items).__name__}.",
            field="items",
            remedy=f"Give a list of {noun}. Nothing was started.",
        )
    return list(items)


def _neither(index: int, item: Any, allowed: str) -> InvalidInputs:
    return InvalidInputs(
        f"Item {index} is a {type(item).__name__}, but must be {allowed}.",
        field=f"items[{index}]",
        value=item,
        remedy="Nothing was started.",
    )
