"""What the authorization server says no to, and that a no leaves nothing open."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

CALLBACK = "http://127.0.0.1:40001/callback"


@pytest.fixture(scope="module")
def program(public: Any) -> dict[str, Any]:
    return dict(public.register())


def exchange(public: Any, client: dict[str, Any], code: str, verifier: str, /, **other: Any) -> Any:
    form = {
        "grant_type": "authorization_code",
        "client_id": client["client_id"],
        "code": code,
        "code_verifier": verifier,
        "redirect_uri": CALLBACK,
        **other,
    }
    return public.post("/token", **form)


def refresh(public: Any, client: dict[str, Any], token: str, **other: Any) -> Any:
    form = {"grant_type": "refresh_token", "client_id": client["client_id"], "refresh_token": token, **other}
    return public.post("/token", **form)


def works(public: Any, token: str) -> bool:
    return bool(public.rpc("tools/call", token, name="list_workspaces", arguments={}).status_code == 200)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"code_verifier": "v" * 43}, "invalid_grant"),
        ({"code_verifier": ""}, "invalid_grant"),
        ({"code_verifier": None}, "invalid_grant"),
        ({"redirect_uri": "http://127.0.0.1:40001/other"}, "invalid_grant"),
        ({"redirect_uri": "http://127.0.0.1:40009/callback"}, "invalid_grant"),
        ({"redirect_uri": None}, "invalid_grant"),
        ({"resource": "https://elsewhere.example/mcp"}, "invalid_target"),
        ({"code": "oac_made_up"}, "invalid_grant"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": None}, "unsupported_grant_type"),
        ({"client_id": None}, "invalid_client"),
        ({"client_id": "client_nobody"}, "invalid_client"),
        ({"client_id": "https://"}, "invalid_client"),
    ],
)
def test_a_code_is_not_exchanged_for(
    public: Any, ana: Any, program: dict[str, Any], wrong: dict[str, Any], error: str
) -> None:
    code, verifier = public.sign_in(ana, program)
    refused = exchange(public, program, code, verifier, **wrong)
    assert refused.json()["error"] == error
    assert refused.status_code == (401 if error == "invalid_client" else 400)
    assert refused.headers["cache-control"] == "no-store"
    assert "oac_" not in refused.text


def test_a_code_that_met_a_wrong_verifier_is_burnt(public: Any, ana: Any, program: dict[str, Any]) -> None:
    code, verifier = public.sign_in(ana, program)
    assert exchange(public, program, code, "w" * 43).status_code == 400
    assert exchange(public, program, code, verifier).json()["error"] == "invalid_grant"


def test_another_programs_code_is_of_no_use_and_stays_good(
    public: Any, ana: Any, program: dict[str, Any]
) -> None:
    code, verifier = public.sign_in(ana, program)
    assert exchange(public, public.register(), code, verifier).json()["error"] == "invalid_grant"
    assert exchange(public, program, code, verifier).status_code == 200


def test_a_code_used_twice_takes_its_tokens_with_it(public: Any, ana: Any, program: dict[str, Any]) -> None:
    code, verifier = public.sign_in(ana, program)
    tokens = exchange(public, program, code, verifier).json()
    assert works(public, tokens["access_token"])
    assert exchange(public, program, code, verifier).json()["error"] == "invalid_grant"
    assert not works(public, tokens["access_token"])
    assert refresh(public, program, tokens["refresh_token"]).json()["error"] == "invalid_grant"


def test_a_refresh_token_used_twice_takes_its_grant_with_it(
    public: Any, ana: Any, program: dict[str, Any]
) -> None:
    first = public.tokens(ana, program)
    second = refresh(public, program, first["refresh_token"]).json()
    assert second["refresh_token"] != first["refresh_token"]
    assert works(public, second["access_token"])
    assert refresh(public, program, first["refresh_token"]).json()["error"] == "invalid_grant"
    assert not works(public, first["access_token"])
    assert not works(public, second["access_token"])
    assert refresh(public, program, second["refresh_token"]).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"scope": "layer:read layer:run"}, "invalid_scope"),
        ({"resource": "https://elsewhere.example/mcp"}, "invalid_target"),
        ({"refresh_token": "ort_made_up"}, "invalid_grant"),
    ],
)
def test_a_refresh_that_asks_for_more_is_refused_and_uses_nothing_up(
    public: Any, ana: Any, program: dict[str, Any], wrong: dict[str, Any], error: str
) -> None:
    tokens = public.tokens(ana, program, scope="layer:read")
    given = {"refresh_token": tokens["refresh_token"], **wrong}
    assert public.post(
        "/token", grant_type="refresh_token", client_id=program["client_id"], **given
    ).json() | {"error_description": ""} == {"error": error, "error_description": ""}
    assert refresh(public, program, tokens["refresh_token"], scope="layer:read openid").status_code == 200


def test_an_access_token_is_no_refresh_token_and_the_other_way_round(
    public: Any, ana: Any, program: dict[str, Any]
) -> None:
    tokens = public.tokens(ana, program)
    assert refresh(public, program, tokens["access_token"]).json()["error"] == "invalid_grant"
    assert not works(public, tokens["refresh_token"])


def test_what_has_expired_is_worth_nothing(public: Any, ana: Any, program: dict[str, Any]) -> None:
    import sqlalchemy as sa

    from layer_server.db import tables

    def age(table: sa.Table) -> None:
        with public.core.db.begin() as connection:
            connection.execute(sa.update(table).values(expires_at=table.c.expires_at - 31 * 86_400_000_000))
        public.core.verifier._known.clear()

    code, verifier = public.sign_in(ana, program)
    age(tables.oauth_code)
    assert exchange(public, program, code, verifier).json()["error"] == "invalid_grant"
    tokens = public.tokens(ana, program)
    assert works(public, tokens["access_token"])
    age(tables.oauth_token)
    assert not works(public, tokens["access_token"])
    assert refresh(public, program, tokens["refresh_token"]).json()["error"] == "invalid_grant"


def test_a_revoked_token_stops_at_once(public: Any, ana: Any, program: dict[str, Any]) -> None:
    tokens = public.tokens(ana, program)
    assert works(public, tokens["access_token"])
    stranger = public.register()
    assert (
        public.post("/revoke", client_id=stranger["client_id"], token=tokens["refresh_token"]).status_code
        == 200
    )
    assert works(public, tokens["access_token"])
    assert (
        public.post("/revoke", client_id=program["client_id"], token=tokens["access_token"]).status_code
        == 200
    )
    assert not works(public, tokens["access_token"])
    again = refresh(public, program, tokens["refresh_token"]).json()
    assert works(public, again["access_token"])
    assert (
        public.post("/revoke", client_id=program["client_id"], token=again["refresh_token"]).status_code
        == 200
    )
    assert not works(public, again["access_token"])
    assert public.post("/revoke", client_id=program["client_id"], token="made up").status_code == 200


def test_a_program_that_was_let_in_is_listed_and_can_be_shut_out(public: Any, ana: Any) -> None:
    program = public.register(client_name="To be shut out")
    tokens = public.tokens(ana, program)
    (standing,) = [each for each in public.core.oauth.grants.list() if each.program == "To be shut out"]
    assert standing.user_name == "ana"
    found = public.core.oauth.grants.find(standing.id[:13])
    public.core.oauth.grants.revoke_grant(found.id)
    assert not works(public, tokens["access_token"])
    assert refresh(public, program, tokens["refresh_token"]).json()["error"] == "invalid_grant"
    assert standing.id not in [each.id for each in public.core.oauth.grants.list()]


def test_a_disabled_users_programs_stop_at_once(public: Any, person: Any, program: dict[str, Any]) -> None:
    gone = person("gone")
    tokens = public.tokens(gone, program)
    assert works(public, tokens["access_token"])
    assert works(public, gone.token)
    public.core.users.disable(gone.id)
    assert not works(public, tokens["access_token"])
    assert not works(public, gone.token)
    assert refresh(public, program, tokens["refresh_token"]).json()["error"] == "invalid_grant"


def test_a_token_for_another_resource_is_worth_nothing_here(
    public: Any, ana: Any, program: dict[str, Any]
) -> None:
    import sqlalchemy as sa

    from layer_server.db import tables

    tokens = public.tokens(ana, program)
    with public.core.db.begin() as connection:
        connection.execute(sa.update(tables.oauth_grant).values(resource="https://elsewhere.example/mcp"))
    assert not works(public, tokens["access_token"])
    assert refresh(public, program, tokens["refresh_token"]).json()["error"] == "invalid_target"


@pytest.mark.parametrize("method", ["client_secret_post", "client_secret_basic"])
def test_a_program_with_a_secret_must_know_it(public: Any, ana: Any, method: str) -> None:
    client = public.register(token_endpoint_auth_method=method)
    code, verifier = public.sign_in(ana, client)
    for secret in (None, "wrong"):
        refused = exchange(public, client, code, verifier, client_secret=secret)
        assert (refused.status_code, refused.json()["error"]) == (401, "invalid_client")
    known = (client["client_id"], client["client_secret"])
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "code_verifier": verifier,
        "redirect_uri": CALLBACK,
    }
    if method == "client_secret_basic":
        answer = public.http.post("/token", data=form, auth=known)
    else:
        answer = public.http.post("/token", data={**form, "client_id": known[0], "client_secret": known[1]})
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"resource": "https://elsewhere.example/mcp"}, "invalid_target"),
        ({"response_mode": "fragment"}, "invalid_request"),
        ({"prompt": "none"}, "consent_required"),
    ],
)
def test_a_wrong_request_goes_back_to_its_program(
    public: Any, program: dict[str, Any], asked: dict[str, Any], error: str
) -> None:
    answer = public.http.get(public.ask(program["client_id"], "c" * 43, **asked))
    assert answer.status_code == 303
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    assert query["error"] == [error]
    assert query["state"] == ["s1"]
    assert query["iss"] == [public.origin]


@pytest.mark.parametrize(
    "asked",
    [
        {"client_id": "client_nobody"},
        {"client_id": ""},
        {"redirect_uri": "http://127.0.0.1:40001/elsewhere"},
        {"redirect_uri": "https://evil.example/callback"},
        {"redirect_uri": "http://localhost:40001/callback"},
        {"redirect_uri": "http://user@127.0.0.1:40001/callback"},
        {"redirect_uri": "http://127.0.0.1:x/callback"},
    ],
)
def test_who_is_not_known_is_told_in_the_browser_only(
    public: Any, program: dict[str, Any], asked: dict[str, Any]
) -> None:
    answer = public.http.get(public.ask(program["client_id"], "c" * 43, **asked))
    assert answer.status_code == 400
    assert "location" not in answer.headers
    assert "This cannot go on" in answer.text


def test_a_request_sent_twice_over_is_refused(public: Any, program: dict[str, Any]) -> None:
    answer = public.http.get(public.ask(program["client_id"], "c" * 43) + "&state=s2")
    assert parse_qs(urlsplit(answer.headers["location"]).query)["error"] == ["invalid_request"]
    answer = public.http.get(
        public.ask(program["client_id"], "c" * 43) + "&redirect_uri=https://evil.example/"
    )
    assert answer.status_code == 400
    twice = public.http.post(
        "/token",
        content="grant_type=refresh_token&grant_type=password",
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    assert twice.json()["error"] == "invalid_request"
    assert public.http.post("/token", json={}).json()["error"] == "invalid_request"
    large = public.post("/token", grant_type="x" * 70_000)
    assert (large.status_code, large.json()["error"]) == (413, "invalid_request")


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        ({"redirect_uris": []}, "invalid_redirect_uri"),
        ({"redirect_uris": None}, "invalid_redirect_uri"),
        ({"redirect_uris": "https://a.example/"}, "invalid_redirect_uri"),
        ({"redirect_uris": [7]}, "invalid_redirect_uri"),
        ({"redirect_uris": ["http://a.example/callback"]}, "invalid_redirect_uri"),
        ({"redirect_uris": ["javascript:alert(1)"]}, "invalid_redirect_uri"),
        ({"redirect_uris": ["data:text/html,x"]}, "invalid_redirect_uri"),
        ({"redirect_uris": ["https://a.example/#x"]}, "invalid_redirect_uri"),
        ({"redirect_uris": ["https://a@b.example/"]}, "invalid_redirect_uri"),
        ({"redirect_uris": ["https://a.example;sandbox/"]}, "invalid_redirect_uri"),
        ({"redirect_uris": ["https://*/"]}, "invalid_redirect_uri"),
        ({"redirect_uris": ["https:///callback"]}, "invalid_redirect_uri"),
        ({"redirect_uris": ["/callback"]}, "invalid_redirect_uri"),
        ({"redirect_uris": ["https://a.example/\r\nx: y"]}, "invalid_redirect_uri"),
        ({"token_endpoint_auth_method": "private_key_jwt"}, "invalid_client_metadata"),
        ({"grant_types": ["client_credentials"]}, "invalid_client_metadata"),
        ({"response_types": ["token"]}, "invalid_client_metadata"),
    ],
)
def test_a_registration_is_refused(public: Any, metadata: dict[str, Any], error: str) -> None:
    answer = public.http.post("/register", json={"redirect_uris": [CALLBACK], **metadata})
    assert (answer.status_code, answer.json()["error"]) == (400, error)
    assert public.http.post("/register", content=b"[").json()["error"] == "invalid_client_metadata"


@pytest.mark.parametrize(
    "uri",
    [
        "https://a.example/callback",
        "http://localhost:1/oauth/callback",
        "http://[::1]/callback",
        "cursor://anysphere.cursor-retrieval/oauth/user-agent/callback",
        "com.example.app:/callback",
    ],
)
def test_the_redirects_of_real_programs_are_taken(public: Any, uri: str) -> None:
    registered = public.register(redirect_uris=[uri])
    assert registered["redirect_uris"] == [uri]
    assert "client_secret" not in registered
    page = public.http.get(public.ask(registered["client_id"], "c" * 43, redirect_uri=uri))
    assert page.status_code == 200


@pytest.mark.parametrize("kind", ["code", "refresh"])
def test_of_many_at_once_one_wins_and_the_grant_falls(
    public: Any, ana: Any, program: dict[str, Any], kind: str
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    if kind == "code":
        code, verifier = public.sign_in(ana, program)
        tries = [lambda: exchange(public, program, code, verifier)] * 8
    else:
        token = public.tokens(ana, program)["refresh_token"]
        tries = [lambda: refresh(public, program, token)] * 8
    with ThreadPoolExecutor(8) as threads:
        answers = [each.result() for each in [threads.submit(attempt) for attempt in tries]]
    won = [each.json() for each in answers if each.status_code == 200]
    assert len(won) == 1
    assert not works(public, won[0]["access_token"])
    assert refresh(public, program, won[0]["refresh_token"]).json()["error"] == "invalid_grant"
