"""Ask a server by the seed's words: translated on the way out, errors raised on the way back.

May be awaited from any event loop; the I/O happens on the client's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from layer_mcp.connect.asking import AnswerLost, OnNews
from layer_mcp.connect.connection import Connection
from layer_mcp.connect.dialect import RUN_IDS, Dialect, error_in, first, structured
from layer_mcp.connect.loop import run_from_any_loop
from layer_mcp.connect.reading import read
from layer_mcp.contract.errors import FeatureDisabled, LayerError
from layer_mcp.contract.model import Result
from layer_mcp.contract.redact import redact

if TYPE_CHECKING:
    import mcp_types as types

R = TypeVar("R", bound=Result)

_AT_THE_DOOR = frozenset({401, 403, 404, 405, 413, 421, 429})
"""Statuses of refusals that may come from something in front of the server."""


class Wire:
    """The tools of a server, in one vocabulary.

    Args:
        connection: the way to it.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.ours = connection.target.ours
        self._dialect: Dialect | None = Dialect() if self.ours else None
        self._tools: list[types.Tool] | None = None

    async def tools(self, *, fresh: bool = False) -> list[types.Tool]:
        """The server's tools; asked for once."""
        if self._tools is None or fresh:
            self._tools = await run_from_any_loop(self.connection.list_tools())
        return self._tools

    async def dialect(self) -> Dialect:
        """How this server spells things."""
        if self._dialect is None:
            self._dialect = Dialect({tool.name: tool.input_schema for tool in await self.tools()})
        return self._dialect

    @property
    def spoken(self) -> Dialect | None:
        """The same, if the server has been asked already."""
        return self._dialect

    async def keyed(self, tool: str = "execute_forge") -> bool:
        """Whether a paid tool honours request keys here: the same key again gives the same run."""
        name, _ = (await self.dialect()).request(tool, {})
        return await run_from_any_loop(self.connection.keyed(name))

    async def offers(self, tool: str) -> bool:
        """Whether the server has a tool."""
        return (await self.dialect()).offers(tool)

    async def ask(self, tool: str, arguments: Mapping[str, Any], answer: type[R]) -> R:
        """Call a free tool and read its answer.

        Raises:
            LayerError: what the server refused, with what was sent; FeatureDisabled when it has no such tool.
        """
        if not await self.offers(tool):
            raise FeatureDisabled(f"This server has no tool {tool}.")
        return read(answer, structured(await self.answer(tool, arguments)), tool)

    async def answer(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        *,
        request_key: str | None = None,
        max_price: int | float | None = None,
        paid: bool = False,
        progress: OnNews | None = None,
    ) -> types.CallToolResult:
        """Call any tool.

        Raises:
            LayerError: what the server refused; ``.request`` is what was sent, redacted.
            AnswerLost: a paid call's answer was lost.
        """
        name, spelled = (await self.dialect()).request(tool, arguments)
        result = await run_from_any_loop(
            self.connection.call(
                name, spelled, request_key=request_key, max_price=max_price, paid=paid, progress=progress
            )
        )
        error = error_in(result, tool)
        if error is not None:
            if paid and (begun := first(structured(result), *RUN_IDS)) is not None:
                raise AnswerLost(
                    f"it was refused ({error.code}), and yet it names the run {str(begun)[:80]!r}"
                )
            error.request = redacted(spelled)
            raise error
        return result


def at_the_door(error: LayerError) -> bool:
    """Whether a call was turned away before a tool could answer."""
    return error.http_status in _AT_THE_DOOR


def redacted(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments as they may be kept: secrets in text masked."""
    return {name: redact(value) if isinstance(value, str) else value for name, value in arguments.items()}
