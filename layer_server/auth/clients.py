"""Programs that ask users for access: those that registered themselves (RFC 7591), and those whose id is the https
address of a document about them (client-ID metadata documents).
"""

from __future__ import annotations

import contextlib
import hmac
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from layer_mcp.contract.errors import LayerError
from layer_server.auth import redirects
from layer_server.auth.credentials import CLIENT, CLIENT_SECRET, fresh, hashed
from layer_server.auth.refusal import OAuthRefusal
from layer_server.db import tables
from layer_server.db.database import Database, now_us

PUBLIC = ("none",)
AUTH_METHODS = (*PUBLIC, "client_secret_post", "client_secret_basic")
GRANT_TYPES = ("authorization_code", "refresh_token")
MAX_REDIRECTS = 20
MAX_NAME_CHARACTERS = 80
MAX_DOCUMENT_BYTES = 16 * 1024
DOCUMENT_SECONDS = 3600
"""How long a metadata document is believed before it is fetched again."""
UNUSED_SECONDS = 30 * 86_400
"""After so long a program that registered and never came back is forgotten."""
MAX_CLIENTS = 10_000
"""That registered; then those that never came back make room."""
MAX_DOCUMENTS = 1_000
"""That are remembered; anybody can name as many addresses as they like."""
FETCHES_AT_ONCE = 4
"""Each may take seconds and holds a thread that the tools need as well."""
MAX_ID_CHARACTERS = 500

FetchDocument = Callable[[str, int], bytes]
"""``(url, max_bytes)``: the body of a public https address. Raises LayerError."""


@dataclass(frozen=True)
class Client:
    """A program.

    Attributes:
        name: what it calls itself; anybody may use any name.
        verified_host: the host that vouches for it, where its id is an address.
    """

    id: str
    name: str
    redirect_uris: tuple[str, ...]
    grant_types: tuple[str, ...]
    auth_method: str
    secret_hash: str | None = None
    verified_host: str | None = None

    def knows(self, secret: str | None) -> bool:
        """Whether the program has shown that it is itself, as far as it can."""
        if self.secret_hash is None:
            return True
        return secret is not None and hmac.compare_digest(hashed(secret), self.secret_hash)


