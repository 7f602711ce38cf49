"""The suite's scenarios for an authorization server, against ours: metadata, and the code flow with a person in it."""

from __future__ import annotations

import json
import re
import threading
from html import unescape
from pathlib import Path
from typing import Any

import httpx2
import pytest

REQUIRED = ("authorization-server-metadata-endpoint", "authorization-code-grant")
SECONDS = 60


@pytest.fixture
def found(
    suite: Any, fixture_server: str, person: dict[str, str], free_port: int, tmp_path: Path
) -> dict[str, list[dict[str, Any]]]:
    """What the suite checked, by scenario. It plays a public program: that is what it prefers where there are any."""
    origin = fixture_server.removesuffix("/mcp")
    client = httpx2.post(
        f"{origin}/register",
        json={
            "client_name": "The suite",
            "redirect_uris": [f"http://127.0.0.1:{free_port}/callback"],
            "token_endpoint_auth_method": "none",
            "grant_types": ["authorization_code", "refresh_token"],
            "response_types": ["code"],
        },
        trust_env=False,
    ).json()
    process = suite.begin(
        "authorization", "--url", origin, "--client-id", client["client_id"],
        "--resource", fixture_server, "-p", str(free_port), "-o", str(tmp_path),
    )  # fmt: skip
    ending = threading.Timer(SECONDS, process.kill)
    ending.start()
    printed = ""
    with process:
        for line in process.stdout:
            printed += line
            address = re.search(rf"{re.escape(origin)}/authorize\?\S+", line)
            if address is not None:
                sign_in(address[0], person)
    ending.cancel()
    checks = {file.parent.name: json.loads(file.read_text()) for file in tmp_path.glob("*/checks.json")}
    return {name: next((each for key, each in checks.items() if name in key), [printed]) for name in REQUIRED}


def sign_in(address: str, person: dict[str, str]) -> None:
    """What a person does in front of a browser."""
    with httpx2.Client(trust_env=False, follow_redirects=True, timeout=SECONDS) as browser:
        page = browser.get(address)
        csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)
        action = re.search(r'action="([^"]+)"', page.text)
        assert csrf is not None, page.text
        assert action is not None
        form = {"csrf": csrf[1], "decision": "allow", **person}
        browser.post(str(page.url.join(unescape(action[1]))), data=form)


def test_every_scenario_passes(found: dict[str, Any]) -> None:
    for checks in found.values():
        statuses = {check["id"]: check["status"] for check in checks}
        assert "SUCCESS" in statuses.values(), checks
        assert "FAILURE" not in statuses.values(), checks
