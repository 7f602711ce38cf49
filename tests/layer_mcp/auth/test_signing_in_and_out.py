"""``layer login``, ``logout`` and ``profile`` against our own server: what is kept, what is said, and what is not."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import logging
import os
import re
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.auth.credential import Grant
from layer_mcp.auth.profiles import Profiles
from layer_mcp.auth.store import CredentialStore
from layer_mcp.contract.errors import InvalidInputs, ServerUnavailable

REPOSITORY = Path(__file__).parents[3]
Command = Callable[..., Any]
WRONG = "pat_wrong-but-of-the-right-shape"
GONE = "http://127.0.0.1:9/mcp"


@pytest.fixture
def studio(command: Command, door: Any, own_home: Path) -> str:
    """Signed in with a token, as profile ``studio``."""
    done = command("login", "--pat", "--url", door.url, "--profile", "studio", input=f"{door.token}\n")
    assert done.exit_code == 0, done.output
    return str(door.token)


@pytest.fixture
def in_a_browser(door: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen, and a browser in which the person signs in."""
    import webbrowser

    from layer_mcp.auth import place

    for name, _ in place._ELSEWHERE:  # wherever the tests themselves run
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BROWSER", "firefox")
    monkeypatch.setattr(webbrowser, "open", door.browse)
    from layer_mcp.auth.oauth import browser

    monkeypatch.setattr(
        browser.LoopbackBrowser.__init__, "__kwdefaults__", {"opener": door.browse, "seconds": 30}
    )


def test_a_token_is_tried_before_it_is_kept(command: Command, door: Any, own_home: Path) -> None:
    refused = command("login", "--pat", "--url", door.url, input=f"{WRONG}\n")
    assert refused.exit_code == 1
    assert "nothing was saved" in refused.stderr
    assert "wrong-but" not in refused.output
    assert not list(own_home.glob("*.json"))

    done = command("login", "--pat", "--url", door.url, "--profile", "studio", input=f"Bearer {door.token}\n")
    assert done.exit_code == 0, done.output
    assert "profile studio (a personal access token, kept in the file)" in done.stdout
    assert re.search(r"Workspace \S+: [\d.]+ CU available", done.stdout)
    assert "this machine has no keyring" in done.stderr
    assert "layer profile use embedded" in done.stderr

    again = command("login", "--pat", "--url", door.url, input=f"{WRONG}\n")
    assert "what was kept before stays" in again.stderr
    shown = json.loads(command("status", "--json").stdout)
    assert (shown["credential"], shown["profile"]) == ("profile studio (token, file)", "studio")
    assert shown["chosen_by"] == "the profile in use"


def test_a_token_on_the_command_line_is_refused(command: Command, own_home: Path) -> None:
    for line in (("--pat", WRONG), (WRONG,)):
        done = command("login", *line)
        assert done.exit_code == 1
        assert "does not go into the command line" in done.stderr
        assert "wrong-but" not in done.output
    assert "--url" in command("login", "https://x.example").stderr
    assert not own_home.exists()


@pytest.mark.parametrize("given", ["", "two words", "pat_\x07bell", "hunter2"])
def test_what_is_no_token_is_not_sent(command: Command, own_home: Path, given: str) -> None:
    done = command("login", "--pat", "--json", input=given + "\n")
    assert json.loads(done.stdout)["code"] == "INVALID_INPUTS"
    assert not own_home.exists()


def test_a_server_that_is_not_there_keeps_nothing(command: Command, own_home: Path) -> None:
    done = command("login", "--pat", "--url", GONE, "--json", input="pat_anything\n")
    assert json.loads(done.stdout)["code"] == ServerUnavailable.code
    assert not list(own_home.glob("*.json"))
    clear = command("login", "--url", "http://lan.example/mcp")
    assert "plain HTTP" in clear.stderr
    taken = command("login", "--url", GONE, "--profile", "hosted")
    assert "is always https://mcp.app.layer.ai/mcp" in taken.stderr
    assert "needs no sign-in" in command("login", "--profile", "embedded").stderr


def test_in_a_browser_then_out_again(command: Command, door: Any, own_home: Path, in_a_browser: None) -> None:
    done = command("login", "--url", door.url, "--profile", "studio", "--json")
    assert done.exit_code == 0, done.output
    body = json.loads(done.stdout)
    assert (body["profile"], body["kind"], body["kept_in"]) == ("studio", "oauth", "file")
    assert body["workspace"]["available_creative_units"] > 0
    assert door.opened == 1
    grant = CredentialStore(own_home).read("studio")
    assert isinstance(grant, Grant)
    assert command("status").exit_code == 0
    out = command("logout")
    assert "the server has ended the sign-in" in out.stdout
    assert CredentialStore(own_home).read("studio") is None
    after = command("status")
    assert after.exit_code == 1
    assert "layer login" in after.stderr
    assert "not signed in" in command("profile").stdout
    assert "Nobody is signed in" in command("logout").stderr


