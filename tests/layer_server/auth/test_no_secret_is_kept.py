"""Tokens, codes, secrets and passwords: in no table, no file, no log, no representation."""

from __future__ import annotations

import logging
from typing import Any

import pytest


def test_nothing_is_kept_in_clear(
    public: Any, person: Any, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    # As a server's own log is set; and what the tests' client logs of its own requests is not ours.
    caplog.set_level(logging.WARNING)
    caplog.set_level(logging.INFO, logger="layer_server")
    caplog.set_level(logging.DEBUG, logger="layer_server.auth")
    zoe = person("zoe")
    client = public.register(token_endpoint_auth_method="client_secret_post")
    code, verifier = public.sign_in(zoe, client)
    form = {
        "grant_type": "authorization_code",
        "client_id": client["client_id"],
        "client_secret": client["client_secret"],
        "code": code,
        "code_verifier": verifier,
        "redirect_uri": "http://127.0.0.1:40001/callback",
    }
    tokens = public.post("/token", **form).json()
    again = public.post(
        "/token",
        grant_type="refresh_token",
        client_id=client["client_id"],
        client_secret=client["client_secret"],
        refresh_token=tokens["refresh_token"],
    ).json()
    secrets = {
        "password": zoe.password,
        "token": zoe.token,
        "client secret": client["client_secret"],
        "code": code,
        "access token": again["access_token"],
        "refresh token": again["refresh_token"],
        "first access token": tokens["access_token"],
        "first refresh token": tokens["refresh_token"],
    }
    for secret in secrets.values():
        public.call(zoe.token, "list_workspaces")
        public.rpc("tools/call", secret, name="list_workspaces", arguments={})
        public.post("/token", **{**form, "code": secret})
        public.http.get(f"/authorize?client_id={secret}")
        public.consent(public.ask(client["client_id"], "c" * 43), name="zoe", password=secret + "x")
    kept = b"".join(path.read_bytes() for path in public.core.settings.home.rglob("*") if path.is_file())
    captured = capfd.readouterr()
    said = caplog.text + captured.out + captured.err + repr(public.core) + repr(public.core.tokens.list())
    for what, secret in secrets.items():
        assert secret.encode() not in kept, what
        assert secret not in said, what


def test_a_password_is_salted_and_slow() -> None:
    from layer_server.auth.passwords import hash_password, password_is

    one, other = hash_password("correct horse"), hash_password("correct horse")
    assert one != other
    assert password_is("correct horse", one)
    assert not password_is("correct horsf", one)
    assert not password_is("", None)
    assert one.startswith("scrypt$32768$8$1$")


@pytest.mark.parametrize("prefix", ["pat_", "oat_", "ort_", "oac_", "ocs_", "ols_"])
def test_a_credential_that_slips_into_text_is_masked(prefix: str) -> None:
    from layer_mcp.contract.redact import redact
    from layer_server.auth.credentials import fresh

    secret = fresh(prefix)
    assert secret not in redact(f"it said ({secret}).")
    assert redact(f"it said {secret}.").startswith(f"it said {prefix}•••")
