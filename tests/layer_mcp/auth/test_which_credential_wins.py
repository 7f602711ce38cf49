"""LAYER_PAT, Colab's secret, then the profile's sign-in; each for its own server, and what is passed over is said."""

from __future__ import annotations

import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.auth import environment
from layer_mcp.auth.credential import StaticToken
from layer_mcp.auth.profiles import HOSTED_URL, Profile, Profiles
from layer_mcp.auth.sources import StoredCredential, pat_of
from layer_mcp.auth.store import CredentialStore
from layer_mcp.connect.loop import run_blocking
from layer_mcp.connect.target import Target, resolve, using_profile
from layer_mcp.contract.errors import InvalidInputs, Unauthenticated
from layer_mcp.contract.redact import Secret

STUDIO_URL = "https://assets.studio.example/mcp"
STUDIO = "https://assets.studio.example"
HOSTED = "https://mcp.app.layer.ai"
PAT = {"LAYER_PAT": "pat_of-the-environment"}
REPOSITORY = Path(__file__).parents[3]


def sign_in(home: Path, name: str, url: str, token: str) -> None:
    Profiles(home).save(Profile(name, url))
    origin = url.removesuffix("/mcp")
    CredentialStore(home).write(name, StaticToken(Secret(token), origin, "a test"))


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A data folder that is signed in to two servers, studio in use."""
    sign_in(tmp_path, "hosted", HOSTED_URL, "pat_of-hosted")
    sign_in(tmp_path, "studio", STUDIO_URL, "pat_of-studio")
    Profiles(tmp_path).use("studio")
    return tmp_path


def shown(target: Target) -> str | None:
    """The token that a target's credential sends."""
    return run_blocking(target.credential.token()).reveal() if target.credential else None


@pytest.mark.parametrize(
    ("target", "profile", "environ", "url", "token", "chosen_by"),
    [
        (None, None, {}, STUDIO_URL, "pat_of-studio", "the profile in use"),
        (None, None, PAT, STUDIO_URL, "pat_of-studio", "the profile in use"),
        (None, None, {"LAYER_PROFILE": "hosted"}, HOSTED_URL, "pat_of-hosted", "LAYER_PROFILE"),
        (
            None,
            None,
            {"LAYER_PROFILE": "hosted", **PAT},
            HOSTED_URL,
            "pat_of-the-environment",
            "LAYER_PROFILE",
        ),
        (None, None, {"LAYER_PROFILE": "embedded"}, None, None, "LAYER_PROFILE"),
        (None, None, {"LAYER_MCP_URL": "embedded", "LAYER_PROFILE": "hosted"}, None, None, "LAYER_MCP_URL"),
        (None, None, {"LAYER_MCP_URL": HOSTED_URL}, HOSTED_URL, "pat_of-hosted", "LAYER_MCP_URL"),
        (None, None, {"LAYER_MCP_URL": STUDIO, **PAT}, STUDIO_URL, "pat_of-the-environment", "LAYER_MCP_URL"),
        (
            None,
            None,
            {"LAYER_MCP_URL": "studio", **PAT},
            STUDIO_URL,
            "pat_of-the-environment",
            "LAYER_MCP_URL",
        ),
        (None, None, {"LAYER_MCP_URL": "https://x.example"}, "https://x.example/mcp", None, "LAYER_MCP_URL"),
        ("embedded", None, PAT, None, None, "the argument"),
        ("hosted", None, {}, HOSTED_URL, "pat_of-hosted", "the argument"),
        ("studio", None, {"LAYER_MCP_URL": "hosted"}, STUDIO_URL, "pat_of-studio", "the argument"),
        ("studio", None, {"LAYER_MCP_URL": "hosted", **PAT}, STUDIO_URL, "pat_of-studio", "the argument"),
        (None, "studio", {"LAYER_MCP_URL": "embedded"}, STUDIO_URL, "pat_of-studio", "the argument"),
        (None, "embedded", {}, None, None, "the argument"),
        (
            "https://assets.studio.example/other",
            None,
            {},
            "https://assets.studio.example/other",
            None,
            "the argument",
        ),
    ],
)
def test_the_rules(
    two: Path,
    target: str | None,
    profile: str | None,
    environ: dict[str, str],
    url: str | None,
    token: str | None,
    chosen_by: str,
) -> None:
    found = resolve(target, two, environ, profile)
    assert (found.url, shown(found), found.chosen_by) == (url, token, chosen_by)
    assert "pat_" not in repr(found)


def test_what_is_passed_over_is_said(two: Path) -> None:
    found = resolve("studio", two, PAT)
    assert found.passed_over == (f"LAYER_PAT is not sent: it is meant for {HOSTED}.",)
    found = resolve("hosted", two, PAT)
    assert found.passed_over == ("profile hosted (token, file) is not used: LAYER_PAT goes first.",)
    assert found.credential is not None
    assert found.credential.source == "LAYER_PAT"
    found = resolve("http://lan.example/mcp", two, {"LAYER_MCP_URL": "http://lan.example/mcp", **PAT})
    assert found.credential is None
    assert "plain HTTP" in found.passed_over[0]
    assert resolve("studio", two, {}).passed_over == ()


def test_a_profile_that_was_given_another_address_does_not_send_there_what_it_has(two: Path) -> None:
    Profiles(two).save(Profile("studio", "https://thief.example/mcp"))
    found = resolve("studio", two, {})
    assert found.credential is None
    assert found.passed_over == (f"The sign-in of profile studio is not sent: it is meant for {STUDIO}.",)


