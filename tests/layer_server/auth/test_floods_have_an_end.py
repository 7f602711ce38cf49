"""What a stranger may ask for often, or all at once, takes neither the server's threads nor its disk."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import sqlalchemy as sa

from layer_mcp.contract.errors import LayerError
from layer_server.auth import clients
from layer_server.auth.refusal import OAuthRefusal
from layer_server.auth.throttle import Throttle
from layer_server.db import tables

PATIENCE_SECONDS = 30


def kept(core: Any, kind: str) -> int:
    client = tables.oauth_client
    with core.db.connect() as connection:
        query = sa.select(sa.func.count()).select_from(client).where(client.c.kind == kind)
        return int(connection.execute(query).scalar_one())


@pytest.fixture
def documents(public: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Every address has a document."""

    def fetch(address: str, most: int) -> bytes:
        return json.dumps({"client_id": address, "redirect_uris": ["https://e.example/cb"]}).encode()

    monkeypatch.setattr(public.core.oauth.clients, "_fetch", fetch)
    yield public.core.oauth.clients
    with public.core.db.begin() as connection:
        connection.execute(sa.delete(tables.oauth_client).where(tables.oauth_client.c.kind == "metadata"))


def test_many_guesses_at_once_are_no_more_guesses(public: Any, person: Any) -> None:
    victim, sign_ins = person("hunted"), public.core.oauth.sign_ins

    def guess(number: int) -> str:
        with pytest.raises(LayerError) as refused:
            sign_ins.with_password(victim.name, f"guess {number}", "192.0.2.7")
        return refused.value.code

    with ThreadPoolExecutor(20) as pool:
        said = Counter(pool.map(guess, range(20)))
    assert said == {"UNAUTHENTICATED": 5, "RATE_LIMITED": 15}


def test_who_is_right_is_not_counted(public: Any, person: Any) -> None:
    user, sign_ins = person("busy"), public.core.oauth.sign_ins
    for _ in range(40):
        assert sign_ins.with_token(user.token, "192.0.2.8").id == user.id
    for _ in range(7):
        assert sign_ins.with_password(user.name, user.password, "192.0.2.8").id == user.id


def test_a_throttle_forgets_what_is_long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    from layer_server.auth import throttle

    now = [0.0]
    monkeypatch.setattr(throttle.time, "monotonic", lambda: now[0])
    watched = Throttle(2, 10)
    assert [watched.take("a"), watched.take("a"), watched.take("a")] == [0, 0, 10]
    assert watched.take("b") == 0
    now[0] = 4
    assert watched.take("a") == 6
    now[0] = 10
    assert watched.take("a") == 0


def test_documents_of_programs_do_not_pile_up(
    public: Any, documents: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "MAX_DOCUMENTS", 5)
    registered = kept(public.core, "registered")
    for number in range(12):
        assert documents.get(f"https://e.example/{number}").verified_host == "e.example"
    assert kept(public.core, "metadata") == 5
    assert kept(public.core, "registered") == registered


def test_documents_are_fetched_a_few_at_a_time(
    public: Any, documents: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetching, go_on = threading.Semaphore(0), threading.Event()
    fetch = documents._fetch

    def slowly(address: str, most: int) -> bytes:
        fetching.release()
        assert go_on.wait(PATIENCE_SECONDS)
        return bytes(fetch(address, most))

    monkeypatch.setattr(documents, "_fetch", slowly)
    with ThreadPoolExecutor(clients.FETCHES_AT_ONCE) as pool:
        slow = [
            pool.submit(documents.get, f"https://slow.example/{number}")
            for number in range(clients.FETCHES_AT_ONCE)
        ]
        try:
            for _ in slow:
                assert fetching.acquire(timeout=PATIENCE_SECONDS)
            with pytest.raises(OAuthRefusal, match="try again"):
                documents.get("https://slow.example/one-more")
            # Who is known already is not held up.
            assert documents.get(public.register()["client_id"]) is not None
        finally:
            go_on.set()
        assert all(each.result() is not None for each in slow)
    assert documents.get("https://slow.example/one-more") is not None


def test_programs_that_never_came_back_make_room(
    public: Any, ana: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = public.register()
    public.tokens(ana, used)
    monkeypatch.setattr(clients, "MAX_CLIENTS", kept(public.core, "registered"))
    newer = [public.register()["client_id"] for _ in range(3)]
    assert kept(public.core, "registered") == clients.MAX_CLIENTS
    assert public.core.oauth.clients.get(used["client_id"]) is not None
    assert public.core.oauth.clients.get(newer[-1]) is not None


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 60_000,
        b'{"redirect_uris": ["https://e.example/\\ud800"]}',
        b'{"redirect_uris": ["https://e.example/\xc3\xa9"]}',
        b'{"redirect_uris": [1' + b"0" * 5000 + b"]}",
    ],
    ids=["deep", "half a character", "not ASCII", "a number of 5,000 digits"],
)
def test_a_registration_that_cannot_be_read_is_refused(public: Any, body: bytes) -> None:
    refused = public.http.post("/register", content=body)
    assert refused.status_code == 400
    assert refused.json()["error"] in {"invalid_client_metadata", "invalid_redirect_uri"}


@pytest.mark.parametrize(
    "client_id", ["%00", "%ed%a0%80", "x" * 600, "https://[::1", "https://e.example/%00"]
)
def test_an_id_that_is_none_is_not_known(public: Any, client_id: str) -> None:
    answer = public.http.get(f"/authorize?client_id={client_id}")
    assert answer.status_code == 400
    assert "not registered" in answer.text
