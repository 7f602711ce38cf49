"""How Google Cloud Storage speaks in a resumable upload: ranges in headers, errors in XML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from starlette.responses import Response

from layer_server.files.headers import SAFE

_CONTENT_RANGE = re.compile(r"bytes\s+(?:(\d{1,18})-(\d{1,18})|\*)/(\d{1,18}|\*)")

RESUME_INCOMPLETE = 308
CLIENT_CLOSED_REQUEST = 499


class Refused(Exception):
    """A request that is answered with one of Google's errors.

    Args:
        status: of HTTP.
        code: Google's word.
        message: what is wrong.
        details: what would be right.
    """

    def __init__(self, status: int, code: str, message: str, details: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.details = details

    def response(self) -> Response:
        details = f"<Details>{escape(self.details)}</Details>" if self.details else ""
        body = (
            "<?xml version='1.0' encoding='UTF-8'?>"
            f"<Error><Code>{self.code}</Code><Message>{escape(self.message)}</Message>{details}</Error>"
        )
        return Response(body, self.status, dict(SAFE), media_type="application/xml")


@dataclass(frozen=True, slots=True)
class ContentRange:
    """What a PUT says it brings.

    Attributes:
        first: offset of its first byte; None only asks how much has arrived.
        last: offset of its last byte.
        total: size of the whole, where it is told.
    """

    first: int | None
    last: int | None
    total: int | None


def content_range(header: str | None) -> ContentRange | None:
    """The ``Content-Range`` of a PUT; None where there is none: then it brings everything.

    Raises:
        Refused: when it cannot be understood.
    """
    if header is None:
        return None
    match = _CONTENT_RANGE.fullmatch(header.strip())
    if match is None:
        raise _bad_range(header)
    first, last, total = (int(each) if each and each != "*" else None for each in match.groups())
    if first is not None and last is not None and (last < first or (total is not None and last >= total)):
        raise _bad_range(header)
    return ContentRange(first, last, total)


def incomplete(received: int) -> Response:
    """``308`` with what has arrived; no ``Range`` where that is nothing."""
    headers = {**SAFE, "content-length": "0"}
    if received:
        headers["range"] = f"bytes=0-{received - 1}"
    return Response(status_code=RESUME_INCOMPLETE, headers=headers)


def _bad_range(header: str) -> Refused:
    return Refused(
        400,
        "InvalidArgument",
        "Invalid argument.",
        f"Failed to parse Content-Range header {header[:80]!r}: send bytes FIRST-LAST/TOTAL, or bytes */TOTAL to "
        "ask how much has arrived.",
    )