def test_a_profile_for_one_command_goes_before_the_environment(two: Path) -> None:
    environ = {"LAYER_MCP_URL": HOSTED_URL, **PAT}
    with using_profile("studio"):
        found = resolve(None, two, environ)
        assert (found.url, shown(found), found.chosen_by) == (STUDIO_URL, "pat_of-studio", "--profile")
        assert resolve("embedded", two, environ).url is None
    assert resolve(None, two, environ).url == HOSTED_URL


def test_two_servers_at_once_are_refused(two: Path) -> None:
    with pytest.raises(InvalidInputs, match="each of them names a server"):
        resolve("hosted", two, {}, "studio")
    with pytest.raises(InvalidInputs) as caught:
        resolve("studi", two, {})
    assert caught.value.nearest == "studio"
    with pytest.raises(InvalidInputs, match="no profile"):
        resolve(None, two, {"LAYER_PROFILE": "gone"})


def test_the_workspace_that_was_chosen_comes_with_it(two: Path) -> None:
    Profiles(two).save(Profile("studio", STUDIO_URL, "w1", "Art"))
    assert resolve("studio", two, {}).workspace == "w1"
    assert resolve(STUDIO_URL, two, {}).workspace == "w1"
    assert resolve("hosted", two, {}).workspace is None


def test_a_keyring_is_asked_when_the_token_is_sent_and_once(tmp_path: Path, fake_keyring: Any) -> None:
    sign_in(tmp_path, "studio", STUDIO_URL, "pat_of-studio")
    fake_keyring.asked = 0
    found = resolve("studio", tmp_path, {})
    assert isinstance(found.credential, StoredCredential)
    assert (found.credential.source, found.credential.kind) == ("profile studio (token, keyring)", "pat")
    assert fake_keyring.asked == 0
    assert [shown(found), shown(found)] == ["pat_of-studio"] * 2
    assert fake_keyring.asked == 1
    assert pat_of(found.credential) == Secret("pat_of-studio")


def test_who_was_signed_out_or_in_again_meanwhile_is_noticed(two: Path) -> None:
    found = resolve("studio", two, {}).credential
    assert found is not None
    first = run_blocking(found.token())
    assert not run_blocking(found.renewed(first))
    sign_in(two, "studio", STUDIO_URL, "pat_newer")
    assert run_blocking(found.renewed(first))
    assert run_blocking(found.token()).reveal() == "pat_newer"
    CredentialStore(two).delete("studio")
    with pytest.raises(Unauthenticated, match="not signed in any more") as caught:
        run_blocking(found.renewed(Secret("pat_newer")))
    assert "layer login --profile studio" in caught.value.remedy


# -- Colab, which cannot run here: its module is a stand-in of the same shape ---------------------------


class SecretNotFoundError(Exception):
    pass


class NotebookAccessError(Exception):
    pass


@pytest.fixture
def colab(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], list[str]]:
    """A kernel of Colab whose secrets pane gives this answer; what it was asked for is returned."""

    def begin(answer: Any) -> list[str]:
        asked: list[str] = []

        def get(name: str) -> str:
            asked.append(name)
            if isinstance(answer, Exception):
                raise answer
            return str(answer)

        module = types.ModuleType("google.colab")
        module.userdata = types.SimpleNamespace(get=get)  # type: ignore[attr-defined]  # a stand-in
        monkeypatch.setitem(sys.modules, "google.colab", module)
        monkeypatch.setattr(environment, "colab_secrets", environment.ColabSecrets())
        return asked

    return begin


COLAB = {"COLAB_RELEASE_TAG": "release-colab"}


def test_colabs_secret_is_asked_for_once_and_only_where_it_may_be_sent(
    two: Path, colab: Callable[[Any], list[str]]
) -> None:
    asked = colab("pat_of-colab")
    assert resolve("embedded", two, COLAB).credential is None
    assert shown(resolve("studio", two, COLAB)) == "pat_of-studio"
    assert asked == []
    for _ in range(2):
        found = resolve("hosted", two, COLAB)
        assert shown(found) == "pat_of-colab"
    assert found.credential is not None
    assert found.credential.source == "Colab's secret LAYER_PAT"
    assert found.passed_over == (
        "profile hosted (token, file) is not used: Colab's secret LAYER_PAT goes first.",
    )
    assert asked == ["LAYER_PAT"]
    assert shown(resolve("hosted", two, {**COLAB, **PAT})) == "pat_of-the-environment"


def test_a_secret_that_may_not_be_read_is_a_line_and_not_an_error(
    two: Path, colab: Callable[[Any], list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    colab(NotebookAccessError("pat_leaked-by-colab"))
    assert shown(resolve("hosted", two, COLAB)) == "pat_of-hosted"
    assert "allow this notebook" in caplog.text
    assert "leaked" not in caplog.text


def test_no_secret_is_no_news(
    two: Path, colab: Callable[[Any], list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    colab(SecretNotFoundError("LAYER_PAT"))
    assert shown(resolve("hosted", two, COLAB)) == "pat_of-hosted"
    assert caplog.text == ""


def test_the_way_to_the_embedded_server_touches_no_keyring(server: Any) -> None:
    code = (
        "import sys; from layer_mcp import Layer\n"
        "with Layer() as layer: layer.forge('no keyring', model='swatch', batch_size=1)\n"
        "print([name for name in sys.modules if name.split('.')[0] in {'keyring', 'filelock', 'secretstorage'}])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=REPOSITORY, timeout=60
    )
    assert result.stdout.strip() == "[]", result.stderr
