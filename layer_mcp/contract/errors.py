"""Layer's error codes, as data on the wire and as exceptions in Python.

On the wire an error is the structured content (and the text) of a tool result with ``is_error``:
``{code, status, message, remedy, field?, value?, allowed?, nearest?, retry_after_seconds?}``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from layer_mcp.contract.money import Balance, cu_to_wire
from layer_mcp.contract.plain_text import plain
from layer_mcp.contract.redact import redact


class LayerError(Exception):
    """Something that Layer refused or could not do, with the exact next step.

    Attributes:
        code: Layer's error code; an open string.
        status: the HTTP-like status that goes with it.
        message: what went wrong, with which input.
        remedy: what to do next, as one sentence.
        field: the argument that was wrong, if one was.
        value: the offending value, redacted and shortened.
        allowed: what the argument may be.
        nearest: the closest valid spelling of what was given.
        retry_after_seconds: when it is worth trying again.
        request: what was sent, redacted; set by the client.
        run: the run that this error belongs to, where there is one; set by the client.
        http_status: of an HTTP answer that came in place of a tool's; set by the client.
        challenge: what a sign-in would have to ask for (of 401 and 403, where the server says); set by the client.
    """

    code: ClassVar[str] = "INTERNAL"
    status: ClassVar[int] = 500
    default_remedy: ClassVar[str] = "Try again; if it stays, run `layer doctor` and look at the server's log."

    def __init__(
        self,
        message: str,
        *,
        remedy: str | None = None,
        field: str | None = None,
        value: Any = None,
        allowed: Sequence[str] | None = None,
        nearest: str | None = None,
        retry_after_seconds: float | None = None,
    ) -> None:
        self.message = plain(redact(message))
        self.remedy = plain(redact(remedy)) if remedy is not None else self.default_remedy
        self.field = plain(field) if field is not None else None
        self.value = _short(value)
        self.allowed = [plain(choice) for choice in allowed] if allowed is not None else None
        self.nearest = plain(nearest) if nearest is not None else None
        self.retry_after_seconds = retry_after_seconds
        self.request: Mapping[str, Any] | None = None
        self.run: Any = None
        self.http_status: int | None = None
        self.challenge: Any = None
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.code}: {self.message} {self.remedy}".strip()

    @property
    def unsaid(self) -> list[str]:
        """What the argument may be, unless the message says so already."""
        allowed = self.allowed or []
        return [] if all(choice in self.message for choice in allowed) else allowed

    def to_wire(self) -> dict[str, Any]:
        """The error as the wire has it; absent fields are left out."""
        body: dict[str, Any] = {
            "code": self.code,
            "status": self.status,
            "message": self.message,
            "remedy": self.remedy,
        }
        optional = {
            "field": self.field,
            "value": self.value,
            "allowed": self.allowed,
            "nearest": self.nearest,
            "retry_after_seconds": self.retry_after_seconds,
        }
        return body | {key: value for key, value in optional.items() if value is not None}


class Unauthenticated(LayerError):
    code = "UNAUTHENTICATED"
    status = 401
    default_remedy = (
        "Sign in: `layer login`, in a notebook `%layer login`. Or set LAYER_PAT to a personal access token of this "
        "server: from the app, or from `layer token create`."
    )


class InsufficientBalance(LayerError):
    code = "INSUFFICIENT_BALANCE"
    status = 402
    default_remedy = (
        "Ask for fewer in the batch, or top up: `layer grant 500` on the embedded "
        "server, Settings > Billing on the hosted one."
    )


class Forbidden(LayerError):
    code = "FORBIDDEN"
    status = 403
    default_remedy = "Ask an administrator of the workspace for permission, or pick another workspace."


class WorkspaceNotFound(LayerError):
    code = "WORKSPACE_NOT_FOUND"
    status = 404
    default_remedy = "List yours with `layer status` (the tool list_workspaces)."


class ModelNotFound(LayerError):
    code = "MODEL_NOT_FOUND"
    status = 404
    default_remedy = (
        "List what there is with `layer models`, in a notebook `%layer models` (the tool list_models)."
    )


class WorkflowNotFound(LayerError):
    code = "WORKFLOW_NOT_FOUND"
    status = 404
    default_remedy = "List what there is with `layer workflow list`, in a notebook `%layer workflows` (the tool list_workflows)."


class RunNotFound(LayerError):
    code = "RUN_NOT_FOUND"
    status = 404
    default_remedy = "List your runs with `%layer runs` or `layer runs`."


class InvalidInputs(LayerError):
    code = "INVALID_INPUTS"
    status = 400
    default_remedy = "Correct the argument and call again; nothing was started and nothing was charged."


class UploadFailed(LayerError):
    code = "UPLOAD_FAILED"
    status = 400
    default_remedy = "Check the file and upload it again."


class RateLimited(LayerError):
    code = "RATE_LIMITED"
    status = 429
    default_remedy = "Wait for one of your 5 live runs to finish, or cancel one, and call again."


class FeatureDisabled(LayerError):
    code = "FEATURE_DISABLED"
    status = 501
    default_remedy = "This server does not offer it; use the hosted server or a newer version."


class ServerUnavailable(LayerError):
    """No server answered. Raised by the client; never comes over the wire."""

    code = "SERVER_UNAVAILABLE"
    status = 503
    default_remedy = "Run `layer doctor` to see what is wrong; nothing was started and nothing was charged."


class ClientClosed(ServerUnavailable):
    """The client was closed, by its owner. Nobody need be waited for: it opens no other session."""

    default_remedy = "Make a new one: `Layer()`."


class SubmitUncertain(LayerError):
    """A paid call whose answer was lost, on a server that cannot tell whether it arrived.

    Raised by the client and never retried; the intent is in the journal.

    Attributes:
        key: its request key, which finds its row in the journal.
        tool: what was called.
        session_name: under which it would be listed in the app, if one was given.
        before, after: what the workspace had before it was sent, and afterwards; None where it could not be read.
        likely: whether the two say that it was started; None when they do not tell.
    """

    code = "SUBMIT_UNCERTAIN"
    status = 504
    default_remedy = "Look at the run list and the balance before you start it again: `layer runs`."
    key: str = ""
    tool: str = ""
    session_name: str | None = None
    before: Balance | None = None
    after: Balance | None = None
    likely: bool | None = None

    @property
    def look_again(self) -> str:
        """The line that looks again for what became of it."""
        return f'layer.look_again("{self.key}")' if self.key else "layer.look_again()"

    def to_wire(self) -> dict[str, Any]:
        """The error as the wire has it, with what is known of the submit."""
        known = {
            "request_key": self.key or None,
            "tool": self.tool or None,
            "session_name": self.session_name,
            "likely_started": self.likely,
            "balance_before": _balance(self.before),
            "balance_after": _balance(self.after),
        }
        return super().to_wire() | {name: value for name, value in known.items() if value is not None}


class BudgetExceeded(LayerError):
    """The price is above what the caller allowed. Raised by the client before anything is paid."""

    code = "BUDGET_EXCEEDED"
    status = 402
    default_remedy = "Allow more with --max-cu, or ask for less. Nothing was charged."


class RunFailed(LayerError):
    """A run that did not get to its end; what it had not used was released."""

    code = "RUN_FAILED"
    status = 500
    default_remedy = "What it had not used was released. Change the request, or run it again."


class RunCancelled(LayerError):
    """A run that was cancelled; what it had not used was released."""

    code = "RUN_CANCELLED"
    status = 499
    default_remedy = "What it had not used was released. Run it again when you want it."


ERRORS: Mapping[str, type[LayerError]] = {
    error.code: error
    for error in (
        Unauthenticated,
        InsufficientBalance,
        Forbidden,
        WorkspaceNotFound,
        ModelNotFound,
        WorkflowNotFound,
        RunNotFound,
        InvalidInputs,
        UploadFailed,
        RateLimited,
        FeatureDisabled,
        ServerUnavailable,
        SubmitUncertain,
        BudgetExceeded,
        RunFailed,
        RunCancelled,
        LayerError,
    )
}
"""Every known code and its exception."""

WIRE_CODES: Sequence[str] = (
    "UNAUTHENTICATED",
    "FORBIDDEN",
    "INSUFFICIENT_BALANCE",
    "RATE_LIMITED",
    "WORKSPACE_NOT_FOUND",
    "MODEL_NOT_FOUND",
    "WORKFLOW_NOT_FOUND",
    "RUN_NOT_FOUND",
    "INVALID_INPUTS",
    "UPLOAD_FAILED",
)
"""The codes of Layer's published error table, in its order."""


