"""Our own server behind its public door, and a person with a browser."""

from __future__ import annotations

import re
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import httpx2
import pytest

PATIENCE_SECONDS = 30


@dataclass
class Door:
    """The public door of the session's server, and somebody who may come in.

    Attributes:
        opened: how often a browser was opened for them.
    """

    url: str
    token: str = field(repr=False)
    opened: int = 0

    @property
    def origin(self) -> str:
        return self.url.removesuffix("/mcp")

    def consent(self, address: str, decision: str = "allow") -> str:
        """What a browser is redirected to when the person has signed in."""
        self.opened += 1
        with httpx2.Client(trust_env=False, timeout=PATIENCE_SECONDS) as browser:
            page = browser.get(address)
            assert page.status_code == 200, page.text
            csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)
            action = re.search(r'action="([^"]+)"', page.text)
            assert csrf is not None
            assert action is not None
            form = {"csrf": csrf[1], "decision": decision, "token": self.token}
            answer = browser.post(str(page.url.join(unescape(action[1]))), data=form)
            assert answer.status_code == 303, answer.text
            return str(answer.headers["location"])

    def browse(self, address: str) -> bool:
        """As ``webbrowser.open``: goes to the page, signs in, and follows the answer to the program."""
        location = self.consent(address)
        with httpx2.Client(trust_env=False, timeout=PATIENCE_SECONDS) as browser:
            assert browser.get(location).status_code == 200
        return True


@pytest.fixture(scope="session")
def opened_door(server_home: Path) -> Door:
    from layer_mcp.administration import Administration

    with Administration("embedded", home=server_home) as owner:
        url = owner.listen()
        name = owner.create_user(f"ana-{secrets.token_hex(3)}", starting_creative_units=200).name
        return Door(url, owner.create_token("for the page", user=name).token)


@pytest.fixture
def door(opened_door: Door, server: Any) -> Door:
    """The public door; nobody has come in yet."""
    opened_door.opened = 0
    return opened_door


class FakeKeyring:
    """What ``keyring`` calls a backend, over a dict.

    Attributes:
        entries: by service and name.
        limit: the longest value that it keeps whole; longer ones are cut.
        asked: how often it was asked anything.
        refuses: what it raises instead of answering.
        silent: set while it does not answer at all.
    """

    priority = 9.0

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.limit = 1_000_000
        self.asked = 0
        self.refuses: Exception | None = None
        self.silent = threading.Event()

    def _answer(self) -> None:
        self.asked += 1
        if self.refuses is not None:
            raise self.refuses
        while self.silent.is_set():
            time.sleep(0.01)

    def get_password(self, service: str, name: str) -> str | None:
        self._answer()
        return self.entries.get((service, name))

    def set_password(self, service: str, name: str, value: str) -> None:
        self._answer()
        self.entries[service, name] = value[: self.limit]

    def delete_password(self, service: str, name: str) -> None:
        self._answer()
        del self.entries[service, name]


@pytest.fixture
def fake_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeKeyring]:
    """The keyring of this machine, for one test."""
    import keyring

    made = FakeKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    yield made
    made.silent.clear()


@pytest.fixture
def own_home(door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in LAYER_HOME where nobody has signed in (not that of the server behind the door)."""
    folder = tmp_path / "own"
    monkeypatch.setenv("LAYER_HOME", str(folder))
    return folder


@pytest.fixture
def command(own_home: Path) -> Callable[..., Any]:
    """Runs ``layer`` in this process, with that folder."""
    from typer.testing import CliRunner

    from layer_mcp.cli.app import app

    return lambda *args, **more: CliRunner().invoke(app, [str(arg) for arg in args], **more)
