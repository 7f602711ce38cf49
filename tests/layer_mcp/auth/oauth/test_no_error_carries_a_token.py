"""A traceback that shows variables (a notebook's verbose mode, a crash reporter) shows no token of a sign-in."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp.auth.oauth import RegisteredClient, refresh, revoke, sign_in
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.redact import Secret

TOKENS = ("at-1", "rt-1", "very-secret", "dmVyeS1zZWNyZXQ", "bXk6dmVyeS1zZWNyZXQ")


def everything(error: BaseException) -> str:
    """The error, all that it shows that it came from, and the variables of every frame that is not of this test."""
    found = [repr(error), str(error), repr(error.__dict__)]
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename != __file__:
            found += [f"{name} = {value!r}" for name, value in frame.f_locals.items()]
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(found) + (everything(before) if before is not None else "")


@pytest.mark.parametrize(
    "answer", [(400, {"error": "invalid_grant", "refresh_token": "rt-1"}), (500, b"at-1"), None]
)
@pytest.mark.parametrize("act", [refresh, revoke])
@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
async def test_of_a_grant(
    pretender: Any,
    driver: Any,
    caplog: pytest.LogCaptureFixture,
    act: Callable[[Any], Any],
    answer: Any,
    method: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    client = RegisteredClient("my", Secret("very-secret"), method)
    grant = await sign_in(pretender.url, prompt=driver(), client=client)
    if answer is None:
        pretender.close()
    else:
        pretender.answers |= {"POST /oauth/token": answer, "POST /oauth/revoke": answer}
    try:
        await act(grant)
    except LayerError as error:
        shown = everything(error)
    else:
        shown = ""
        assert act is revoke, "a token that is not known is as good as revoked"
    for token in TOKENS:
        assert token not in shown + caplog.text + repr(grant)


@pytest.mark.parametrize(
    "answer",
    [{"access_token": "at-1", "token_type": "mac", "refresh_token": "rt-1"}, (403, {"error": "no at-9"})],
)
async def test_of_a_sign_in(
    pretender: Any, driver: Any, caplog: pytest.LogCaptureFixture, answer: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    pretender.answers["POST /oauth/token"] = answer
    with pytest.raises(LayerError) as caught:
        await sign_in(pretender.url, prompt=driver())
    shown = everything(caught.value) + caplog.text
    assert not any(token in shown for token in TOKENS)