def error_from_wire(body: Mapping[str, Any]) -> LayerError:
    """The exception for an error body. Unknown codes become a ``LayerError`` that keeps the code."""
    code = str(body.get("code") or LayerError.code).upper()
    allowed = body.get("allowed")
    error = ERRORS.get(code, LayerError)(
        str(body.get("message") or code),
        remedy=str(body["remedy"]) if body.get("remedy") else None,
        field=str(body["field"]) if body.get("field") else None,
        value=body.get("value"),
        allowed=[str(item) for item in allowed] if isinstance(allowed, list) else None,
        nearest=str(body["nearest"]) if body.get("nearest") else None,
        retry_after_seconds=pause_in(body.get("retry_after_seconds")),
    )
    if error.code != code:
        error.code = code  # type: ignore[misc]  # an unknown code shadows the class's, on this one instance
    if isinstance(body.get("status"), int) and error.status != body["status"]:
        error.status = body["status"]  # type: ignore[misc]  # as above
    return error


LONGEST_PAUSE_SECONDS = 86_400.0
"""No server has a client wait longer for its next try."""


def pause_in(value: Any) -> float | None:
    """How long a server asks to wait, in seconds, at most a day; None when it does not say, or says no number."""
    try:
        seconds = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return min(seconds, LONGEST_PAUSE_SECONDS) if seconds >= 0 else None  # NaN is neither


def _balance(balance: Balance | None) -> dict[str, int | float] | None:
    if balance is None:
        return None
    return {
        "balance_creative_units": cu_to_wire(balance.total),
        "reserved_creative_units": cu_to_wire(balance.reserved),
    }


_SHOWN = 200


def _short(value: Any) -> Any:
    """The value as it may be shown: secrets masked, long text cut, containers as text."""
    if value is None or isinstance(value, bool | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    text = plain(redact(value if isinstance(value, str) else repr(value)))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