def test_tomorrow_nobody_is_asked_again(
    command: Command, door: Any, own_home: Path, in_a_browser: None
) -> None:
    assert command("login", "--url", door.url, "--profile", "studio").exit_code == 0
    store = CredentialStore(own_home)
    grant = store.read("studio")
    assert isinstance(grant, Grant)
    store.write("studio", dataclasses.replace(grant, expires_at=1.0))
    shown = command("status", "--json")
    assert shown.exit_code == 0, shown.output
    assert json.loads(shown.stdout)["credential"] == "profile studio (OAuth, file)"
    renewed = store.read("studio")
    assert isinstance(renewed, Grant)
    assert renewed.refresh_token != grant.refresh_token
    assert door.opened == 1

    ended = dataclasses.replace(renewed, expires_at=1.0, refresh_token=grant.refresh_token)
    store.write("studio", ended)  # as if somebody had used the new one elsewhere
    over = command("status")
    assert over.exit_code == 1
    assert "layer login --profile studio" in over.stderr


def test_as_a_client_that_the_server_knows(
    command: Command, door: Any, own_home: Path, in_a_browser: None
) -> None:
    import httpx2

    known = httpx2.post(
        f"{door.origin}/register",
        json={
            "client_name": "studio",
            "redirect_uris": ["http://127.0.0.1/callback"],
            "token_endpoint_auth_method": "none",
        },
    ).json()["client_id"]
    done = command("login", "--url", door.url, "--profile", "studio", "--client-id", known)
    assert done.exit_code == 0, done.output
    kept = CredentialStore(own_home).read("studio")
    assert isinstance(kept, Grant)
    assert kept.client_id == known


