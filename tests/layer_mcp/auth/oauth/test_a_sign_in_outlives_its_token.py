"""After a restart, and while several processes share it, a sign-in is renewed once, kept first, and never lost."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.auth.credential import Grant
from layer_mcp.contract.errors import LayerError, ServerUnavailable, Unauthenticated
from layer_mcp.contract.redact import Secret


def expired(grant: Any) -> Any:
    return replace(grant, expires_at=time.time() - 100)


async def test_a_restart_with_an_expired_token_opens_no_browser(
    door: Any, signed_in: Any, kept: Any, reached: Any
) -> None:
    store = kept(expired(await signed_in()))
    store.grant = type(store.grant).of_record(store.grant.revealed())  # as it comes back from a file
    async with reached(store.credential()) as connection:
        answer = await connection.call("list_workspaces", {})
        assert not answer.is_error
    assert door.opened == 1
    assert len(store.kept) == 1
    assert store.kept[0].expires_at > time.time() + 3000


async def test_two_processes_at_once_renew_it_once(signed_in: Any, kept: Any) -> None:
    store = kept(expired(await signed_in()))
    one, other = store.credential(), store.credential()
    tokens = await asyncio.gather(*(each.token() for each in (one, other, one, other)))
    assert len({token.reveal() for token in tokens}) == 1
    assert len(store.kept) == 1
    assert await other.renewed(Secret("an older one"))
    assert len(store.kept) == 1


async def test_what_another_process_renewed_is_taken_over(signed_in: Any, kept: Any) -> None:
    store = kept(await signed_in())
    late = store.credential()
    refused = await late.token()
    assert await store.credential().renewed(refused)
    assert await late.renewed(refused)
    assert await late.token() == store.grant.access_token
    assert len(store.kept) == 1


async def test_a_grant_that_was_revoked_ends_in_plain_words(door: Any, signed_in: Any, kept: Any) -> None:
    from layer_mcp.auth.oauth import revoke

    grant = await signed_in()
    await revoke(grant)
    credential = kept(expired(grant)).credential()
    for _ in range(2):
        with pytest.raises(Unauthenticated, match="has ended") as caught:
            await credential.token()
        assert "layer login" in str(caught.value)
        assert grant.access_token.reveal() not in str(caught.value)


async def test_after_a_new_sign_in_elsewhere_it_goes_on(signed_in: Any, kept: Any) -> None:
    from layer_mcp.auth.oauth import revoke

    grant = await signed_in()
    await revoke(grant)
    store = kept(expired(grant))
    credential = store.credential()
    with pytest.raises(Unauthenticated):
        await credential.token()
    store.grant = await signed_in()
    assert await credential.token() == store.grant.access_token


async def test_without_a_network_the_grant_stays(pretender: Any, kept: Any, driver: Any) -> None:
    from layer_mcp.auth.oauth import sign_in

    grant = await sign_in(pretender.url, prompt=driver())
    pretender.answers["POST /oauth/token"] = (503, {})
    store = kept(replace(grant, expires_at=time.time() + 5))
    credential = store.credential()
    assert await credential.token() == grant.access_token, "what is left of its time is still good"
    store.grant = expired(grant)
    with pytest.raises(ServerUnavailable, match="could not renew"):
        await store.credential().token()
    assert store.grant.refresh_token == grant.refresh_token
    pretender.answers["POST /oauth/token"] = {"access_token": "at-2", "expires_in": 3600}
    credential = store.credential()
    assert (await credential.token()).reveal() == "at-2"
    assert store.grant.refresh_token == grant.refresh_token, (
        "a server that sends no new one keeps the old one"
    )


async def test_a_rotated_token_is_kept_before_the_new_one_is_used(
    signed_in: Any, kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = kept(expired(await signed_in()))
    credential = store.credential()

    def full(_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(credential, "_keep", full)
    with pytest.raises(LayerError, match="could not be stored"):
        await credential.token()
    monkeypatch.setattr(credential, "_keep", store.keep)
    token = await credential.token()
    assert store.kept[-1].access_token == token
    assert len(store.kept) == 1, "it is kept then, and not renewed again: the refresh token is used up"


async def test_who_gives_up_waiting_loses_nothing(signed_in: Any, kept: Any) -> None:
    store = kept(expired(await signed_in()))
    credential = store.credential()
    asking = asyncio.create_task(credential.token())
    await asyncio.sleep(0.001)
    asking.cancel()
    assert await credential.token() == store.grant.access_token
    assert len(store.kept) == 1


async def test_after_signing_out_nothing_is_shown(signed_in: Any, kept: Any) -> None:
    store = kept(expired(await signed_in()))
    credential = store.credential()
    store.grant = None
    with pytest.raises(Unauthenticated, match="no sign-in"):
        await credential.token()
    assert store.kept == []


async def test_a_token_of_a_short_life_is_used_for_most_of_it(pretender: Any, kept: Any, driver: Any) -> None:
    from layer_mcp.auth.oauth import sign_in

    lives = iter(range(2, 99))
    pretender.answers["POST /oauth/token"] = lambda _: {
        "access_token": f"at-{next(lives)}", "expires_in": "40", "refresh_token": "rt",
    }  # fmt: skip
    store = kept(expired(await sign_in(pretender.url, prompt=driver())))
    credential = store.credential()
    assert len({(await credential.token()).reveal() for _ in range(3)}) == 1
    assert len(store.kept) == 1


PROCESS = """
import asyncio, pathlib, sys, time
from layer_mcp.auth.sources import StoredCredential
from layer_mcp.auth.store import CredentialStore
import layer_mcp.auth.oauth.tokens  # what takes long is done before
store = CredentialStore(pathlib.Path(sys.argv[1]))
credential = StoredCredential(store, "work", store.known("work"))
time.sleep(max(0.0, float(sys.stdin.readline()) - time.time()))
print(asyncio.run(credential.token()).reveal())
"""


def test_real_processes_with_the_real_store_renew_it_once(signed_in: Any, tmp_path: Path) -> None:
    """A second refresh with the same token would end the grant for good."""
    from layer_mcp.auth.oauth import refresh
    from layer_mcp.auth.store import CredentialStore

    store = CredentialStore(tmp_path)
    store.write("work", expired(asyncio.run(signed_in())))
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    start = f"{time.time() + 1.5}\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(start)
        process.stdin.flush()
    told = {process.communicate(timeout=60)[0].strip() for process in processes}
    now = store.read("work")
    assert isinstance(now, Grant)
    assert told == {now.access_token.reveal()}
    assert asyncio.run(refresh(now)).access_token != now.access_token, "and the grant still stands"
