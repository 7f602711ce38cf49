"""A credential is in the keyring, or in a file that only its owner may read; and nothing else ever shows it."""

from __future__ import annotations

import json
import logging
import os
import stat
import time
import traceback
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.auth.credential import Grant, StaticToken
from layer_mcp.auth.keyring import Keyring
from layer_mcp.auth.store import CredentialStore
from layer_mcp.contract.back_ends import keyring_service
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.redact import Secret

ORIGIN = "https://assets.studio.example"
TOKEN = "pat_the-one-that-nobody-sees"
PAT = StaticToken(Secret(TOKEN), ORIGIN, "a test")
GRANT = Grant(
    resource=f"{ORIGIN}/mcp",
    issuer=f"{ORIGIN}/",
    token_endpoint=f"{ORIGIN}/oauth/token",
    client_id="client",
    access_token=Secret("access-unseen"),
    refresh_token=Secret("refresh-unseen"),
    expires_at=2e9,
    scopes=("layer:run", "offline_access"),
)
posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("credential", [PAT, GRANT])
def test_a_keyring_has_the_secret_and_the_file_has_none(
    tmp_path: Path, fake_keyring: Any, credential: StaticToken | Grant
) -> None:
    store = CredentialStore(tmp_path)
    assert store.write("studio", credential) == "keyring"
    assert store.why_not_keyring is None
    found = CredentialStore(tmp_path).read("studio")
    assert found is not None
    assert found == (GRANT if credential is GRANT else StaticToken(PAT.value, ORIGIN, "keyring"))
    assert "unseen" not in store.path.read_text() + repr(found)
    assert TOKEN not in store.path.read_text() + repr(found)
    assert [key[0] for key in fake_keyring.entries] == [keyring_service(tmp_path)]


def test_what_there_is_is_known_without_asking_the_keyring(tmp_path: Path, fake_keyring: Any) -> None:
    CredentialStore(tmp_path).write("studio", GRANT)
    fake_keyring.asked = 0
    known = CredentialStore(tmp_path).known("studio")
    assert known is not None
    assert (known.kind, known.where, known.origin, known.words) == (
        "oauth",
        "keyring",
        ORIGIN,
        "OAuth, keyring",
    )
    assert CredentialStore(tmp_path).known("other") is None
    assert fake_keyring.asked == 0


def test_two_data_folders_share_nothing(tmp_path: Path, fake_keyring: Any) -> None:
    CredentialStore(tmp_path / "a").write("studio", PAT)
    CredentialStore(tmp_path / "b").write("studio", GRANT)
    assert isinstance(CredentialStore(tmp_path / "a").read("studio"), StaticToken)
    assert isinstance(CredentialStore(tmp_path / "b").read("studio"), Grant)
    assert len(fake_keyring.entries) == 2


@posix
def test_without_a_keyring_it_is_a_file_of_ones_own(tmp_path: Path) -> None:
    store = CredentialStore(tmp_path / "home")
    assert store.write("studio", PAT) == "file"
    assert store.why_not_keyring == "this machine has no keyring"
    assert (mode(store.path), mode(tmp_path / "home")) == (0o600, 0o700)
    found = store.read("studio")
    assert isinstance(found, StaticToken)
    assert (found.value.reveal(), found.source) == (TOKEN, "file")
    with store.locked("studio"):
        left = {path.name: mode(path) for path in (tmp_path / "home").iterdir()}
    assert set(left.values()) == {0o600}, left


