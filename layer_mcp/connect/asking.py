"""One question over a session, and what it means when its answer does not come.

A paid question that may have been heard is never called refused: only a tool's own error (which is an answer)
and a clear turn-away at the door are. Everything else leaves its fate open.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import json
from collections.abc import Coroutine, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from layer_mcp.contract.data_folder import MAX_REQUEST_BYTES
from layer_mcp.contract.errors import InvalidInputs, LayerError, ServerUnavailable
from layer_mcp.contract.forge import HONOURS_KEYS_META

if TYPE_CHECKING:
    import httpx2
    import mcp
    import mcp_types as types

    from layer_mcp.connect.transport import Delivery
    from layer_mcp.connect.ways import Transport


T = TypeVar("T")

ENVELOPE_BYTES = 64 * 1024
"""What a request has around its arguments, at most."""
GRACE_SECONDS = 2.0
"""How long the answer to a cut request is waited for, where it comes another way (SSE)."""


class OnNews(Protocol):
    """Told how far a call is, of how much, and in words."""

    async def __call__(self, progress: float, total: float | None, message: str | None) -> None: ...


class AnswerLost(Exception):
    """A call's answer will not come.

    Attributes:
        unsent: its request never reached the server.
        late: the server is there, and gave no (usable) answer in time.
        session_lost: the server said that it does not know the session.
        answer: a refusal of the same call when it was asked again, which says nothing about the first one.
    """

    def __init__(
        self,
        reason: str,
        *,
        unsent: bool = False,
        late: bool = False,
        session_lost: bool = False,
        answer: types.CallToolResult | None = None,
    ) -> None:
        super().__init__(reason)
        self.unsent = unsent
        self.late = late
        self.session_lost = session_lost
        self.answer = answer


@dataclass(slots=True)
class Session:
    """One life of the connection.

    Attributes:
        ended: done when the SDK's client is gone.
        stop: ends it.
        calls: how many calls and transfers are under way.
        retired: new calls use another session; it ends when its last call does.
        transport: how its messages travel.
        keyed_tools: which paid tools honour request keys, as its server said in this session; None while unasked.
    """

    client: mcp.Client
    http: httpx2.AsyncClient
    server_version: str
    ended: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    calls: int = 0
    retired: bool = False
    transport: Transport = "streamable-http"
    keyed_tools: frozenset[str] | None = None

    @property
    def usable(self) -> bool:
        return not (self.retired or self.ended.done())

    def check(self) -> None:
        """Whether it can still be asked, whoever has ended it since it was given out.

        Raises:
            AnswerLost: when it cannot; nothing was sent.
        """
        over = self.stop.is_set() or self.ended.done()
        if not over:
            try:
                self.client.session  # noqa: B018  raises where the SDK is closing it
            except RuntimeError:
                over = True
        if over:
            raise AnswerLost("the session ended", unsent=True)

    def retire(self) -> None:
        """Take no new calls; those under way may still be answered."""
        self.retired = True
        if self.calls == 0:
            self.stop.set()

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Keeps a retired session open until the block has ended."""
        self.calls += 1
        try:
            yield
        finally:
            self.calls -= 1
            if self.retired:
                self.retire()


def keyed_among(tools: Iterable[types.Tool]) -> frozenset[str]:
    """Names of the tools that say that they start nothing twice for one request key."""
    return frozenset(tool.name for tool in tools if (tool.meta or {}).get(HONOURS_KEYS_META) is True)


def watched(work: Coroutine[Any, Any, T], *, once: bool = False) -> tuple[asyncio.Task[T], Delivery]:
    """Start an exchange with the server, and note what becomes of its request.

    Args:
        once: whether the request must never be sent again, whoever asks for it.
    """
    from layer_mcp.connect.transport import Delivery, deliver

    delivery = Delivery(call=True, once=once)
    # The SDK carries the context of whoever asks to the task that posts the request.
    context = contextvars.copy_context()
    context.run(deliver, delivery)
    return asyncio.get_running_loop().create_task(work, context=context), delivery


