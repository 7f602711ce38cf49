"""Talking to one ComfyUI server: small, bounded, and plain about what went wrong.

Nothing is followed to another address, so a key goes nowhere else; nothing is asked twice here but by its caller.
"""

from __future__ import annotations

import json
import math
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx2

from layer_mcp.contract.errors import LayerError, RunFailed
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_mcp.contract.redact import Secret
from layer_server.generators.card import Cancelled

CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 30.0
"""While it loads weights, a ComfyUI server answers slowly."""
LOOK_SECONDS = 4.0
"""For an answer that is asked for again anyway; a stop is not heard while one is waited for."""
WHOLE_SECONDS = 30.0
"""For the whole of an answer that has begun; a file takes as long as it takes, for a stop is heard meanwhile."""
MAX_JSON_BYTES = 64 * 1024 * 1024
"""The queue and the history hold whole workflows."""
MAX_FILE_BYTES = 256 * 1024 * 1024
_MAX_ERROR_BYTES = 1024 * 1024
_SHOWN = 300
"""Characters of a server's own words."""


class NotSent(Exception):
    """The server could not be connected to: it has not got the request."""


class NoAnswer(Exception):
    """The request may have arrived, and nothing whole came back."""


class Refused(Exception):
    """The server answered 400: what it says of the request.

    Attributes:
        body: the answer; an empty object where it was no JSON.
    """

    def __init__(self, body: Mapping[str, Any]) -> None:
        super().__init__("refused")
        self.body = body


