"""The two addresses of an upload: the signed one that begins it, and the session's that takes its bytes.

Both look like Google Cloud Storage's, because clients of the hosted server are written for those. The signature
covers the type and the exact size as the request's headers must repeat them, so neither can be changed afterwards.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlencode

from layer_server.files.gcs import Refused
from layer_server.files.signed_paths import UPLOADS_PATH
from layer_server.files.signing import Signer

URL_SECONDS = 15 * 60
"""How long an upload may wait to be begun."""
_ALGORITHM = "LAYER-HMAC-SHA256"
_SIGNED_HEADERS = ("content-type", "x-goog-content-length-range", "x-goog-resumable")
_DATE = "%Y%m%dT%H%M%SZ"
_SESSION = re.compile(r"[0-9a-f]{32}")


def begin_url(signer: Signer, file_id: str, content_type: str, size_bytes: int) -> str:
    """Path and query of the address that begins an upload; a credential, good for ``URL_SECONDS``.

    In memory there is no origin to put in front: the path is then all there is, for a client of the ASGI app.
    """
    date = datetime.now(UTC).strftime(_DATE)
    headers = {
        "content-type": content_type,
        "x-goog-content-length-range": f"0,{size_bytes}",
        "x-goog-resumable": "start",
    }
    query = {
        "X-Goog-Algorithm": _ALGORITHM,
        "X-Goog-Date": date,
        "X-Goog-Expires": str(URL_SECONDS),
        "X-Goog-SignedHeaders": ";".join(_SIGNED_HEADERS),
        "X-Goog-Signature": signer.seal(*_lines(file_id, date, headers)),
    }
    return f"{UPLOADS_PATH}{file_id}?{urlencode(query)}"


def check_begin(signer: Signer, file_id: str, query: Mapping[str, str], headers: Mapping[str, str]) -> None:
    """Check the request that begins an upload.

    Raises:
        Refused: as Google words it: a header is missing, the signature is another's, or it is too old.
    """
    missing = [name for name in _SIGNED_HEADERS if name not in headers]
    if missing:
        raise Refused(
            400,
            "MalformedSecurityHeader",
            "Your request has a malformed header.",
            f"Header was included in signedheaders, but not in the request: {', '.join(missing)}.",
        )
    date = query.get("X-Goog-Date", "")
    sent = {name: " ".join(headers[name].split()) for name in _SIGNED_HEADERS}
    if not signer.sealed(query.get("X-Goog-Signature", ""), *_lines(file_id, date, sent)):
        raise Refused(
            403,
            "SignatureDoesNotMatch",
            "Access denied. The request signature does not match the address, or one of the signed headers "
            "has another value than when it was signed.",
            "Send x-goog-resumable: start, the content type that was asked for, and x-goog-content-length-range: "
            "0,<the exact size that was asked for>.",
        )
    begun = datetime.strptime(date, _DATE).replace(tzinfo=UTC).timestamp()
    if time.time() > begun + URL_SECONDS:
        raise Refused(
            400,
            "ExpiredToken",
            "The provided token has expired.",
            "An upload must be begun within 15 minutes. Ask for a new one with request_file_upload_url.",
        )


def session_url(signer: Signer, file_id: str, session: str) -> str:
    """Path and query of a session's address; who knows it may send the bytes."""
    return f"{UPLOADS_PATH}{file_id}?upload_id={session}{signer.seal('SESSION', file_id, session)}"


def new_session() -> str:
    return secrets.token_hex(16)


def session(signer: Signer, file_id: str, upload_id: str) -> str:
    """Which session of the file this is.

    Raises:
        Refused: when it is none of ours.
    """
    name, signature = upload_id[:32], upload_id[32:]
    if not _SESSION.fullmatch(name) or not signer.sealed(signature, "SESSION", file_id, name):
        raise Refused(
            404,
            "NoSuchUpload",
            "The requested upload was not found.",
            "Begin it with a POST to the upload URL, and send the bytes to the address in Location.",
        )
    return name


def _lines(file_id: str, date: str, headers: Mapping[str, str]) -> list[str]:
    return ["POST", file_id, date, *(headers[name] for name in _SIGNED_HEADERS)]
