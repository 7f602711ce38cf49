"""Every code of the error table on Layer's page, provoked through the protocol, with the status that the page gives."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp.contract.errors import ERRORS, WIRE_CODES
from layer_mcp.contract.limits import MAX_LIVE_RUNS

PAGE = {
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "INSUFFICIENT_BALANCE": 402,
    "RATE_LIMITED": 429,
    "WORKSPACE_NOT_FOUND": 404,
    "MODEL_NOT_FOUND": 404,
    "WORKFLOW_NOT_FOUND": 404,
    "RUN_NOT_FOUND": 404,
    "INVALID_INPUTS": 400,
    "UPLOAD_FAILED": 400,
}

Provoke = Callable[[Any, Any], dict[str, Any]]


def forge(person: Any, **more: Any) -> dict[str, Any]:
    return {"workspace_id": person.workspace, "model_id": "swatch", "prompt": "red", "batch_size": 1, **more}


def unauthenticated(public: Any, _person: Any) -> dict[str, Any]:
    answer = public.rpc("tools/call", name="list_workspaces", arguments={})
    assert answer.status_code == 401
    return dict(answer.json())


def forbidden(public: Any, person: Any) -> dict[str, Any]:
    found = public.core.accounts.workspaces(_of(person))[0]
    other = public.core.users.create(f"owner-{uuid.uuid4().hex[:6]}")
    public.core.members.set(found.id, other.id, "owner")
    public.core.members.set(found.id, person.id, "viewer")
    return dict(public.call(person.token, "execute_forge", **forge(person)))


def insufficient_balance(public: Any, person: Any) -> dict[str, Any]:
    return dict(public.call(person.token, "execute_forge", **forge(person, model_id="dear")))


def rate_limited(public: Any, person: Any) -> dict[str, Any]:
    runs = [
        public.call(person.token, "execute_forge", **forge(person, duration_seconds=120))
        for _ in range(MAX_LIVE_RUNS + 1)
    ]
    for run in runs[:-1]:
        public.call(person.token, "cancel_inference", inference_id=run["inference_id"])
    assert runs[-1]["retry_after_seconds"] > 0
    return dict(runs[-1])


def workspace_not_found(public: Any, person: Any) -> dict[str, Any]:
    return dict(public.call(person.token, "get_workspace", workspace_id=str(uuid.uuid4())))


def model_not_found(public: Any, person: Any) -> dict[str, Any]:
    return dict(public.call(person.token, "execute_forge", **forge(person, model_id=str(uuid.uuid4()))))


def workflow_not_found(public: Any, person: Any) -> dict[str, Any]:
    return dict(
        public.call(
            person.token,
            "execute_workflow",
            workspace_id=person.workspace,
            workflow_id=str(uuid.uuid4()),
            inputs={},
        )
    )


def run_not_found(public: Any, person: Any) -> dict[str, Any]:
    forged = public.call(person.token, "get_forge_run", inference_id=str(uuid.uuid4()))
    flow = public.call(person.token, "get_workflow_run", run_id=str(uuid.uuid4()))
    assert forged["code"] == flow["code"]
    return dict(forged)


def invalid_inputs(public: Any, person: Any) -> dict[str, Any]:
    malformed = public.call(person.token, "get_workspace", workspace_id="not-a-uuid")
    assert malformed["field"] == "workspace_id"
    misspelt = public.call(person.token, "execute_forge", **forge(person, promt="red"))
    assert misspelt["nearest"] == "prompt"
    return dict(malformed)


def upload_failed(public: Any, person: Any) -> dict[str, Any]:
    return dict(
        public.call(
            person.token, "upload_file", workspace_id=person.workspace, url="https://169.254.169.254/latest"
        )
    )


PROVOCATIONS: dict[str, Provoke] = {
    "UNAUTHENTICATED": unauthenticated,
    "FORBIDDEN": forbidden,
    "INSUFFICIENT_BALANCE": insufficient_balance,
    "RATE_LIMITED": rate_limited,
    "WORKSPACE_NOT_FOUND": workspace_not_found,
    "MODEL_NOT_FOUND": model_not_found,
    "WORKFLOW_NOT_FOUND": workflow_not_found,
    "RUN_NOT_FOUND": run_not_found,
    "INVALID_INPUTS": invalid_inputs,
    "UPLOAD_FAILED": upload_failed,
}


def _of(person: Any) -> Any:
    from layer_server.accounts.principal import Principal

    return Principal(person.id)


def test_the_table_is_the_pages() -> None:
    assert set(PROVOCATIONS) == set(PAGE) == set(WIRE_CODES)


@pytest.mark.parametrize("code", PAGE)
def test_a_code_of_the_page(public: Any, person: Any, code: str) -> None:
    somebody = person(f"{code.lower()}")
    error = PROVOCATIONS[code](public, somebody)
    assert (error["code"], error["status"]) == (code, PAGE[code])
    assert ERRORS[code].status == PAGE[code]
    assert error["message"]
    assert error["remedy"]
    # Whatever was refused cost nothing.
    assert public.core.audit() == []
    held = public.core.accounts.workspaces(_of(somebody))[0]
    assert held.available_micro == held.balance_micro
