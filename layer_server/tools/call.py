"""What a tool is given beside its arguments, and what it may answer with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.model import Request, Result
from layer_server.results import Urls

if TYPE_CHECKING:
    from mcp.types import ContentBlock

    from layer_server.accounts.principal import Principal
    from layer_server.core import Core


@dataclass(frozen=True, slots=True)
class Call:
    """One tool call, in a worker thread.

    Attributes:
        urls: makes the addresses of files.
        request_key: of a submit; the same key and body gives the same run.
        max_price_micro: the price that the caller approved, in micro-CU.
    """

    core: Core
    principal: Principal
    urls: Urls
    request_key: str | None = None
    max_price_micro: int | None = None

    @property
    def poll_interval_seconds(self) -> float:
        return self.core.settings.poll_interval_seconds


@dataclass(frozen=True, slots=True)
class Answer:
    """A result with more than its JSON to show.

    Attributes:
        result: the structured content.
        text: instead of the result's JSON as the first block.
        blocks: content blocks after the text: links, small pictures.
    """

    result: Result
    text: str | None = None
    blocks: Sequence[ContentBlock] = ()


Handler = Callable[[Call, Any], Result | Answer]
"""``(call, request)``; the request is of the tool's request class."""

__all__ = ["Answer", "Call", "Handler", "Request"]
