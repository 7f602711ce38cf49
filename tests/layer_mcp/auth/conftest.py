"""Our own server behind its public door, and a person with a browser."""

from __future__ import annotations

import re
import secrets
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