class Client:
    """One server.

    Args:
        url: its address, with the path under which it is served.
        key: sent in ``header`` with every request.
    """

    def __init__(
        self,
        url: str,
        key: Secret | None = None,
        header: str = "Authorization",
    ) -> None:
        self.url = url.rstrip("/")
        headers = {"Accept-Encoding": "identity"}
        if key is not None:
            value = key.reveal()
            headers[header] = f"Bearer {value}" if header.lower() == "authorization" else value
        is_here = urlsplit(url).hostname in LOOPBACK_HOSTS
        self._http = httpx2.Client(
            headers=headers,
            follow_redirects=False,
            # A proxy of the environment does not lead to this machine itself.
            trust_env=not is_here,
            # The default takes 20 ms to build, and plain HTTP has no use for it.
            verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if is_here and url.startswith("http:") else True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def get(self, path: str, **parameters: str | int) -> Any:
        """The JSON at a path. Raises what ``_answer`` does."""
        with self._answer("GET", path, LOOK_SECONDS, params=parameters) as response:
            return _json(path, _read(response, MAX_JSON_BYTES, WHOLE_SECONDS))

    def post(self, path: str, body: Mapping[str, Any], seconds: float = ANSWER_SECONDS) -> Any:
        """Post JSON; returns the answer's, None where it is empty.

        Args:
            seconds: how long to wait for an answer to begin.

        Raises:
            Refused: when the server finds the request wrong.
        """
        with self._answer(
            "POST", path, seconds, content=json.dumps(body), headers={"Content-Type": "application/json"}
        ) as response:
            data = _read(response, MAX_JSON_BYTES, WHOLE_SECONDS)
            return _json(path, data) if data.strip() else None

    def upload(self, name: str, data: bytes, content_type: str) -> str:
        """Send a file to work with; returns what it is called there, with its folder.

        A file of this name and content that is there already is used as it is.
        """
        with self._answer(
            "POST",
            "/upload/image",
            ANSWER_SECONDS,
            files={"image": (name, data, content_type)},
            data={"type": "input"},
        ) as response:
            answer = _json("/upload/image", _read(response, _MAX_ERROR_BYTES, WHOLE_SECONDS))
        named = answer.get("name") if isinstance(answer, dict) else None
        if not isinstance(named, str) or not named:
            raise self.unlike("its answer to an upload has no name")
        folder = answer.get("subfolder")
        return f"{folder}/{named}" if isinstance(folder, str) and folder else named

    def view(self, file: Mapping[str, str], cancel: Callable[[], bool]) -> bytes:
        """The bytes of a file that was made.

        Raises:
            Cancelled: when ``cancel`` says so before all is here.
        """
        with self._answer("GET", "/view", ANSWER_SECONDS, params=dict(file)) as response:
            return _read(response, MAX_FILE_BYTES, cancel=cancel)

    def unlike(self, what: str) -> RunFailed:
        """The error for an answer that ComfyUI would not give."""
        return RunFailed(
            f"What answers at {self.url} does not speak as ComfyUI does: {what}.",
            remedy="Check the address in models.toml: it must be that of ComfyUI itself, http://127.0.0.1:8188.",
        )

    @contextmanager
    def _answer(self, method: str, path: str, seconds: float, **request: Any) -> Iterator[httpx2.Response]:
        """An answer that says yes, its body unread.

        Raises:
            NotSent, NoAnswer: as they say; a server's 5xx counts as no answer.
            Refused: for 400.
            LayerError: for any other no, with what to do.
        """
        try:
            with self._http.stream(
                method,
                f"{self.url}{path}",
                timeout=httpx2.Timeout(seconds, connect=CONNECT_SECONDS),
                **request,
            ) as response:
                self._look(response, path)
                yield response
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            raise NotSent(str(error)) from error
        except httpx2.RequestError as error:
            raise NoAnswer(type(error).__name__) from error

    def _look(self, response: httpx2.Response, path: str) -> None:
        status = response.status_code
        if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
            # A few bytes may unfold to any number of them.
            raise self.unlike(f"{path} is answered in compressed form, unasked")
        if status == 200:
            return
        if status >= 500 or status == 429:
            raise NoAnswer(f"status {status}")
        if status == 400:
            body = _json_or_none(_read(response, _MAX_ERROR_BYTES, WHOLE_SECONDS))
            raise Refused(body if isinstance(body, dict) else {})
        raise self._refusal(status, path, response.headers.get("location", ""))

    def _refusal(self, status: int, path: str, location: str) -> LayerError:
        if status in {401, 407}:
            return RunFailed(
                f"{self.url} asks who we are (status {status}).",
                remedy="Give its key: `layer model add comfyui … --key-env NAME`; `key_header` in models.toml names "
                "another header than Authorization.",
            )
        if status == 403:
            return RunFailed(
                f"{self.url} refused {path} (status 403).",
                remedy="Its key may be wrong, or what stands before it lets only browsers through; a proxy must hand on "
                "the Host header.",
            )
        if status in range(300, 400):
            to = urlsplit(location).hostname or "another page"
            return RunFailed(
                f"{self.url} sends us on to {to[:_SHOWN]} (status {status}), perhaps to sign in; that is not followed.",
                remedy="Set the address in models.toml to that of ComfyUI itself, and --key-env where it wants a key.",
            )
        if status == 413:
            return RunFailed(
                f"{self.url} takes no file as large as this.",
                remedy="Give a smaller one, or start ComfyUI with a larger --max-upload-size.",
            )
        return self.unlike(f"{path} is answered with status {status}")


def _read(
    response: httpx2.Response,
    limit: int,
    seconds: float = math.inf,
    cancel: Callable[[], bool] = lambda: False,
) -> bytes:
    """The body. Raises RunFailed where it is too large, NoAnswer where it is too slow, Cancelled as told."""
    data, until = bytearray(), time.monotonic() + seconds
    for piece in response.iter_bytes():
        data += piece
        if time.monotonic() > until:
            raise NoAnswer(f"not whole after {seconds:g} s")
        if len(data) > limit:
            raise RunFailed(
                f"ComfyUI's answer has more than {limit >> 20} MiB, and is not read further.",
                remedy="Make less at once; clear ComfyUI's queue and history if they are long.",
            )
        if cancel():
            raise Cancelled
    return bytes(data)


def _json(path: str, data: bytes) -> Any:
    found = _json_or_none(data)
    if found is None:
        raise RunFailed(
            f"{path} was not answered with JSON, so it is no ComfyUI that answers, or a page before it.",
            remedy="Check the address in models.toml: it must be that of ComfyUI itself, http://127.0.0.1:8188.",
        )
    return found


def _json_or_none(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
