"""A program whose id is the https address of a document about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp.contract.errors import LayerError
from layer_server.auth.clients import MAX_DOCUMENT_BYTES, Clients
from layer_server.auth.documents import Documents
from layer_server.auth.refusal import OAuthRefusal

ADDRESS = "https://program.example/about.json"
GOOD = {
    "client_id": ADDRESS,
    "client_name": "A program",
    "redirect_uris": ["http://127.0.0.1/callback"],
    "token_endpoint_auth_method": "none",
    "grant_types": ["authorization_code", "refresh_token"],
}


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def clients_of(core: Any, asked: list[str]) -> Callable[[Any], Clients]:
    """The server's programs, with the network replaced by one document."""

    def make(document: Any) -> Clients:
        def fetch(url: str, max_bytes: int) -> bytes:
            assert max_bytes == MAX_DOCUMENT_BYTES
            asked.append(url)
            return document if isinstance(document, bytes) else json.dumps(document).encode()

        return Clients(core.db, fetch)

    return make


def test_its_document_is_fetched_once_an_hour(clients_of: Any, asked: list[str], core: Any) -> None:
    clients = clients_of(GOOD)
    program = clients.get(ADDRESS)
    assert program is not None
    assert (program.name, program.verified_host) == ("A program", "program.example")
    assert clients.get(ADDRESS) == program
    assert asked == [ADDRESS]
    import sqlalchemy as sa

    from layer_server.db import tables

    with core.db.begin() as connection:
        connection.execute(
            sa.update(tables.oauth_client)
            .where(tables.oauth_client.c.id == ADDRESS)
            .values(created_at=tables.oauth_client.c.created_at - 3601 * 1_000_000)
        )
    assert clients.get(ADDRESS) == program
    assert asked == [ADDRESS, ADDRESS]


@pytest.mark.parametrize(
    "document",
    [
        {**GOOD, "client_id": "https://other.example/about.json"},
        {**GOOD, "redirect_uris": ["http://elsewhere.example/callback"]},
        {**GOOD, "redirect_uris": []},
        {**GOOD, "token_endpoint_auth_method": "client_secret_post"},
        {**GOOD, "client_secret": "x"},
        ["a list"],
        b"{not json",
        b"\xff\xfe",
    ],
)
def test_a_document_that_will_not_do(clients_of: Any, document: Any) -> None:
    address = f"https://program.example/{abs(hash(str(document)))}.json"
    if isinstance(document, dict) and document["client_id"] == ADDRESS:
        document = {**document, "client_id": address}
    with pytest.raises(OAuthRefusal):
        clients_of(document).get(address)


@pytest.mark.parametrize(
    "client_id",
    [
        "http://program.example/about.json",
        "https://program.example",
        "https://program.example/",
        "https://program.example/a/../about.json",
        "https://user@program.example/about.json",
        "https://program.example/about.json#x",
        "https://" + "a" * 600 + ".example/x",
        "https://[/x",
        "",
    ],
)
def test_what_is_no_address_of_a_document_is_not_fetched(
    clients_of: Any, asked: list[str], client_id: str
) -> None:
    assert clients_of(GOOD).get(client_id) is None
    assert asked == []


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/x",
        "https://169.254.169.254/x",
        "https://[::1]/x",
        "https://0x7f.1/x",
        "https://localhost/x",
    ],
)
def test_a_document_in_a_private_network_is_not_reached(address: str) -> None:
    with pytest.raises(LayerError):
        Documents().fetch(address, 100)


def test_nor_by_a_name_that_leads_there() -> None:
    documents = Documents(resolve=lambda _host, _port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(LayerError, match="not a public address"):
        documents.fetch("https://program.example/x", 100)


def test_the_person_is_told_and_the_program_refused(public: Any) -> None:
    page = public.http.get(public.ask("https://127.0.0.1/about.json", "c" * 43))
    assert page.status_code == 400
    assert "cannot be fetched" in page.text
