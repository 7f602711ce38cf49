"""OAuth as the hosted server's traces show it: its issuer's slash, its open listing, its rotation, both refusals."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest

from layer_mcp import Layer, login, logout
from layer_mcp.contract.errors import Unauthenticated


class Signed:
    """A stand-in, its authorization server, and somebody who has signed in from a remote kernel."""

    def __init__(self, hosted: Any, authorization: Any, home: Path) -> None:
        self.hosted = hosted
        self.authorization = authorization
        self._said: list[str] = []
        self.done = login(
            hosted.url, profile="far", browser=False, say=self._said.append, ask=self._sign_in, home=home
        )

    def _sign_in(self, _: str) -> str:
        address = next(word for line in self._said for word in line.split() if "/authorize?" in word)
        return str(httpx2.get(address, trust_env=False).headers["location"])


@pytest.fixture
def signed(
    hosted: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[..., Signed]]:
    home = tmp_path / "home"
    monkeypatch.setenv("LAYER_HOME", str(home))
    with ExitStack() as stack:

        def signed(generation: int = 1, **quirks: Any) -> Signed:
            from standin.authorization import HostedAuthorization

            tokens: set[str] = set()
            authorization = stack.enter_context(HostedAuthorization(tokens))
            server = hosted(generation, authorization_server=authorization.origin, **quirks)
            server.tokens = tokens
            monkeypatch.delenv("LAYER_PAT")
            monkeypatch.delenv("LAYER_MCP_URL")
            return Signed(server, authorization, home)

        yield signed


@pytest.mark.parametrize("generation", [1, 2])
@pytest.mark.parametrize("refusal", ["http", "tool"])
def test_signed_in_once_and_for_all(
    signed: Callable[..., Signed], tmp_path: Path, generation: int, refusal: str
) -> None:
    far = signed(generation, refusal=refusal)
    assert (far.done.kind, far.authorization.opened) == ("oauth", 1)
    far.authorization.expire()
    with Layer() as layer:  # tomorrow, and its token has ended before its time
        assert layer.workspace().available > 0
        assert far.authorization.refreshed == 1
        assert layer.forge("after the night", batch_size=1).result().assets[0].bytes()
    with Layer() as layer:
        assert layer.forge("once more", batch_size=1).result().assets
    assert (far.authorization.opened, far.authorization.refreshed) == (1, 1)
    assert len(far.hosted.books()) == 2
    assert logout("far").revoked
    assert far.hosted.tokens == set()


@pytest.mark.parametrize("refusal", ["http", "tool"])
def test_a_submit_that_is_refused_for_its_token_is_sent_once(
    signed: Callable[..., Signed], monkeypatch: pytest.MonkeyPatch, refusal: str
) -> None:
    """Its token ends just before it, after all that is asked first."""
    from layer_mcp.connect.connection import Connection

    far = signed(1, refusal=refusal)
    call = Connection.call
    posted: list[str] = []

    async def too_late(self: Connection, tool: str, *more: Any, **named: Any) -> Any:
        if tool == "execute_forge":
            posted.append(tool)
            if len(posted) == 1:
                far.authorization.expire()
        return await call(self, tool, *more, **named)

    with Layer() as layer:
        layer.workspace()
        monkeypatch.setattr(Connection, "call", too_late)
        with pytest.raises(Unauthenticated, match="Nothing was started") as caught:
            layer.forge("sent once", batch_size=1)
        assert "Run it again" in caught.value.remedy
        assert far.hosted.books() == []
        assert len(far.hosted.submits) == (1 if refusal == "tool" else 0)
        assert far.authorization.refreshed == 1, "for the next call"
        layer.forge("sent once", batch_size=1)
        assert len(far.hosted.books()) == 1


def test_a_grant_that_is_over_says_who_has_to_sign_in(signed: Callable[..., Signed], tmp_path: Path) -> None:
    far = signed(2)
    far.authorization.expire()
    far.authorization._grants.clear()
    with Layer() as layer, pytest.raises(Unauthenticated, match="has ended") as caught:
        layer.workspaces()
    assert "layer login" in caught.value.remedy
    kept = json.loads((tmp_path / "home" / "credentials.json").read_text())
    assert "refresh_token" in json.dumps(kept), "nothing is thrown away that somebody may want to look at"