class Clients:
    """The programs that a server knows.

    Args:
        fetch: fetches metadata documents; None where they are not supported.
    """

    def __init__(self, db: Database, fetch: FetchDocument | None = None) -> None:
        self._db = db
        self._fetch = fetch
        self._fetching = threading.BoundedSemaphore(FETCHES_AT_ONCE)

    @property
    def takes_documents(self) -> bool:
        """Whether a program's id may be the address of a document about it."""
        return self._fetch is not None

    def register(self, metadata: Mapping[str, Any]) -> dict[str, Any]:
        """Register a program; returns its registration, with its secret if it has one.

        Raises:
            OAuthRefusal: when its metadata cannot be accepted.
        """
        facts = _facts(metadata)
        client_id, now = fresh(CLIENT), now_us()
        public = facts["token_endpoint_auth_method"] in PUBLIC
        secret = None if public else fresh(CLIENT_SECRET)
        stored = facts | ({"secret_hash": hashed(secret)} if secret else {})
        client = tables.oauth_client
        with self._db.begin() as connection:
            connection.execute(
                sa.delete(client).where(
                    sa.func.coalesce(client.c.last_used_at, client.c.created_at)
                    < now - UNUSED_SECONDS * 1_000_000,
                    client.c.id.not_in(sa.select(tables.oauth_grant.c.client_id)),
                )
            )
            if not _make_room(connection, "registered", MAX_CLIENTS):
                raise OAuthRefusal("temporarily_unavailable", "Too many programs are registered here.", 503)
            connection.execute(
                sa.insert(client).values(id=client_id, kind="registered", information=stored, created_at=now)
            )
        answer = {"client_id": client_id, "client_id_issued_at": now // 1_000_000, **facts}
        return answer | ({"client_secret": secret, "client_secret_expires_at": 0} if secret else {})

    def get(self, client_id: str) -> Client | None:
        """The program with this id; its metadata document is fetched when it is not known or too old.

        Raises:
            OAuthRefusal: when its document cannot be had or accepted.
        """
        table = tables.oauth_client
        if len(client_id) > MAX_ID_CHARACTERS or not client_id.isprintable():
            return None
        with self._db.connect() as connection:
            row = connection.execute(sa.select(table).where(table.c.id == client_id)).first()
        if row is not None and row.kind == "registered":
            return _client(client_id, row.information)
        if not _is_document_address(client_id) or self._fetch is None:
            return None
        now = now_us()
        if row is not None and now - row.created_at < DOCUMENT_SECONDS * 1_000_000:
            return _client(client_id, row.information)
        if not self._fetching.acquire(blocking=False):
            raise OAuthRefusal(
                "temporarily_unavailable", "Too many documents are being fetched; try again in a moment.", 503
            )
        try:
            facts = self._document(client_id, self._fetch)
        finally:
            self._fetching.release()
        with contextlib.suppress(IntegrityError), self._db.begin() as connection:
            # Who was faster has stored the same.
            connection.execute(sa.delete(table).where(table.c.id == client_id))
            if _make_room(connection, "metadata", MAX_DOCUMENTS):
                connection.execute(
                    sa.insert(table).values(id=client_id, kind="metadata", information=facts, created_at=now)
                )
        return _client(client_id, facts)

    def note_use(self, client_id: str) -> None:
        """Remember that a program came back."""
        table = tables.oauth_client
        with self._db.begin() as connection:
            connection.execute(sa.update(table).where(table.c.id == client_id).values(last_used_at=now_us()))

    @staticmethod
    def _document(address: str, fetch: FetchDocument) -> dict[str, Any]:
        try:
            document = json.loads(fetch(address, MAX_DOCUMENT_BYTES))
        except LayerError as error:
            raise OAuthRefusal(
                "invalid_client", f"The program's document cannot be fetched: {error.message}"
            ) from None
        except (ValueError, RecursionError):
            document = None
        if not isinstance(document, dict) or document.get("client_id") != address:
            raise OAuthRefusal(
                "invalid_client", "The document at the program's address is not about that program."
            )
        if document.get("token_endpoint_auth_method", "none") != "none" or "client_secret" in document:
            raise OAuthRefusal(
                "invalid_client", "A program with a document must be public (auth method none)."
            )
        return _facts({**document, "token_endpoint_auth_method": "none"})


def _make_room(connection: sa.Connection, kind: str, most: int) -> bool:
    """Whether there is room for one more of a kind; the oldest one that nobody has allowed anything makes it."""
    client = tables.oauth_client
    of_kind = client.c.kind == kind
    count = sa.select(sa.func.count()).select_from(client).where(of_kind)
    if connection.execute(count).scalar_one() < most:
        return True
    idle = client.c.last_used_at.is_(None) & client.c.id.not_in(sa.select(tables.oauth_grant.c.client_id))
    oldest = sa.select(client.c.id).where(of_kind, idle).order_by(client.c.created_at).limit(1)
    return connection.execute(sa.delete(client).where(client.c.id.in_(oldest))).rowcount > 0


def _is_document_address(client_id: str) -> bool:
    try:
        parts = urlsplit(client_id)
    except ValueError:
        return False
    return (
        parts.scheme == "https"
        and bool(parts.hostname)
        and parts.path not in {"", "/"}
        and not parts.fragment
        and "@" not in parts.netloc
        and not {".", ".."} & set(parts.path.split("/"))
    )


def _facts(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of a program's metadata, checked."""
    uris = metadata.get("redirect_uris")
    if not isinstance(uris, list) or not 1 <= len(uris) <= MAX_REDIRECTS:
        raise OAuthRefusal("invalid_redirect_uri", f"redirect_uris must be a list of 1 to {MAX_REDIRECTS}.")
    for uri in uris:
        wrong = redirects.fault(uri) if isinstance(uri, str) else "is not text"
        if wrong:
            raise OAuthRefusal("invalid_redirect_uri", f"A redirect URI {wrong}.")
    method = metadata.get("token_endpoint_auth_method") or "client_secret_basic"
    if method not in AUTH_METHODS:
        raise OAuthRefusal(
            "invalid_client_metadata", f"token_endpoint_auth_method must be one of {AUTH_METHODS}."
        )
    asked = metadata.get("grant_types") or ["authorization_code"]
    responses = metadata.get("response_types") or ["code"]
    if not isinstance(asked, list) or "authorization_code" not in asked:
        raise OAuthRefusal("invalid_client_metadata", "grant_types must include authorization_code.")
    if not isinstance(responses, list) or "code" not in responses:
        raise OAuthRefusal("invalid_client_metadata", "response_types must include code.")
    facts: dict[str, Any] = {
        "redirect_uris": uris,
        "token_endpoint_auth_method": method,
        "grant_types": [each for each in GRANT_TYPES if each in asked],
        "response_types": ["code"],
    }
    for name, most in (("client_name", MAX_NAME_CHARACTERS), ("scope", 500), ("client_uri", 500)):
        value = metadata.get(name)
        if isinstance(value, str) and value.strip():
            facts[name] = "".join(each for each in value.strip()[:most] if each.isprintable())
    return facts


def _client(client_id: str, facts: Mapping[str, Any]) -> Client:
    host = urlsplit(client_id).hostname if client_id.startswith("https:") else None
    return Client(
        id=client_id,
        name=facts.get("client_name") or host or "A program without a name",
        redirect_uris=tuple(facts["redirect_uris"]),
        grant_types=tuple(facts["grant_types"]),
        auth_method=facts["token_endpoint_auth_method"],
        secret_hash=facts.get("secret_hash"),
        verified_host=host,
    )