@posix
def test_the_file_is_never_open_to_others_not_even_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes = []
    real = Path.replace

    def looked_at(self: Path, target: Any) -> Any:
        modes.append(mode(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", looked_at)
    before = os.umask(0)
    try:
        CredentialStore(tmp_path).write("studio", PAT)
    finally:
        os.umask(before)
    assert modes == [0o600]


@posix
def test_a_file_that_was_opened_up_is_closed_and_that_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = CredentialStore(tmp_path)
    store.write("studio", PAT)
    store.path.chmod(0o644)
    with caplog.at_level(logging.WARNING):
        assert store.read("studio") is not None
        assert store.read("studio") is not None
    assert mode(store.path) == 0o600
    assert len(caplog.records) == 1
    assert "mode 644" in caplog.text
    assert TOKEN not in caplog.text


@posix
def test_the_file_of_somebody_else_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = CredentialStore(tmp_path)
    store.write("studio", PAT)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(LayerError, match="belongs to another user"):
        store.known("studio")


@posix
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    store = CredentialStore(tmp_path)
    (tmp_path / "elsewhere").write_text("{}")
    store.path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LayerError, match="cannot be read"):
        store.known("studio")


@pytest.mark.parametrize(
    ("quirk", "value", "reason"),
    [
        ("refuses", RuntimeError(f"cannot store {TOKEN}"), "the keyring refused (RuntimeError)"),
        ("limit", 20, "the keyring did not keep the whole value"),
        ("priority", 0.5, "this machine has no keyring"),
    ],
)
def test_a_keyring_of_no_use_is_passed_by(
    tmp_path: Path, fake_keyring: Any, quirk: str, value: Any, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    setattr(fake_keyring, quirk, value)
    store = CredentialStore(tmp_path)
    assert store.write("studio", PAT) == "file"
    assert store.why_not_keyring == reason
    found = store.read("studio")
    assert isinstance(found, StaticToken)
    assert found.value.reveal() == TOKEN


def test_a_keyring_that_hangs_is_given_up_and_not_asked_again(tmp_path: Path, fake_keyring: Any) -> None:
    fake_keyring.silent.set()
    store = CredentialStore(tmp_path, Keyring(tmp_path, answer_seconds=0.1))
    began = time.monotonic()
    assert store.write("studio", PAT) == "file"
    assert store.write("studio", GRANT) == "file"
    assert fake_keyring.asked == 1
    assert time.monotonic() - began < 10
    assert store.why_not_keyring == "the keyring did not answer within 0.1 s"
    assert store.read("studio") == GRANT


def test_a_search_for_a_keyring_that_never_ends_is_given_up(
    tmp_path: Path, fake_keyring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keyring

    fake_keyring.silent.set()
    monkeypatch.setattr(keyring, "get_keyring", fake_keyring._answer)
    store = CredentialStore(tmp_path, Keyring(tmp_path, find_seconds=0.1))
    assert store.write("studio", PAT) == "file"
    assert store.why_not_keyring is not None
    assert "did not answer" in store.why_not_keyring


def test_a_value_that_moves_leaves_nothing_behind(tmp_path: Path, fake_keyring: Any) -> None:
    store = CredentialStore(tmp_path)
    fake_keyring.limit = 200
    assert (store.write("studio", PAT), store.write("studio", GRANT)) == ("keyring", "file")
    assert fake_keyring.entries == {}
    fake_keyring.limit = 100_000
    assert store.write("studio", GRANT) == "keyring"
    assert "unseen" not in store.path.read_text()
    assert (store.delete("studio"), store.delete("studio")) == (True, False)
    assert fake_keyring.entries == {}
    assert store.read("studio") is None


def test_a_locked_keyring_is_an_error_with_the_next_step(tmp_path: Path, fake_keyring: Any) -> None:
    store = CredentialStore(tmp_path)
    store.write("studio", PAT)
    fake_keyring.refuses = RuntimeError("locked")
    with pytest.raises(LayerError, match="is in the keyring, but the keyring refused") as caught:
        store.read("studio")
    assert "layer login --profile studio" in caught.value.remedy
    fake_keyring.refuses = None
    fake_keyring.entries.clear()
    assert store.read("studio") is None


def test_a_renewal_after_the_sign_out_brings_nothing_back(tmp_path: Path) -> None:
    store = CredentialStore(tmp_path)
    store.write("studio", GRANT)
    assert store.replace("studio", GRANT)
    store.delete("studio")
    assert not store.replace("studio", GRANT)
    assert store.read("studio") is None


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[]",
        '{"version": 2, "credentials": {}}',
        '{"credentials": {"studio": {"kind": "pat", "kept": "file", "origin": "https://x.example", "value": 3}}}',
        '{"credentials": {"studio": {"kind": "oauth", "kept": "file", "origin": "https://x.example", "value": {}}}}',
    ],
)
def test_a_damaged_or_newer_file_is_named_and_left_alone(tmp_path: Path, text: str) -> None:
    store = CredentialStore(tmp_path)
    store.path.write_text(text)
    with pytest.raises(LayerError) as caught:
        store.read("studio")
    assert "layer login" in caught.value.remedy or "pip install" in caught.value.remedy
    assert store.path.read_text() == text


@pytest.mark.parametrize(
    "entry",
    [
        3,
        {},
        {"kind": "pat"},
        {"kind": "magic", "kept": "file", "origin": "x"},
        {"kind": [], "kept": {}, "origin": "x"},
    ],
)
def test_an_entry_that_cannot_be_understood_is_as_good_as_none(tmp_path: Path, entry: Any) -> None:
    store = CredentialStore(tmp_path)
    store.path.write_text(json.dumps({"credentials": {"studio": entry}, "from the future": 1}))
    assert store.known("studio") is None
    store.write("other", PAT)
    assert json.loads(store.path.read_text())["from the future"] == 1


def test_no_frame_of_an_error_holds_the_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> Any:
        raise OSError(28, "No space left on device")

    store = CredentialStore(tmp_path / "home")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LayerError, match="No space left") as caught:
        store.write("studio", GRANT)
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["credentials.json.lock"]
    told = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert "unseen" not in told


def test_a_token_of_the_keyring_goes_nowhere_that_only_the_file_names(
    tmp_path: Path, fake_keyring: Any
) -> None:
    store = CredentialStore(tmp_path)
    assert store.write("studio", PAT) == "keyring"
    store.path.write_text(store.path.read_text().replace(ORIGIN, "https://somebody.example"))
    known = store.known("studio")
    assert known is not None
    assert known.origin == "https://somebody.example"
    with pytest.raises(LayerError, match="damaged"):
        store.read("studio")


@posix
def test_what_is_no_file_of_ours_is_not_waited_for(tmp_path: Path) -> None:
    store = CredentialStore(tmp_path)
    os.mkfifo(store.path)
    with pytest.raises(LayerError, match="nothing that layer-nb has written"):
        store.known("studio")
    store.path.unlink()
    store.path.write_text("[" * 100_000)
    with pytest.raises(LayerError, match="damaged"):
        store.known("studio")
