"""Where the credentials of the profiles are kept: the keyring, else a file that only its owner may read.

``credentials.json`` in the data folder says of each profile what there is and where it is; the secret itself is in
it only where the keyring could not keep it. So a client knows whether it is signed in without asking the keyring,
and the embedded server's clients never ask it.
"""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from layer_mcp.auth.credential import Grant, StaticToken
from layer_mcp.auth.document import Document, locked
from layer_mcp.auth.keyring import Keyring, KeyringUnusable
from layer_mcp.auth.pat import can_be_sent
from layer_mcp.contract.data_folder import CREDENTIALS_FILE
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.origins import origin_of
from layer_mcp.contract.redact import Secret

RENEWAL_SECONDS = 60.0
"""How long one process waits while another renews a profile's grant over the network."""

Where = Literal["keyring", "file"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a profile's credential without its secret.

    Attributes:
        origin: the only one that it is sent to.
        account: who is signed in, where the server has said so.
    """

    kind: Literal["pat", "oauth"]
    where: Where
    origin: str
    account: str | None = None

    @property
    def words(self) -> str:
        """For people: ``OAuth as ana, keyring``."""
        who = f" as {self.account}" if self.account else ""
        return f"{'OAuth' if self.kind == 'oauth' else 'token'}{who}, {self.where}"


class CredentialStore:
    """The credentials of a data folder, by profile.

    Args:
        home: the data folder.
        keyring: by default the operating system's.

    Attributes:
        why_not_keyring: after a ``write``, why the value is in the file; None when the keyring has it.
    """

    def __init__(self, home: Path, keyring: Keyring | None = None) -> None:
        self._home = home
        self._document = Document(home / CREDENTIALS_FILE)
        self._keyring = keyring or Keyring(home)
        self.why_not_keyring: str | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return self._document.path

    def known(self, profile: str) -> Kept | None:
        """What there is for a profile. The keyring is not asked."""
        return _kept(self._entries(self._document.read()).get(profile))

    def read(self, profile: str) -> StaticToken | Grant | None:
        """The credential of a profile, secret and all.

        Raises:
            LayerError: when the file is damaged, or the keyring that has it does not give it.
        """
        try:
            return self._read(profile)
        except LayerError as error:
            raise error.with_traceback(None) from None  # the frames below hold what must not be shown

    def _read(self, profile: str) -> StaticToken | Grant | None:
        entry = self._entries(self._document.read()).get(profile)
        kept = _kept(entry)
        if entry is None or kept is None:
            return None
        record = entry.get("value")
        if kept.where == "keyring":
            try:
                text = self._keyring.get(profile)
            except KeyringUnusable as reason:
                raise LayerError(
                    f"The credential of profile {profile!r} is in the keyring, but {reason}.",
                    remedy=f"Unlock the keyring and try again, or sign in again: layer login --profile {profile}.",
                ) from None
            if text is None:
                return None
            try:
                record = json.loads(text)
            except (ValueError, RecursionError):
                record = None
        return _credential(profile, kept, record)

    def write(self, profile: str, credential: StaticToken | Grant) -> Where:
        """Keep a credential; returns where.

        Raises:
            LayerError: when neither the keyring nor the folder takes it; what was kept before may be gone.
        """
        try:
            return self._write(profile, credential)
        except LayerError as error:
            raise error.with_traceback(None) from None  # as above

    def _write(self, profile: str, credential: StaticToken | Grant) -> Where:
        record: dict[str, Any]
        if isinstance(credential, Grant):
            kind, origin, record = "oauth", origin_of(credential.resource), credential.revealed()
        else:
            kind, origin = "pat", credential.origin
            record = {"token": credential.value.reveal(), "origin": origin}
        where: Where = "keyring"
        try:
            self._keyring.put(profile, json.dumps(record))
            self.why_not_keyring = None
        except KeyringUnusable as reason:
            where, self.why_not_keyring = "file", str(reason)
        entry = {"kind": kind, "kept": where, "origin": origin}
        if isinstance(credential, Grant) and credential.account:
            entry["account"] = credential.account
        with self._document.changing() as document:
            before = _kept(self._entries(document).get(profile))
            document["credentials"] = self._entries(document)
            document["credentials"][profile] = {**entry, "value": record} if where == "file" else entry
        if where == "file" and before is not None and before.where == "keyring":
            self._drop(profile)
        return where

    def replace(self, profile: str, grant: Grant) -> bool:
        """Keep a renewed grant, unless the profile was signed out meanwhile; returns whether it was kept."""
        if self.known(profile) is None:
            return False
        self.write(profile, grant)
        return True

    def delete(self, profile: str) -> bool:
        """Forget the credential of a profile; returns whether there was one."""
        with self._document.changing() as document:
            entries = self._entries(document)
            kept = _kept(entries.pop(profile, None))
            document["credentials"] = entries
        if kept is not None and kept.where == "keyring":
            self._drop(profile)
        return kept is not None

    def _drop(self, profile: str) -> None:
        try:
            self._keyring.drop(profile)
        except KeyringUnusable:
            return  # nothing points to it any more, and the next write of the profile takes its place

    def locked(self, profile: str) -> AbstractContextManager[None]:
        """While it is held, no other process and no other thread changes or renews the profile's credential."""
        return locked(self._home / f"credentials.{profile}.lock", RENEWAL_SECONDS)

    @staticmethod
    def _entries(document: dict[str, Any]) -> dict[str, Any]:
        found = document.get("credentials")
        return dict(found) if isinstance(found, dict) else {}


def _kept(entry: Any) -> Kept | None:
    if not isinstance(entry, dict):
        return None
    kind, where, origin = entry.get("kind"), entry.get("kept"), entry.get("origin")
    if kind not in ("pat", "oauth") or where not in ("keyring", "file") or not isinstance(origin, str):
        return None
    account = entry.get("account")
    return Kept(kind, where, origin, account if isinstance(account, str) else None)


def _credential(profile: str, kept: Kept, record: Any) -> StaticToken | Grant:
    damaged = LayerError(
        f"What is kept for profile {profile!r} ({kept.where}) is damaged.",
        remedy=f"Sign in again: layer login --profile {profile}.",
    )
    if not isinstance(record, dict):
        raise damaged
    if kept.kind == "pat":
        token = record.get("token")
        if not isinstance(token, str) or not token or not can_be_sent(Secret(token)):
            raise damaged
        if record.get("origin") != kept.origin:
            # The file beside a keyring is no secret and no seal: who writes it must not send the token elsewhere.
            raise damaged
        return StaticToken(Secret(token), kept.origin, kept.where)
    try:
        grant = Grant.of_record(record)
    except ValueError:
        raise damaged from None
    if not can_be_sent(grant.access_token):
        raise damaged
    return grant
