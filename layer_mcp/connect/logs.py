"""The libraries underneath log addresses and answers when somebody asks for their logs; secrets are taken out of them.

Signed addresses are credentials, and the HTTP library logs every address that it asks for, at INFO already.
"""

from __future__ import annotations

import logging
import re

from layer_mcp.contract.redact import MASK, redact

_LIBRARIES = ("httpx2", "httpcore2", "mcp", "sse_starlette")
_KNOWN = (
    "httpx2",
    "httpcore2.connection",
    "httpcore2.http11",
    "httpcore2.http2",
    "httpcore2.proxy",
    "httpcore2.socks",
    "mcp.client.streamable_http",
    "mcp.client.sse",
    "mcp.client.session",
)
_HEADER = re.compile(r"(?i)(b?'(?:location|authorization|proxy-authorization|set-cookie|cookie)', b?)'[^']*'")
_ADDRESS = re.compile(r"(https?://[^/\s'\"<>]+)/[^\s'\"<>]*")


class _Redacting(logging.Filter):
    """Masks secrets in what a logger is about to say."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = redact(_HEADER.sub(rf"\1'{MASK}'", record.getMessage()))
        # An address may be a credential by its path alone, as that of an upload's session is.
        record.msg = _ADDRESS.sub(r"\1/…", said) if record.name == "httpx2" else said
        record.args = ()
        if record.exc_info:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info))
        return True


_filter = _Redacting()


def keep_secrets_out_of_logs() -> None:
    """See that the libraries' loggers that there are by now say no secret. Cheap to do again."""
    there = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in _LIBRARIES]
    for name in {*_KNOWN, *there}:
        logger = logging.getLogger(name)
        if _filter not in logger.filters:
            logger.addFilter(_filter)
