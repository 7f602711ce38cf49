from __future__ import annotations

import io
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from layer_mcp.contract.errors import FeatureDisabled, InvalidInputs, LayerError, RateLimited, RunFailed
from layer_server.backends.openai_images import asking
from layer_server.generators.card import Cancelled
from layer_server.generators.notes import Notes

KEY = "sk-the-one-that-nobody-sees-0123456789"
Make = Callable[..., Any]


def _refusal(message: str, code: str = "") -> dict[str, Any]:
    return {"error": {"message": message, "code": code}}


def _cut(handler: Any) -> None:
    handler.reply(200, b'{"data": [', length="9000")


def _busy(handler: Any) -> None:
    handler.reply(429, _refusal("slow down"), retry_after="7")


def _closed(handler: Any) -> None:
    handler.connection.shutdown(2)


@pytest.mark.parametrize(
    ("answer", "error", "says"),
    [
        ((400, _refusal("bad size")), InvalidInputs, "bad size"),
        (
            (400, _refusal("no swords", "moderation_blocked")),
            InvalidInputs,
            "against its rules. It says: no swords",
        ),
        ((401, _refusal(f"Incorrect API key: {KEY}")), FeatureDisabled, "refused the key"),
        ((403, b"<html>Forbidden"), FeatureDisabled, "refused the key"),
        ((404, _refusal("model not found")), FeatureDisabled, "has no model 'gpt-image-1.5'"),
        (_busy, RateLimited, "Try again in 7 seconds"),
        ((429, _refusal("no money", "insufficient_quota")), FeatureDisabled, "has no credit"),
        ((302, b"", "text/html"), FeatureDisabled, "another address"),
        ((500, _refusal("oops")), RunFailed, "failed (500). It says: oops"),
        ((503, b"<html>" + b"x" * 3000, "text/html"), RunFailed, "failed (503)"),
        ((200, b"<html>Sign in", "text/html"), RunFailed, "something else than pictures (text/html)"),
        ((200, []), RunFailed, "something else"),
        ((200, {"data": []}), RunFailed, "without pictures"),
        ((200, {"data": [{}]}), RunFailed, "without a picture"),
        ((200, {"data": [{"b64_json": "!!"}]}), RunFailed, "damaged"),
        ((200, {"data": [{"b64_json": "aGVsbG8="}]}), RunFailed, "where a picture should be"),
        ((200, {"data": [{"b64_json": "iVBORw0KGgoAAAAA"}]}), RunFailed, "damaged"),
        ((200, {"data": [{"url": "https://127.0.0.1/x.png"}]}), RunFailed, "not a public address"),
        ((200, {"data": [{"url": "http://example.com/x.png"}]}), RunFailed, "not https"),
        ((200, {"data": [{"url": "file:///etc/passwd"}]}), RunFailed, "not https"),
        ((200, {"data": [{"url": "https://169.254.169.254/latest"}]}), RunFailed, "not a public address"),
        (_cut, RunFailed, "broke before its answer was here"),
        (_closed, RunFailed, "broke before its answer was here"),
    ],
)
def test_every_failure_is_a_sentence_after_one_request(
    make: Make, images: Any, monkeypatch: pytest.MonkeyPatch, answer: Any, error: type[LayerError], says: str
) -> None:
    monkeypatch.setenv("STUDIO_KEY", KEY)
    images.answers = [answer]
    with pytest.raises(error) as caught:
        make(key_env="STUDIO_KEY")
    text = f"{caught.value}"
    assert says in text
    assert KEY not in text
    assert len(text) < 1200
    assert len(images.asked) == 1
    if error is RunFailed:
        assert "not asked again" in text
    assert images.asked[0]["headers"]["authorization"] == f"Bearer {KEY}"


