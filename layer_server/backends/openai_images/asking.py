"""One request to a server, sent once: what it answers within bounds, and every way it can fail as a sentence."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from layer_mcp.contract.errors import FeatureDisabled, InvalidInputs, LayerError, RateLimited, RunFailed
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_mcp.contract.plain_text import plain
from layer_mcp.contract.redact import Secret, redact
from layer_server.backends.openai_images.options import Options
from layer_server.generators.card import Cancelled

if TYPE_CHECKING:
    import httpx2

MAX_ANSWER_BYTES = 192 * 1024 * 1024
"""Ten pictures of eight million pixels in base64; a larger answer is not read on."""
MAX_SAID = 400
"""Characters of a server's own words that are repeated."""
CONNECT_SECONDS = 20.0
_LOOK_SECONDS = 0.1
_MODERATED = ("content_policy", "moderation", "safety")
_NO_MONEY = ("insufficient_quota", "billing")


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked for.

    Attributes:
        path: after the API's address: ``images/generations``.
        fields: names and values.
        files: name, file name, bytes; with files it is a multipart form, else JSON.
    """

    path: str
    fields: Mapping[str, Any]
    files: Sequence[tuple[str, str, bytes]] = ()


def ask(
    options: Options, key: Secret | None, form: Form, step: Callable[[str], None], cancel: Callable[[], bool]
) -> dict[str, Any]:
    """Send a request, once, and wait for its answer.

    Args:
        step: is told what is waited for.

    Returns:
        The JSON object of the answer.

    Raises:
        Cancelled: when ``cancel()`` answered true; the server may go on and charge for it.
        LayerError: when there is no answer, or none that helps.
    """
    return asyncio.run(_ask(options, key, form, step, cancel))


async def _ask(
    options: Options, key: Secret | None, form: Form, step: Callable[[str], None], cancel: Callable[[], bool]
) -> dict[str, Any]:
    asking = asyncio.create_task(_answer(options, key, form))
    begun = time.monotonic()
    while not asking.done():
        await asyncio.wait({asking}, timeout=_LOOK_SECONDS)
        if cancel():
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
            raise Cancelled
        step(f"waiting for {options.host}, {int(time.monotonic() - begun)} s")
    return asking.result()


async def _answer(options: Options, key: Secret | None, form: Form) -> dict[str, Any]:
    import httpx2

    host = options.host
    limits = httpx2.Timeout(options.timeout_seconds, connect=CONNECT_SECONDS, pool=CONNECT_SECONDS)
    try:
        # A connection of its own for each: one that is kept may be closed just when a request leaves.
        async with (
            asyncio.timeout(options.timeout_seconds),
            httpx2.AsyncClient(
                timeout=limits,
                follow_redirects=False,
                trust_env=urlsplit(options.url).hostname not in LOOPBACK_HOSTS,
                headers=_headers(key),
            ) as client,
            client.stream("POST", f"{options.url}/{form.path}", **_content(form)) as response,
        ):
            body = await _body(response, host)
    except (
        httpx2.ConnectError,
        httpx2.ConnectTimeout,
        httpx2.ProxyError,
        httpx2.UnsupportedProtocol,
    ) as error:
        raise FeatureDisabled(
            f"{host} could not be connected to ({_kind(error)}).",
            remedy="Nothing was sent and nothing was charged. See whether it is up, and that its address is right: "
            "layer model list.",
        ) from None
    except (httpx2.TimeoutException, TimeoutError):
        raise _uncertain(f"{host} did not answer within {options.timeout_seconds} s") from None
    except httpx2.TransportError as error:
        raise _uncertain(
            f"The connection to {host} broke before its answer was here ({_kind(error)})"
        ) from None
    if response.status_code != 200:
        raise _refused(options, response.status_code, response.headers, body, key)
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        kind = plain(response.headers.get("content-type", "no type"))[:60]
        raise _uncertain(f"{host} answered with something else than pictures ({kind})")
    return found


def _headers(key: Secret | None) -> dict[str, str]:
    # Unasked, some servers compress an answer that is base64 already.
    headers = {"accept": "application/json", "accept-encoding": "identity"}
    return headers | ({"authorization": f"Bearer {key.reveal()}"} if key is not None else {})


def _content(form: Form) -> dict[str, Any]:
    if not form.files:
        return {"json": dict(form.fields)}
    return {
        "data": {name: str(value) for name, value in form.fields.items()},
        "files": [(name, (file, data, "image/png")) for name, file, data in form.files],
    }


async def _body(response: httpx2.Response, host: str) -> bytes:
    if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
        # A few bytes may unfold to any number of them.
        raise _uncertain(f"{host} answers in compressed form, unasked")
    parts, size = [], 0
    async for chunk in response.aiter_bytes():
        size += len(chunk)
        if size > MAX_ANSWER_BYTES:
            raise _uncertain(f"{host} answers with more than {MAX_ANSWER_BYTES >> 20} MiB")
        parts.append(chunk)
    return b"".join(parts)


def _refused(
    options: Options, status: int, headers: Mapping[str, str], body: bytes, key: Secret | None
) -> LayerError:
    """The error for an answer that is none of success; the server's own words are in it."""
    code, said = _said(body)
    host, quoted = options.host, f" It says: {said}" if said else ""
    if any(word in code for word in _MODERATED):
        return InvalidInputs(
            f"{host} does not make this: it is against its rules.{quoted}",
            field="prompt",
            remedy="Change the prompt or the files.",
        )
    if status == 402 or any(word in code for word in _NO_MONEY):
        return FeatureDisabled(f"The account at {host} has no credit.{quoted}", remedy="Add some there.")
    if status in {401, 403}:
        what = "wants a key, and this model has none" if key is None else "refused the key of this model"
        return FeatureDisabled(
            f"{host} {what}.{quoted}",
            remedy="Give the key again with `layer model key NAME`; or correct the variable that key_env names, and "
            "`layer server stop`: the next call starts a server that has it.",
        )
    if status == 404:
        return FeatureDisabled(
            f"{host} has no model {options.model!r}, or no images API at {options.url}.{quoted}",
            remedy="Correct url and model in models.toml, or add the model again.",
        )
    if status == 429:
        pause = headers.get("retry-after", "")
        when = f" in {pause} seconds" if pause.isdecimal() and len(pause) < 6 else " in a while"
        return RateLimited(f"{host} has too many requests of yours.{quoted}", remedy=f"Try again{when}.")
    if 300 <= status < 400:
        return FeatureDisabled(
            f"{host} sends requests on to another address, which is not followed.",
            remedy="Give the address itself: layer model add … --replace.",
        )
    if status >= 500:
        return _uncertain(f"{host} failed ({status}).{quoted}")
    return InvalidInputs(f"{host} refused the request ({status}).{quoted}", remedy="Change the request.")


def _said(body: bytes) -> tuple[str, str]:
    """The code and the words of a server's refusal; both may be empty."""
    try:
        found = json.loads(body[: 64 * 1024])
    except (ValueError, RecursionError):
        return "", ""
    error = found.get("error", found.get("detail", found)) if isinstance(found, dict) else found
    if isinstance(error, dict):
        code = f"{error.get('code') or ''} {error.get('type') or ''}".lower()
        error = error.get("message", "")
    else:
        code = ""
    # A key is masked while it is whole.
    words = " ".join(plain(redact(error)).split()) if isinstance(error, str) else ""
    return code, words[:MAX_SAID]


def _uncertain(what: str) -> RunFailed:
    return RunFailed(
        f"{what.rstrip('.')}.",
        remedy="It may have made and charged for the pictures; it was not asked again.",
    )


def _kind(error: Exception) -> str:
    return type(error).__name__
