"""The first words with a local server: does it know our token, which build is it, may we use it?

Standard library only. The token is sent to nobody who has not proved that they know it.
"""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract.data_folder import LOCAL_API, NONCE_HEADER, PROOF_HEADER, Endpoint, proof
from layer_mcp.contract.redact import Secret

_MAX_ANSWER_BYTES = 64 * 1024


class NotOurServer(Exception):
    """Whoever listens there does not know the folder's token, or does not answer like a server of ours."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a proven server says of itself; see ``contract.local.Ready``."""

    state: str
    version: str
    build_id: str
    contract: int
    pid: int
    busy: bool
    extras: tuple[str, ...]
    error: str | None
    public_url: str | None = None


def greet(endpoint: Endpoint, token: Secret, timeout: float) -> Greeting:
    """Ask the server who it is, and have it prove that it knows the token.

    Raises:
        NotOurServer: when the proof is missing or wrong.
        OSError: when nobody answers (in time).
    """
    # Here, so that `begin` can start a server before this is paid for.
    import http.client

    nonce = secrets.token_hex(16)
    connection = http.client.HTTPConnection("127.0.0.1", endpoint.port, timeout=timeout)
    try:
        connection.request("GET", f"{LOCAL_API}/ready", headers={NONCE_HEADER: nonce})
        response = connection.getresponse()
        given = response.getheader(PROOF_HEADER, "")
        body = response.read(_MAX_ANSWER_BYTES)
    except http.client.HTTPException as error:
        raise NotOurServer(f"port {endpoint.port} does not speak our protocol ({error!r})") from error
    finally:
        connection.close()
    if not hmac.compare_digest(given.encode(), proof(token.reveal(), nonce).encode()):
        raise NotOurServer(f"port {endpoint.port} is somebody else's: it does not know the folder's token")
    return _read(body, endpoint.port)


def ask_to_stop(endpoint: Endpoint, token: Secret, *, only_if_idle: bool, timeout: float) -> bool:
    """Ask a proven server to end.

    Returns:
        Whether it is going down.

    Raises:
        OSError: when nobody answers.
    """
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", endpoint.port, timeout=timeout)
    try:
        connection.request(
            "POST",
            f"{LOCAL_API}/stop",
            body=json.dumps({"only_if_idle": only_if_idle}),
            headers={"authorization": f"Bearer {token.reveal()}", "content-type": "application/json"},
        )
        answer = json.loads(connection.getresponse().read(_MAX_ANSWER_BYTES))
    except (http.client.HTTPException, ValueError) as error:
        raise ConnectionError(f"the server gave no answer ({error!r})") from error
    finally:
        connection.close()
    return bool(isinstance(answer, dict) and answer.get("stopping"))


def _read(body: bytes, port: int) -> Greeting:
    try:
        raw: dict[str, Any] = json.loads(body)
        return Greeting(
            state=str(raw["state"]),
            version=str(raw["version"]),
            build_id=str(raw["build_id"]),
            contract=int(raw["contract"]),
            pid=int(raw["pid"]),
            busy=bool(raw.get("busy", False)),
            extras=tuple(str(extra) for extra in raw.get("extras", ())),
            error=None if raw.get("error") is None else str(raw["error"]),
            public_url=None if raw.get("public_url") is None else str(raw["public_url"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise NotOurServer(f"port {port} gave an answer that is not a server's ({error!r})") from error


def is_newer(ours: str, theirs: str) -> bool:
    """Whether the first build id is of newer code than the second.

    By version, then by the latest change of a file. One of two different builds is the newer one for both sides
    (or neither is), so two environments do not replace each other's server in turns over their code.
    """
    return _age(ours) > _age(theirs)


def _age(build: str) -> tuple[tuple[int, ...], int]:
    version, _, rest = build.partition("-")
    numbers = tuple(int("".join(filter(str.isdigit, part)) or 0) for part in version.split("."))
    try:
        return numbers, int(rest.rpartition("-")[2], 16)
    except ValueError:
        return numbers, 0
