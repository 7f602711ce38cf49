"""The spend gate: above a price, somebody says yes before anything is started.

Off unless the server's settings name a limit. A client that sent the price it approved (our own does) is let
through. One that can ask its user is made to ask: the older era's clients while the call waits, the newer era's by
answering the call with a question and being called again. One that cannot is refused with the price and a
``confirm`` token, which the same call takes as an argument; it is good for a short while, for this user, these
arguments and this price, and for one run only, however often it is sent.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import anyio
import anyio.to_thread
from mcp import types
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from layer_mcp.contract.errors import BudgetExceeded, InvalidInputs, LayerError
from layer_mcp.contract.forge import ExecuteForge
from layer_mcp.contract.money import micro_to_wire
from layer_mcp.contract.workflows import ExecuteWorkflow
from layer_server.accounts.principal import principal_of

if TYPE_CHECKING:
    from mcp.server.context import ServerRequestContext

    from layer_mcp.contract.model import Request
    from layer_server.tools.call import Call

CONFIRM = "confirm"
CONFIRM_SCHEMA: Mapping[str, Any] = {
    "type": "string",
    "description": "From CONFIRMATION_REQUIRED, once the user has said yes to its price.",
}
ASK_SECONDS = 600
"""How long a user may think, and how long a confirm token is good for."""

_QUESTION = "approve"
_FORM: dict[str, Any] = {
    "type": "object",
    "properties": {_QUESTION: {"type": "boolean", "title": "Spend it", "description": "Yes starts the run."}},
    "required": [_QUESTION],
}


class ConfirmationRequired(LayerError):
    """The price needs a yes, and this client cannot ask its user."""

    code = "CONFIRMATION_REQUIRED"
    status = 428

    def __init__(self, quote: Quote, token: str) -> None:
        super().__init__(
            f"{quote.words()} Nothing was started and nothing was charged.",
            remedy="Show the user the price. If they say yes, make the same call again with the argument "
            f"`{CONFIRM}` set to this answer's `{CONFIRM}`.",
        )
        self._more = {
            **quote.to_wire(),
            CONFIRM: token,
            "expires_in_seconds": ASK_SECONDS,
        }

    def to_wire(self) -> dict[str, Any]:
        return {**super().to_wire(), **self._more}


@dataclass(frozen=True, slots=True)
class Quote:
    """What a call would buy."""

    what: str
    workspace: str
    price_micro: int
    available_micro: int

    def words(self) -> str:
        return (
            f"{self.what} costs {micro_to_wire(self.price_micro):g} CU of the {micro_to_wire(self.available_micro):g} "
            f"that the workspace {self.workspace} has available."
        )

    def to_wire(self) -> dict[str, Any]:
        return {
            "estimated_price_creative_units": micro_to_wire(self.price_micro),
            "workspace": self.workspace,
            "workspace_balance_creative_units": micro_to_wire(self.available_micro),
        }


class SpendGate:
    """Asks before a call spends more than a limit.

    Args:
        limit_micro: up to this price, in micro-CU, nobody is asked.
    """

    def __init__(self, limit_micro: int) -> None:
        self._limit = limit_micro
        self._secret = secrets.token_bytes(32)

    async def admit(
        self,
        context: ServerRequestContext[Any],
        params: types.CallToolRequestParams,
        call: Call,
        request: Request,
        confirm: object,
    ) -> Call | types.InputRequiredResult:
        """The call as it may go on, or the question to answer it with.

        Args:
            confirm: the argument of that name.

        Raises:
            ConfirmationRequired: the client cannot ask.
            BudgetExceeded: the answer was no.
            LayerError: the request is wrong.
        """
        if call.max_price_micro is not None:
            return call
        quote = await anyio.to_thread.run_sync(_quote, call, request)
        if quote.price_micro <= self._limit or quote.price_micro > quote.available_micro:
            # Cheap enough; or too dear for the workspace, which the start says better.
            return call
        bound = _bound(call, params.name, request, quote)
        if confirm is not None:
            return _approved(call, quote, self._opened(confirm, bound))
        capabilities = context.session.client_capabilities
        elicitation = capabilities.elicitation if capabilities is not None else None
        if elicitation is None or (elicitation.form is None and elicitation.url is not None):
            raise ConfirmationRequired(quote, self._token(bound))
        if context.protocol_version in MODERN_PROTOCOL_VERSIONS:
            return self._asked(params, call, quote)
        if not context.session.can_send_request:
            raise ConfirmationRequired(quote, self._token(bound))
        answer: types.ElicitResult | None = None
        with anyio.move_on_after(ASK_SECONDS):
            answer = await context.session.elicit_form(quote.words(), _FORM, context.request_id)
        _need_yes(answer, quote)
        # Every call asks again, so the client's own key may do its work.
        return replace(call, max_price_micro=quote.price_micro)

    def _asked(
        self, params: types.CallToolRequestParams, call: Call, quote: Quote
    ) -> Call | types.InputRequiredResult:
        """The newer era: what we remember of the question travels with the client, sealed."""
        answer = (params.input_responses or {}).get(_QUESTION)
        state = json.loads(params.request_state) if params.request_state else None
        if answer is not None and state is not None and state["price"] >= quote.price_micro:
            _need_yes(answer, quote)
            return _approved(call, quote, state["key"])
        question = types.ElicitRequest(
            params=types.ElicitRequestFormParams(message=quote.words(), requested_schema=_FORM)
        )
        return types.InputRequiredResult(
            input_requests={_QUESTION: question},
            request_state=json.dumps({"key": secrets.token_hex(16), "price": quote.price_micro}),
        )

    def _token(self, bound: bytes) -> str:
        nonce, expires = secrets.token_hex(8), int(time.time()) + ASK_SECONDS
        return f"{nonce}.{expires}.{self._signature(nonce, expires, bound)}"

    def _opened(self, token: object, bound: bytes) -> str:
        """The key that this token starts one run with. Raises InvalidInputs."""
        nonce, _, rest = str(token).partition(".")
        expires, _, signature = rest.partition(".")
        if not expires.isascii() or not expires.isdigit() or len(expires) > 12:
            raise _bad_token("is not a token of this server")
        if not hmac.compare_digest(signature.encode(), self._signature(nonce, int(expires), bound).encode()):
            raise _bad_token("is not for these arguments and this price")
        if int(expires) < time.time():
            raise _bad_token("has expired")
        return nonce

    def _signature(self, nonce: str, expires: int, bound: bytes) -> str:
        message = f"{nonce}.{expires}.".encode() + bound
        digest = hmac.digest(self._secret, message, hashlib.sha256)
        return base64.urlsafe_b64encode(digest[:24]).decode()


def sealed_state() -> Any:
    """The middleware that seals what travels with the client while its user is asked."""
    from mcp.server.request_state import RequestStateBoundary, RequestStateSecurity

    security = RequestStateSecurity(
        keys=[secrets.token_bytes(32)],
        ttl=ASK_SECONDS,
        bind_principal=lambda context: principal_of(context.request).user_id,
    )
    return RequestStateBoundary(security, default_audience="layer-nb")


def _quote(call: Call, request: Request) -> Quote:
    core, principal = call.core, call.principal
    if isinstance(request, ExecuteForge):
        workspace = core.accounts.workspace(principal, request.workspace_id, role="member")
        resolved = core.catalog.resolve(request)
        what = f"Forging {resolved.batch_size} × {resolved.card.name}"
        price_micro = resolved.price_micro
    elif isinstance(request, ExecuteWorkflow):
        workspace = core.accounts.workspace(principal, request.workspace_id, role="member")
        plan = core.workflows.plan(principal, request.workspace_id, request.workflow_id, request.inputs)
        what, price_micro = f"Running the workflow {plan.name}", plan.price_micro
    else:
        raise TypeError(f"{type(request).__name__} is not paid for")
    return Quote(what, workspace.name, price_micro, workspace.available_micro)


def _bound(call: Call, tool: str, request: Request, quote: Quote) -> bytes:
    what = [call.principal.user_id, tool, request.to_arguments(), quote.price_micro]
    return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).digest()


def _approved(call: Call, quote: Quote, key: str) -> Call:
    """The call with the price that was approved, and a key that is the approval's own: it starts one run, whatever
    key the client sends with it."""
    return replace(call, request_key=f"approved:{key}", max_price_micro=quote.price_micro)


def _need_yes(answer: object, quote: Quote) -> None:
    if isinstance(answer, types.ElicitResult) and answer.action == "accept":
        if (answer.content or {}).get(_QUESTION) is True:
            return
        said = "said no"
    elif isinstance(answer, types.ElicitResult) and answer.action == "decline":
        said = "declined"
    else:
        said = "did not answer"
    raise BudgetExceeded(
        f"The user {said} when asked to approve this: {quote.words()} Nothing was started and nothing was charged.",
        remedy="Ask what they would like instead: fewer in the batch, a cheaper model, or nothing.",
    )


def _bad_token(fault: str) -> InvalidInputs:
    return InvalidInputs(
        f"{CONFIRM} {fault}.",
        field=CONFIRM,
        allowed=[f"the {CONFIRM} of the CONFIRMATION_REQUIRED that this very call was answered with"],
        remedy=f"Call again without {CONFIRM} to get the present price and a fresh token; nothing was started.",
    )
