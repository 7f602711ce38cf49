"""What a server says of its sign-in is checked: issuers as text, addresses, resources; and what comes back too."""

from __future__ import annotations

from typing import Any

import pytest

from layer_mcp.auth.oauth import sign_in
from layer_mcp.contract.errors import InvalidInputs, LayerError, ServerUnavailable, Unauthenticated

SERVER = "GET /.well-known/oauth-authorization-server"


def sensitive(pretender: Any) -> list[str]:
    """Where something was sent that only the right server should get."""
    return [asked.path for asked in pretender.asked if asked.method == "POST"]


async def test_the_hosted_spelling_of_issuers(pretender: Any, driver: Any) -> None:
    """Its metadata says ``https://host/``, and what points to it says ``https://host``."""
    pretender.answers[SERVER]["issuer"] += "/"
    browser = driver()
    grant = await sign_in(pretender.url, prompt=browser)
    assert grant.issuer == pretender.origin + "/"
    assert grant.scopes == ("openid", "profile", "email", "offline_access")
    assert browser.seen["resource"] == pretender.url
    assert browser.seen["code_challenge_method"] == "S256"
    assert browser.seen["prompt"] == "consent"
    assert "secret" not in grant.revealed()


async def test_discovery_by_openid_and_without_a_challenge(pretender: Any, driver: Any) -> None:
    pretender.answers["GET /mcp"] = (405, {})
    pretender.answers["GET /.well-known/oauth-protected-resource/mcp"] = pretender.answers.pop("GET /here")
    pretender.answers["GET /.well-known/openid-configuration"] = pretender.answers.pop(SERVER)
    grant = await sign_in(pretender.url, prompt=driver(), scopes=["images"])
    assert grant.scopes == ("images", "offline_access")


async def test_a_redirect_within_the_origin_is_followed_and_no_other(pretender: Any, driver: Any) -> None:
    moved = pretender.answers[SERVER]
    pretender.answers[SERVER] = (301, {}, {"location": "/moved"})
    pretender.answers["GET /moved"] = moved
    assert (await sign_in(pretender.url, prompt=driver())).client_id == "c1"
    pretender.answers[SERVER] = (
        301,
        {},
        {"location": pretender.origin.replace("127.0.0.1", "localhost") + "/moved"},
    )
    with pytest.raises(Unauthenticated, match="no OAuth metadata"):
        await sign_in(pretender.url, prompt=driver())


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ({"iss": "https://evil.example"}, "evil.example"),
        ({"iss": "{origin}/"}, "says that it is from"),
        ({"state": "another"}, "not the answer"),
        ({"state": None}, "not the answer"),
        ({"code": None}, "no code"),
        ({"code": None, "error": "server_error", "error_description": "<b>broken</b>"}, "broken"),
    ],
)
async def test_answers_that_are_not_used(
    pretender: Any, driver: Any, told: dict[str, Any], complaint: str
) -> None:
    told = {name: value and value.format(origin=pretender.origin) for name, value in told.items()}
    with pytest.raises(LayerError, match=complaint):
        await sign_in(pretender.url, prompt=driver(**told))
    assert "/oauth/token" not in sensitive(pretender)


async def test_a_promised_issuer_must_be_there(pretender: Any, driver: Any) -> None:
    pretender.answers[SERVER]["authorization_response_iss_parameter_supported"] = True
    with pytest.raises(Unauthenticated, match="says that it is from"):
        await sign_in(pretender.url, prompt=driver())
    assert (await sign_in(pretender.url, prompt=driver(iss=pretender.origin))).client_id == "c1"


@pytest.mark.parametrize(
    ("where", "field", "value", "complaint"),
    [
        (SERVER, "issuer", "https://evil.example", "calls itself"),
        (SERVER, "issuer", "{origin}/a", "calls itself"),
        (SERVER, "token_endpoint", "http://evil.example/token", "https only"),
        (SERVER, "token_endpoint", "https://user:pass@evil.example/token", "https only"),
        (SERVER, "authorization_endpoint", "javascript:alert(1)", "https only"),
        (SERVER, "authorization_endpoint", "file:///etc/passwd", "https only"),
        (SERVER, "authorization_endpoint", None, "no page"),
        (SERVER, "code_challenge_methods_supported", ["plain"], "PKCE"),
        (SERVER, "registration_endpoint", None, "registers no programs"),
        ("GET /here", "resource", "https://evil.example/mcp", "another server"),
        ("GET /here", "resource", "{origin}/mcp/deeper", "another address"),
        ("GET /here", "authorization_servers", ["http://evil.example"], "https only"),
    ],
)
async def test_metadata_that_is_not_believed(
    pretender: Any, driver: Any, where: str, field: str, value: Any, complaint: str
) -> None:
    value = value.format(origin=pretender.origin) if isinstance(value, str) else value
    pretender.answers[where][field] = value
    with pytest.raises(LayerError, match=complaint):
        await sign_in(pretender.url, prompt=driver())
    assert sensitive(pretender) == []


