"""The operating system's keyring, behind a time limit: it may be missing, refuse, or wait for a dialog nobody sees.

Every question is asked on a thread of its own. One that does not answer is not asked again by this process.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from layer_mcp.contract.back_ends import keyring_service

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

FIND_SECONDS = 4.0
"""How long the search for a keyring may take; without D-Bus it may never end."""
ANSWER_SECONDS = 30.0
"""How long one answer may take: a person may be asked to unlock it."""


class KeyringUnusable(Exception):
    """Why there is no keyring for a value, in words that go after "because"."""


class Keyring:
    """The keyring, for the entries of one data folder. Nothing of it is imported before it is first asked.

    Args:
        home: the data folder.
        find_seconds, answer_seconds: the limits.
    """

    def __init__(
        self, home: Path, *, find_seconds: float = FIND_SECONDS, answer_seconds: float = ANSWER_SECONDS
    ) -> None:
        self._service = keyring_service(home)
        self._find_seconds = find_seconds
        self._answer_seconds = answer_seconds
        self._backend: KeyringBackend | None = None
        self._why_not: str | None = None

    def get(self, name: str) -> str | None:
        """An entry, if there is one.

        Raises:
            KeyringUnusable: when the keyring does not say.
        """
        return self._ask(lambda backend: backend.get_password(self._service, name))

    def put(self, name: str, value: str) -> None:
        """Keep an entry, and read it back: some keyrings cut what is too long for them.

        Raises:
            KeyringUnusable: when it was not kept; what was there before may be gone.
        """

        def keep(backend: KeyringBackend) -> bool:
            backend.set_password(self._service, name, value)
            return backend.get_password(self._service, name) == value

        if not self._ask(keep):
            raise KeyringUnusable("the keyring did not keep the whole value")

    def drop(self, name: str) -> None:
        """Forget an entry; there need not be one.

        Raises:
            KeyringUnusable: when the keyring does not say.
        """

        def forget(backend: KeyringBackend) -> None:
            if backend.get_password(self._service, name) is not None:
                backend.delete_password(self._service, name)

        self._ask(forget)

    def _ask(self, question: Callable[[KeyringBackend], T]) -> T:
        if self._why_not is None and self._backend is None:
            try:
                self._backend = _within(_find, self._find_seconds)
            except KeyringUnusable as reason:
                self._why_not = str(reason)
        backend = self._backend
        if self._why_not is not None or backend is None:
            raise KeyringUnusable(self._why_not or "there is no keyring")
        try:
            return _within(lambda: question(backend), self._answer_seconds)
        except _Silent as reason:
            self._why_not = str(reason)
            raise


class _Silent(KeyringUnusable):
    pass


def _find() -> KeyringBackend:
    import keyring

    named = bool(os.environ.get("PYTHON_KEYRING_BACKEND"))
    found = keyring.get_keyring()
    for backend in getattr(found, "backends", None) or [found]:
        # What keyring itself does not recommend keeps plain text, or asks for a password in the terminal.
        if backend.priority >= 1 or (named and backend.priority > 0):
            return backend  # type: ignore[no-any-return]  # the chain's list is untyped
    raise KeyringUnusable("this machine has no keyring")


def _within(work: Callable[[], T], seconds: float) -> T:
    """What ``work`` gives, done on a thread that is left behind when it takes longer.

    Raises:
        KeyringUnusable: when it failed or was not done in time. Never with the failure's text: it may hold the value.
    """
    outcome: list[T] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # noqa: BLE001  a backend may raise anything; told below by its kind
            failure.append(error)

    thread = threading.Thread(target=run, name="layer-keyring", daemon=True)
    thread.start()
    thread.join(seconds)
    if outcome:
        return outcome[0]
    if failure:
        if isinstance(failure[0], KeyringUnusable):
            raise failure[0]
        raise KeyringUnusable(f"the keyring refused ({type(failure[0]).__name__})") from None
    raise _Silent(f"the keyring did not answer within {seconds:g} s")