async def answer_to(work: asyncio.Task[T], delivery: Delivery, session: Session) -> T:
    """The result of an exchange, unless it will have none.

    Raises:
        AnswerLost: when the session ended before there was one, or its request was cut.
        LayerError: when it was turned away, or never sent.
    """
    waiting: set[asyncio.Future[Any]] = {work, session.ended}
    failing: asyncio.Task[Any] | None = None
    if session.transport == "sse":  # where the SDK would wait for an answer to what never arrived
        failing = asyncio.get_running_loop().create_task(delivery.failed.wait())
        waiting.add(failing)
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    finally:
        if failing is not None:
            failing.cancel()
    if not work.done() and delivery.failed.is_set() and delivery.status is None and not delivery.unsent:
        # It may have arrived all the same; then its answer is on its way.
        either: set[asyncio.Future[Any]] = {work, session.ended}
        await asyncio.wait(either, timeout=GRACE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    if not work.done():
        raise _ended(delivery)
    return work.result()


def _ended(delivery: Delivery) -> Exception:
    """What an exchange has come to that will have no answer."""
    if delivery.status in {404, 410}:
        return AnswerLost(
            "the session ended", unsent=True, session_lost=True
        )  # of SSE: another one is opened
    if delivery.refusal is not None and delivery.unsent:
        return delivery.refusal
    return AnswerLost(delivery.broken or "the connection ended", unsent=delivery.unsent)


async def ask(
    session: Session,
    tool: str,
    arguments: Mapping[str, Any],
    meta: dict[str, Any],
    *,
    paid: bool,
    seconds: float,
    progress: OnNews | None = None,
) -> types.CallToolResult:
    """Send one tool call, once.

    Args:
        paid: whether it must not be called refused while it may have been heard.
        seconds: how long to wait for the answer.
        progress: asks the server to tell how far it is; awaited with every piece of news.

    Raises:
        AnswerLost: when no answer will come.
        LayerError: when the server turned the call away before it looked at it.
    """
    import mcp_types as types
    from mcp import MCPError
    from pydantic import ValidationError

    stamp = cast("types.RequestParamsMeta", meta) if meta else None
    request = types.CallToolRequest(
        params=types.CallToolRequestParams(name=tool, arguments=dict(arguments), _meta=stamp)
    )
    session.check()
    with session.in_use():
        work, delivery = watched(
            session.client.session.send_request(
                request,
                types.CallToolResult,
                request_read_timeout_seconds=seconds,
                progress_callback=progress,
            ),
            once=paid,
        )
        try:
            return await answer_to(work, delivery, session)
        except MCPError as error:
            if error.code == types.REQUEST_TIMEOUT:
                raise AnswerLost(f"there was none within {seconds:g} s", late=True) from error
            if error.code == types.CONNECTION_CLOSED:
                raise _ended(delivery) from error
            # A tool that is not there cannot have run.
            heard = paid and error.code != types.METHOD_NOT_FOUND
            raise _lost_or_refused(delivery, error, tool, heard=heard) from error
        except ValidationError as error:
            faults = f"the answer was not one of MCP ({error.error_count()} faults)"
            raise AnswerLost(faults, late=True) from error
        finally:
            work.cancel()


def _lost_or_refused(delivery: Delivery, error: Exception, tool: str, *, heard: bool) -> Exception:
    if delivery.broken is not None and delivery.refusal is None:
        return AnswerLost(delivery.broken, unsent=delivery.unsent)
    if delivery.status == 404 and "terminated" in str(error):
        return AnswerLost(
            "the session ended", unsent=True, session_lost=True
        )  # of the handshake era: another one is opened
    refusal = delivery.refusal
    if refusal is not None and delivery.unsent:
        return refusal
    if heard:
        return AnswerLost(refusal.message if refusal else f"the server said: {error}", late=True)
    if refusal is None:
        return LayerError(f"{tool} failed in the protocol: {error}", remedy="Run `layer doctor`.")
    if refusal.status >= 500 and refusal.code == ServerUnavailable.code:
        return AnswerLost(refusal.message)
    return refusal


def check_size(tool: str, arguments: Mapping[str, Any]) -> None:
    """Refuse what the server would not read to its end: its refusal is lost while we still write."""
    size = len(json.dumps(arguments, default=str))
    if size > MAX_REQUEST_BYTES - ENVELOPE_BYTES:
        raise InvalidInputs(
            f"The arguments of {tool} are {size / 2**20:.1f} MiB, and the server takes "
            f"{MAX_REQUEST_BYTES // 2**20} MiB at most.",
            remedy="Send less text; files are not sent in arguments but by their id.",
        )