async def test_documents_without_end_or_sense(pretender: Any, driver: Any) -> None:
    for body in (b"{" * 100_000, b"[]", b'{"issuer": 3}', b'{"issuer": "' + b"x" * 300_000 + b'"}'):
        pretender.answers[SERVER] = (200, body)
        with pytest.raises(Unauthenticated, match="no OAuth metadata"):
            await sign_in(pretender.url, prompt=driver())


@pytest.mark.parametrize(
    "body", [{"access_token": ""}, {"access_token": 3}, {"access_token": "a", "token_type": "mac"}, {}]
)
async def test_tokens_of_another_kind(pretender: Any, driver: Any, body: dict[str, Any]) -> None:
    pretender.answers["POST /oauth/token"] = body
    with pytest.raises(Unauthenticated, match="cannot be used"):
        await sign_in(pretender.url, prompt=driver())


async def test_how_a_program_proves_itself(pretender: Any, driver: Any) -> None:
    """As it was registered: not at all, by a form, or by a header."""
    from layer_mcp.auth.oauth import RegisteredClient
    from layer_mcp.contract.redact import Secret

    registered = {"client_id": "c 2", "client_secret": "s/2"}
    for method, header in (("client_secret_post", None), ("client_secret_basic", "Basic YyUyMDI6cyUyRjI=")):
        pretender.answers[SERVER]["token_endpoint_auth_methods_supported"] = [method]
        pretender.answers["POST /oidc/register"] = (201, registered)
        grant = await sign_in(pretender.url, prompt=driver())
        assert grant.client_auth == method
        assert pretender.asked[-1].headers.get("authorization") == header
        assert ("client_secret=s%2F2" in pretender.asked[-1].body) == (header is None)
        assert "s/2" not in repr(grant)
    before = len([each for each in pretender.asked if each.path == "/oidc/register"])
    given = RegisteredClient("ours", Secret("quiet"))
    assert (await sign_in(pretender.url, prompt=driver(), client=given)).client_auth == "client_secret_basic"
    assert (
        await sign_in(pretender.url, prompt=driver(), client=RegisteredClient("ours"))
    ).client_auth == "none"
    assert len([each for each in pretender.asked if each.path == "/oidc/register"]) == before


async def test_only_a_server_on_this_machine_may_point_to_this_machine() -> None:
    from layer_mcp.auth.oauth.fetch import check_address

    far = "https://mcp.example/mcp"
    for address in (
        "http://127.0.0.1:8420/token",
        "https://localhost/token",
        "http://far.example/t",
        "https://h/#f",
    ):
        with pytest.raises(InvalidInputs):
            check_address(address, far, "token endpoint")
    assert check_address("https://auth.example/token", far, "token endpoint")


async def test_nobody_at_the_address(driver: Any) -> None:
    with pytest.raises(ServerUnavailable, match="did not answer"):
        await sign_in("http://127.0.0.1:1/mcp", prompt=driver())


async def test_plain_http_to_another_machine(driver: Any) -> None:
    with pytest.raises(InvalidInputs, match="plain HTTP"):
        await sign_in("http://mcp.example/mcp", prompt=driver())


@pytest.mark.parametrize("client_id", ["c" * 100_000, "\x1b]0;x\x07", "", 7])
async def test_a_name_that_fits_no_address_is_none(pretender: Any, driver: Any, client_id: object) -> None:
    pretender.answers["POST /oidc/register"] = (201, {"client_id": client_id})
    with pytest.raises(Unauthenticated, match="does not register"):
        await sign_in(pretender.url, prompt=driver())


async def test_what_is_no_scope_is_not_asked_for(pretender: Any, driver: Any) -> None:
    pretender.answers["GET /here"]["scopes_supported"] = ["good", "\x1b[31m", 'a"b', "x" * 500, 5]
    browser = driver()
    await sign_in(pretender.url, prompt=browser)
    assert browser.seen["scope"] == "good offline_access"
