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
