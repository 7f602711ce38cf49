"""Which credential a client shows to a server: ``LAYER_PAT``, Colab's secret, then what the profile's sign-in gave.

The first that is meant for the server wins; the others are named as passed over, so that nobody wonders. Nothing here
asks the keyring: what is kept there is read when it is first sent.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from layer_mcp.auth import environment
from layer_mcp.auth.credential import Credential, Grant, StaticToken
from layer_mcp.auth.pat import can_be_sent
from layer_mcp.auth.profiles import Profile
from layer_mcp.auth.store import CredentialStore, Kept
from layer_mcp.contract.errors import Unauthenticated
from layer_mcp.contract.origins import origin_of
from layer_mcp.contract.redact import Secret


class StoredCredential:
    """What a profile's sign-in gave; read from its store when it is first needed.

    Args:
        profile: its name.
        kept: what the store knows of it.
    """

    def __init__(self, store: CredentialStore, profile: str, kept: Kept) -> None:
        self._store = store
        self._profile = profile
        self._kept = kept
        self._loaded: Credential | None = None
        self._guard = threading.Lock()

    @property
    def kind(self) -> Literal["pat", "oauth"]:
        return self._kept.kind

    @property
    def source(self) -> str:
        return f"profile {self._profile} ({self._kept.words})"

    @property
    def origin(self) -> str:
        return self._kept.origin

    def __repr__(self) -> str:
        return f"<StoredCredential {self.source}>"

    async def token(self) -> Secret:
        try:
            return await (await self._credential()).token()
        except Unauthenticated as error:
            raise self._again(error) from None

    async def renewed(self, refused: Secret) -> bool:
        credential = await self._credential()
        if isinstance(credential, StaticToken):
            # Somebody may have signed in anew since, in a terminal beside this notebook.
            self._loaded = None
            return await self.token() != refused
        try:
            return await credential.renewed(refused)
        except Unauthenticated as error:
            raise self._again(error) from None

    def _again(self, error: Unauthenticated) -> Unauthenticated:
        """The same error with the line that signs in to this very server."""
        error.remedy = f"Sign in again: layer login --profile {self._profile}."
        return error

    async def _credential(self) -> Credential:
        loaded = self._loaded
        return loaded if loaded is not None else await asyncio.to_thread(self.load)

    def load(self) -> Credential:
        """The credential itself. Blocks: the keyring may ask a person to unlock it.

        Raises:
            Unauthenticated: when it is gone, or is for another server by now.
        """
        with self._guard:
            if self._loaded is None:
                found = self._store.read(self._profile)
                if found is None:
                    raise Unauthenticated(
                        f"Profile {self._profile!r} is not signed in any more: its credential is gone.",
                        remedy=f"Sign in again: layer login --profile {self._profile}.",
                    )
                self._loaded = self._live(found)
            return self._loaded

    def _live(self, found: StaticToken | Grant) -> Credential:
        origin = found.origin if isinstance(found, StaticToken) else origin_of(found.resource)
        if origin != self.origin:
            raise Unauthenticated(
                f"What is kept for profile {self._profile!r} is meant for {origin}, not for {self.origin}.",
                remedy=f"Sign in again: layer login --profile {self._profile}.",
            )
        if isinstance(found, StaticToken):
            return found
        from layer_mcp.auth.oauth import OAuthCredential

        profile, store = self._profile, self._store

        def read() -> Grant | None:
            now = store.read(profile)
            return now if isinstance(now, Grant) else None

        return OAuthCredential(
            found,
            origin,
            self.source,
            keep=lambda grant: store.replace(profile, grant),
            lock=lambda: store.locked(profile),
            read=read,
        )


def credential_for(
    profile: Profile, *, meant_for: str, home: Path, environ: Mapping[str, str]
) -> tuple[Credential | None, tuple[str, ...]]:
    """What is shown to a server, and a sentence for each credential that was passed over.

    Args:
        profile: the server; nothing is kept for one that has no name.
        meant_for: a URL of the origin that a token of the surroundings belongs to.
        home: the data folder.
    """
    url = profile.url or ""
    chosen: Credential | None = None
    passed_over: list[str] = []
    held = environment.variable(environ)
    source = environment.PAT_VARIABLE
    if held is None and environment.on_colab(environ) and environment.why_not_for(url, meant_for) is None:
        held, source = environment.colab_secrets.token(), environment.COLAB_SOURCE
    if held is not None:
        reason = environment.why_not_for(url, meant_for)
        if not can_be_sent(held):
            reason = "there is white space in it, or something else that no token has"
        if reason is None:
            chosen = StaticToken(held, origin_of(url), source)
        else:
            passed_over.append(f"{source} is not sent: {reason}.")
    stored = _stored(url, profile.name, home, passed_over) if profile.name else None
    if chosen is not None and stored is not None:
        passed_over.append(f"{stored.source} is not used: {source} goes first.")
    return chosen or stored, tuple(passed_over)


def _stored(url: str, profile: str, home: Path, passed_over: list[str]) -> StoredCredential | None:
    store = CredentialStore(home)
    kept = store.known(profile)
    if kept is None:
        return None
    reason = environment.why_not_for(url, kept.origin)
    if reason is not None:
        passed_over.append(f"The sign-in of profile {profile} is not sent: {reason}.")
        return None
    return StoredCredential(store, profile, kept)


def pat_of(credential: Credential | None) -> Secret | None:
    """The personal access token that a credential is, for handing it on to another program.

    Raises:
        LayerError: when the keyring that has it does not give it.
    """
    if isinstance(credential, StoredCredential) and credential.kind == "pat":
        credential = credential.load()
    return credential.value if isinstance(credential, StaticToken) else None