def test_by_paste_where_there_is_no_browser(
    door: Any, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layer_mcp import login, logout

    monkeypatch.setenv("JUPYTERHUB_USER", "ana")
    said: list[str] = []

    def paste(question: str) -> str:
        assert question == "Address: "
        return str(door.consent(re.search(r"http://\S+/authorize\S+", "\n".join(said))[0]))  # type: ignore[index]

    done = login(door.url, profile="studio", say=said.append, ask=paste)
    assert (done.kind, done.where) == ("oauth", "file")
    assert "in a JupyterHub" in said[0]
    assert door.opened == 1
    assert logout("studio").revoked is True


def test_a_sign_out_that_the_server_does_not_hear_of_is_said(own_home: Path, command: Command) -> None:
    from layer_mcp.auth.profiles import Profile
    from layer_mcp.contract.redact import Secret

    grant = Grant(
        GONE,
        "http://127.0.0.1:9",
        "http://127.0.0.1:9/token",
        "client",
        Secret("a"),
        refresh_token=Secret("r"),
        revocation_endpoint="http://127.0.0.1:9/revoke",
    )
    Profiles(own_home).save(Profile("studio", GONE))
    CredentialStore(own_home).write("studio", grant)
    done = command("logout", "--profile", "studio")
    assert done.exit_code == 0, done.output
    assert "forgotten on this machine" in done.stdout
    assert "The server was not told" in done.stderr
    assert CredentialStore(own_home).known("studio") is None


def test_profiles_are_shown_used_and_forgotten(command: Command, studio: str, door: Any, server: Any) -> None:
    assert f"*\tstudio\t{door.url}\ttoken, file\t" in command("profile").stdout
    assert "embedded is in use" in command("profile", "use", "embedded").stdout
    listed = json.loads(command("profile", "--json").stdout)
    assert [(each["profile"], each["active"]) for each in listed] == [("embedded", True), ("studio", False)]
    assert listed == json.loads(command("profile", "list", "--json").stdout)
    assert json.loads(command("--profile", "studio", "status", "--json").stdout)["chosen_by"] == "--profile"
    assert "layer logout --profile studio" in command("logout").stderr
    wrong = command("profile", "use", "studoi", "--json")
    assert (wrong.exit_code, json.loads(wrong.stdout)["nearest"]) == (1, "studio")
    gone = json.loads(command("profile", "remove", "studio", "--json").stdout)
    assert (gone["profile"], gone["signed_out"], gone["revoked"]) == ("studio", True, None)
    assert "is valid until you revoke it" in gone["note"]
    assert len(json.loads(command("profile", "--json").stdout)) == 1


def test_a_profile_works_in_the_workspace_that_was_chosen(
    command: Command, studio: str, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (only,) = json.loads(command("profile", "workspace", "--json").stdout)
    assert only["chosen"]
    chosen = json.loads(command("profile", "workspace", only["name"], "--json").stdout)
    assert chosen["workspace"]["workspace_id"] == only["workspace_id"]
    assert only["name"] in command("profile").stdout
    saved = Profiles(own_home).get("studio")
    Profiles(own_home).save(saved.in_workspace("00000000-0000-4000-8000-000000000000", "Old art"))
    lost = command("status")
    assert "'Old art', which was chosen for profile 'studio'" in lost.stderr
    assert "layer profile workspace --clear" in lost.stderr
    monkeypatch.setenv("LAYER_WORKSPACE", only["name"])
    assert command("status").exit_code == 0
    assert "LAYER_WORKSPACE is set and goes first" in command("profile", "workspace", only["name"]).stderr
    monkeypatch.delenv("LAYER_WORKSPACE")
    assert "most recently active" in command("profile", "workspace", "--clear").stdout
    assert Profiles(own_home).get("studio").workspace is None


def test_what_goes_before_a_sign_in_is_said(
    command: Command, door: Any, studio: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAYER_MCP_URL", GONE)
    done = command("login", "--pat", "--profile", "studio", input=f"{door.token}\n")
    assert "LAYER_MCP_URL names another server" in done.stderr
    assert "LAYER_MCP_URL goes first here" in command("profile").stderr
    monkeypatch.setenv("LAYER_MCP_URL", door.url)
    monkeypatch.setenv("LAYER_PAT", door.token)
    done = command("login", "--pat", "--profile", "studio", input=f"{door.token}\n")
    assert "LAYER_PAT is set and goes before" in done.stderr
    assert "is not used: LAYER_PAT goes first" in command("status").stdout


def test_another_program_gets_the_token_that_was_kept(
    command: Command, studio: str, door: Any, own_home: Path
) -> None:
    """``layer hosts add --pat`` asks nobody who is signed in already."""
    from layer_mcp.auth.sources import pat_of
    from layer_mcp.connect.target import resolve

    found = pat_of(resolve(door.url, None).credential)
    assert found is not None
    assert found.reveal() == studio


@pytest.mark.usefixtures("fake_keyring")
def test_no_token_is_anywhere_but_in_the_keyring(
    command: Command, door: Any, own_home: Path, in_a_browser: None, caplog: pytest.LogCaptureFixture
) -> None:
    from layer_mcp import Layer

    caplog.set_level(logging.DEBUG)
    shown = io.StringIO()
    for line in (
        ("login", "--url", door.url, "--profile", "studio"),
        ("login", "--pat", "--profile", "mine", "--url", door.url),
        ("status",),
        ("--profile", "studio", "status", "--json"),
        ("profile", "--json"),
    ):
        done = command(*line, input=f"{door.token}\n")
        assert done.exit_code == 0, done.output
        shown.write(done.output + repr(done))
    grant = CredentialStore(own_home).read("studio")
    assert isinstance(grant, Grant)
    assert grant.refresh_token is not None
    with Layer(profile="studio") as layer:
        shown.write(repr(layer.status()) + repr(vars(layer._layer._resolved.credential)))
        with pytest.raises(InvalidInputs) as caught:
            layer.call("get_workspace", workspace_id=7)
        shown.write(repr(vars(caught.value)) + str(caught.value))
    shown.write(repr(grant) + caplog.text)
    for path in own_home.rglob("*"):
        if path.is_file():
            shown.write(path.read_bytes().decode("latin-1"))
    secrets = {
        "PAT": door.token,
        "access": grant.access_token.reveal(),
        "refresh": grant.refresh_token.reveal(),
    }
    assert [name for name, value in secrets.items() if value in shown.getvalue()] == []
    assert command("logout").exit_code == 0
    assert command("profile", "remove", "studio").exit_code == 0
    import keyring

    assert keyring.get_keyring().entries == {}  # type: ignore[attr-defined]  # the fake one


@pytest.mark.skipif(os.name != "posix", reason="a terminal is POSIX's here")
def test_in_a_terminal_the_token_is_not_echoed(door: Any, own_home: Path) -> None:
    import pty
    import termios

    person, terminal = pty.openpty()
    argv = [sys.executable, "-m", "layer_mcp.cli", "login", "--pat", "--url", door.url]
    process = subprocess.Popen(  # without a controlling terminal the prompt comes to this one
        argv, stdin=terminal, stdout=terminal, stderr=terminal, cwd=REPOSITORY, start_new_session=True
    )
    os.close(terminal)
    end = time.monotonic() + 60
    while termios.tcgetattr(person)[3] & termios.ECHO:
        assert time.monotonic() < end, "the echo is never turned off"
        time.sleep(0.01)
    os.write(person, door.token.encode() + b"\n")
    shown = b""
    with contextlib.suppress(OSError):  # which is how a terminal says that its program has ended
        while piece := os.read(person, 4096):
            shown += piece
    os.close(person)
    assert process.wait(30) == 0, shown.decode()
    assert b"Signed in to" in shown
    assert door.token.encode() not in shown


@pytest.mark.parametrize("place", ["refused", "nowhere", "not hosted"])
def test_no_traceback_with_variables_shows_the_token(door: Any, own_home: Path, place: str) -> None:
    from layer_mcp import LayerError, login

    url = {"refused": door.url, "nowhere": GONE, "not hosted": "hosted"}[place]
    backwards = (WRONG if place != "not hosted" else WRONG.removeprefix("pat_"))[
        ::-1
    ]  # for our own frame is shown too
    with pytest.raises(LayerError) as caught:
        login(url, token=backwards[::-1], profile=None)
    told = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert "logins.py" in told
    assert backwards[::-1] not in told
