"""The loopback address of a sign-in: whoever else on this machine asks it gets a small page and changes nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import pytest

from layer_mcp.auth.oauth.authorization import AuthorizationRequest
from layer_mcp.auth.oauth.callback import Callback
from layer_mcp.contract.redact import Secret


def request(redirect_uri: str) -> AuthorizationRequest:
    return AuthorizationRequest("https://h/authorize", redirect_uri, "s-1", Secret("v"), "https://h", False)


async def test_foreign_requests_are_turned_away_until_the_answer_comes() -> None:
    async with Callback() as callback, httpx2.AsyncClient(trust_env=False) as http:
        at = callback.redirect_uri
        assert at.startswith("http://127.0.0.1:")
        early = await http.get(f"{at}?code=c&state=s-1")
        assert early.status_code == 400
        waiting = asyncio.create_task(callback.answer(request(at), 10))
        await asyncio.sleep(0)
        turned_away: list[tuple[int, Any]] = [
            (404, await http.get(at.replace("/callback", "/favicon.ico"))),
            (405, await http.post(f"{at}?code=c&state=s-1")),
            (421, await http.get(f"{at}?code=c&state=s-1", headers={"host": "evil.example"})),
            (400, await http.get(f"{at}?code=c&state=another")),
            (400, await http.get(f"{at}?code=c")),
            (400, await http.get(f"{at}?code=c&state=s-1&state=s-1")),
        ]
        for status, answer in turned_away:
            assert answer.status_code == status
            assert not waiting.done()
        good = await http.get(f"{at}?code=%3Cscript%3E&state=s-1")
        assert good.status_code == 200
        assert "You may close this window" in good.text
        assert "<script" not in good.text
        assert good.headers["cache-control"] == "no-store"
        assert "default-src 'none'" in good.headers["content-security-policy"]
        assert (await waiting).startswith(f"{at}?code=")
        assert (await http.get(f"{at}?code=c&state=s-1")).status_code == 400, "one answer, once"


async def test_a_refusal_is_an_answer_too() -> None:
    async with Callback() as callback, httpx2.AsyncClient(trust_env=False) as http:
        at = callback.redirect_uri
        waiting = asyncio.create_task(callback.answer(request(at), 10))
        await asyncio.sleep(0)
        page = await http.get(f"{at}?error=access_denied&state=s-1")
        assert "Not signed in" in page.text
        assert "error=access_denied" in await waiting


async def test_nonsense_and_silence_end_nothing() -> None:
    async with Callback() as callback:
        port = int(callback.redirect_uri.split(":")[2].split("/")[0])
        waiting = asyncio.create_task(callback.answer(request(callback.redirect_uri), 10))
        for noise in (b"\r\n\r\n", b"GET\r\n\r\n", b"\xff\xfe\r\n\r\n", b"GET /callback?" + b"a" * 70_000):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(noise)
            writer.write_eof()
            await reader.read()
            writer.close()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET //[?x HTTP/1.1\r\nhost: 127.0.0.1:%d\r\n\r\n" % port)
        assert b" 404 " in await reader.readline(), "no address at all, and still an answer"
        writer.close()
        assert not waiting.done()
        waiting.cancel()
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)


@pytest.mark.parametrize(
    "pasted",
    [
        "http://127.0.0.1:50000/callback?code=c-1&state=s-1",
        "  'http://127.0.0.1:50000/callback?state=s-1&code=c-1'  ",
        "code=c-1&state=s-1",
        "?code=c-1&state=s-1",
    ],
)
def test_what_may_be_pasted(pasted: str) -> None:
    asked = request("http://127.0.0.1:50000/callback")
    assert asked.is_mine(pasted)
    assert asked.code(pasted).reveal() == "c-1"