def test_an_answer_without_an_end_is_not_read_on(
    make: Make, images: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MAX_ANSWER_BYTES", 1000)
    images.answers = [(200, b"[" + b"1," * 2000)]
    with pytest.raises(RunFailed, match="answers with more than"):
        make()


def test_a_server_that_does_not_answer_is_not_asked_again(make: Make, images: Any, hang: Any) -> None:
    from layer_server.backends.openai_images.asking import Form, ask
    from layer_server.backends.openai_images.options import Options

    images.answers = [hang]
    options = Options(f"{images.origin}/v1", "toy", timeout_seconds=1)
    with pytest.raises(RunFailed, match="did not answer within 1 s"):
        ask(options, None, Form("images/generations", {}), lambda _: None, lambda: False)
    assert len(images.asked) == 1


def test_nobody_there_costs_nothing(make: Make) -> None:
    with pytest.raises(FeatureDisabled, match="could not be connected to"):
        make(url="http://127.0.0.1:9")


def test_a_stop_is_heard_while_it_waits(make: Make, images: Any, hang: Any) -> None:
    images.answers = [hang]
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        make(cancel=lambda: bool(images.asked))
    assert time.monotonic() - begun < 5
    assert len(images.asked) == 1


def test_a_second_attempt_sends_nothing(make: Make, images: Any, tmp_path: Path) -> None:
    notes = Notes(tmp_path)
    images.answers = [(500, _refusal("oops"))]
    with pytest.raises(RunFailed):
        make(notes=notes)
    assert json.loads((tmp_path / "notes").read_text()) == {"sent": 1}
    with pytest.raises(RunFailed, match="before the server here was interrupted"):
        make(notes=Notes(tmp_path))
    assert len(images.asked) == 1


def test_what_had_come_before_an_interruption_is_kept(make: Make, images: Any, tmp_path: Path) -> None:
    class Killed(BaseException):
        """The process ends here."""

    def killed() -> bool:
        if len(images.asked) == 2:
            raise Killed
        return False

    images.answers = [(200, images.made({"n": 1}))] * 2
    with pytest.raises(Killed):
        make(batch_size=3, max_batch=1, notes=Notes(tmp_path), cancel=killed)
    asked = len(images.asked)
    (output,) = make(batch_size=3, max_batch=1, notes=Notes(tmp_path))
    assert len(images.asked) == asked
    assert output.metadata["note"].startswith("1 of 3: the server here was interrupted")
    assert output.metadata["network"]
    assert Image.open(io.BytesIO(output.data)).size == (output.width, output.height)


def test_what_is_refused_here_leaves_no_note(make: Make, images: Any, tmp_path: Path) -> None:
    notes = Notes(tmp_path)
    with pytest.raises(InvalidInputs):
        make(notes=notes, parameters={"mask": {"for_transparency": True}})
    assert notes.read() is None


def test_what_was_paid_for_is_kept_when_a_later_request_fails(make: Make, images: Any) -> None:
    images.answers = [(200, images.made({"n": 1})), (500, _refusal("oops"))]
    (output,) = make(batch_size=3, max_batch=1)
    assert output.metadata["match"] == "weak"
    assert output.metadata["note"].startswith("1 of 3: 127.0.0.1")
    assert len(images.asked) == 2


def test_fewer_than_were_asked_for_are_told(make: Make, images: Any) -> None:
    images.answers = [(200, images.made({"n": 2}))]
    first, _ = make(batch_size=4)
    assert first.metadata["note"].startswith("2 of 4")


@pytest.mark.parametrize("url", ["http://images.example", "http://192.168.1.4:8000"])
def test_a_key_is_not_sent_in_clear_text(make: Make, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("STUDIO_KEY", KEY)
    with pytest.raises(FeatureDisabled, match="plain HTTP"):
        make(url=url, key_env="STUDIO_KEY")


def test_a_kept_key_is_sent_to_the_server_that_it_was_given_for(
    make: Make, images: Any, tmp_path: Path
) -> None:
    from layer_mcp.contract.redact import Secret
    from layer_mcp.own_models import OwnModels

    own = OwnModels(tmp_path / "home")
    assert own.keep_key("studio", Secret(KEY), images.origin) == "file"
    make(key="kept")
    assert images.asked[0]["headers"]["authorization"] == f"Bearer {KEY}"
    own.keep_key("studio", Secret(KEY), "https://images.example")
    with pytest.raises(FeatureDisabled, match="meant for another server"):
        make(key="kept")
    assert len(images.asked) == 1


def test_a_key_in_the_keyring_is_read_where_it_was_put(
    make: Make, images: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keyring
    from keyring.backend import KeyringBackend

    from layer_mcp.contract.redact import Secret
    from layer_mcp.own_models import OwnModels

    class InMemory(KeyringBackend):
        priority = 1  # type: ignore[assignment]
        kept: dict[tuple[str, str], str] = {}  # noqa: RUF012

        def get_password(self, service: str, username: str) -> str | None:
            return self.kept.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            self.kept[service, username] = password

    before = keyring.get_keyring()
    keyring.set_keyring(InMemory())
    try:
        home = tmp_path / "home"
        assert OwnModels(home).keep_key("studio", Secret(KEY), images.origin) == "keyring"
        assert KEY not in (home / "credentials.json").read_text()
        make(key="kept")
        assert images.asked[0]["headers"]["authorization"] == f"Bearer {KEY}"
        InMemory.kept.clear()
        with pytest.raises(FeatureDisabled, match="is gone"):
            make(key="kept")
    finally:
        keyring.set_keyring(before)


def test_a_missing_key_says_where_it_is_looked_for(make: Make, images: Any) -> None:
    with pytest.raises(FeatureDisabled, match="the variable STUDIO_KEY"):
        make(key_env="STUDIO_KEY")
    with pytest.raises(FeatureDisabled, match="layer model key studio"):
        make(key="kept")
    assert images.asked == []
