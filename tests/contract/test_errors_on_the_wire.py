"""Errors: the published codes and statuses, and the same error on both ends of the wire."""

from __future__ import annotations

import pytest

from layer_mcp.contract.errors import ERRORS, WIRE_CODES, LayerError, error_from_wire

PUBLISHED = {
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


def test_the_published_table_is_kept() -> None:
    assert list(WIRE_CODES) == list(PUBLISHED)
    assert {code: ERRORS[code].status for code in PUBLISHED} == PUBLISHED


@pytest.mark.parametrize("code", sorted(ERRORS))
def test_an_error_comes_back_as_it_was_sent(code: str) -> None:
    sent = ERRORS[code](
        "It went wrong.", field="prompt", value=3, allowed=["text"], nearest="promt", retry_after_seconds=2.5
    )
    received = error_from_wire(sent.to_wire())
    assert type(received) is ERRORS[code]
    assert received.to_wire() == sent.to_wire()
    assert received.remedy


def test_an_unknown_code_is_kept() -> None:
    error = error_from_wire({"code": "TEAPOT", "status": 418, "message": "short and stout", "new_field": 1})
    assert (type(error), error.code, error.status) == (LayerError, "TEAPOT", 418)
    assert (LayerError.code, LayerError.status) == ("INTERNAL", 500)


@pytest.mark.parametrize(
    "body", [{}, {"code": None}, {"code": 7, "allowed": "x", "retry_after_seconds": "soon"}]
)
def test_a_broken_body_is_still_an_error(body: dict[str, object]) -> None:
    assert error_from_wire(body).message


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        (3, 3.0),
        ("3", 3.0),
        (0, 0.0),
        (10**400, None),
        ("\u00b2", None),
        (-1, None),
        (float("nan"), None),
        (None, None),
        ({}, None),
        (float("inf"), 86_400.0),
        ("9" * 400, 86_400.0),
    ],
)
def test_a_pause_is_a_number_of_seconds_or_none(told: object, seconds: float | None) -> None:
    error = error_from_wire({"code": "RATE_LIMITED", "message": "wait", "retry_after_seconds": told})
    assert error.retry_after_seconds == seconds


def test_a_nest_of_brackets_is_no_error_body() -> None:
    from layer_mcp.connect.transport import error_of

    assert error_of(500, b"[" * 60_000, {}).code == "SERVER_UNAVAILABLE"
