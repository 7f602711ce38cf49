"""What a server tells of one of its runs, as the journal takes it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.money import wire_to_cu
from layer_mcp.contract.status import status_from_wire
from layer_mcp.library.journal.entry import LIVE
from layer_mcp.library.journal.files import MadeFile, files_of_infos
from layer_mcp.library.journal.origin import parents_of

if TYPE_CHECKING:
    from layer_mcp.contract.local import RunSnapshot

FORGE, WORKFLOW = "execute_forge", "execute_workflow"


@dataclass(frozen=True, slots=True)
class Told:
    """A run as its server tells of it.

    Attributes:
        tool: the tool that starts such a run.
        request: the arguments that start the same again.
        parameters: the values that it used.
        reserved, charge: CU.
        parents: ids of the files that went into it.
        error: why it failed.
    """

    run_id: str
    state: str
    tool: str
    workspace_id: str
    model_id: str
    model_name: str
    model_title: str
    prompt: str
    seed: int | None
    request: Mapping[str, Any]
    parameters: Mapping[str, Any]
    session_name: str | None
    reserved: Decimal | None
    charge: Decimal | None
    started_at: datetime | None
    finished_at: datetime | None
    seconds: float | None
    error: str | None
    files: Sequence[MadeFile] = field(default=())
    parents: Sequence[str] = ()
    workspace_name: str = ""


def told_of(state: RunSnapshot, workspace_name: str = "") -> Told:
    """A run's state as what the journal takes in."""
    status = status_from_wire(state.status)
    is_workflow = state.kind == "workflow"
    subject = {"workflow_id" if is_workflow else "model_id": state.model.model_id or state.model.slug}
    given: dict[str, Any] = {"workspace_id": state.workspace_id, **subject}
    if is_workflow:
        given["inputs"] = dict(state.parameters)
    else:
        given |= {"prompt": state.prompt, **state.parameters}
        if state.seed is not None:
            given["seed"] = state.seed
    if state.session_name:
        given["session_name"] = state.session_name
    return Told(
        run_id=state.run_id,
        state=status.value if status.final else LIVE,
        tool=WORKFLOW if is_workflow else FORGE,
        workspace_id=state.workspace_id,
        workspace_name=workspace_name,
        model_id=state.model.model_id,
        model_name=state.model.slug,
        model_title=state.model.name,
        prompt=state.prompt,
        seed=None if is_workflow else state.seed,
        request=given,
        parameters=state.parameters,
        session_name=state.session_name,
        reserved=wire_to_cu(state.reserved_creative_units) if state.reserved_creative_units else None,
        charge=None if state.charged_creative_units is None else wire_to_cu(state.charged_creative_units),
        started_at=state.created_at,
        finished_at=state.finished_at,
        seconds=state.seconds,
        error=state.error_message,
        files=files_of_infos(state.run_id, state.assets),
        parents=parents_of(given),
    )
