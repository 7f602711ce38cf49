"""A secret's value never comes out by printing, formatting, pickling or an error's text."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.redact import Secret, redact

VALUE = "pat_0123456789abcdefghij"


def test_a_secret_shows_nothing() -> None:
    secret = Secret(VALUE)
    shown = [
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret:>40}",
        "%s" % secret,
        repr([secret]),
        repr({"t": secret}),
    ]
    assert not any("0123" in text for text in shown)
    assert secret.reveal() == VALUE


def test_a_secret_cannot_be_carried_away() -> None:
    secret = Secret(VALUE)
    for carry in (pickle.dumps, copy.copy, copy.deepcopy, json.dumps):
        with pytest.raises(TypeError):
            carry(secret)
    assert not hasattr(secret, "__dict__")


@pytest.mark.parametrize(
    "text",
    [
        f"failed with token {VALUE} for you",
        "Authorization: Bearer eyJhbGciOi.abc-def_123",
        "https://storage.example/f?X-Goog-Signature=deadbeef01&x=1",
        "http://127.0.0.1:9/files/a/b.png?expires=12&signature=deadbeef01",
        "http://127.0.0.1:9/callback?state=s&code=deadbeef01",
        "by way of http://ana:deadbeef01@proxy.example:8080",
        '{"refresh_token": "deadbeef01", "expires_in": 1}',
        "https://bucket.example/f?X-Amz-Security-Token=deadbeef01",
        "Incorrect API key provided: sk-proj-0123456789abcdefghij",
        "the token eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.deadbeef01 has ended",
    ],
)
def test_text_is_masked(text: str) -> None:
    for shown in (redact(text), str(LayerError(text)), json.dumps(LayerError("x", value=text).to_wire())):
        assert not any(secret in shown for secret in ("0123456789abcdefghij", "eyJhbGciOi", "deadbeef01"))


def test_plain_text_is_left_alone() -> None:
    text = "a pattern of patinated copper, path_to/file, signature move"
    assert redact(text) == text
