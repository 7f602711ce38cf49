"""The page on which a person decides: safe to look at, hard to trick, easy to use."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

CHALLENGE = "c" * 43


def query(answer: httpx2.Response) -> dict[str, list[str]]:
    assert answer.status_code == 303, answer.text
    return parse_qs(urlsplit(answer.headers["location"]).query)


@pytest.fixture
def browser(public: Any) -> Any:
    with httpx2.Client(base_url=public.origin, trust_env=False, timeout=30) as client:
        yield client


def csrf_of(page: httpx2.Response) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert found is not None
    return found.group(1)


def test_a_programs_name_is_text(public: Any) -> None:
    name = "<img src=x onerror=alert(1)>\"'&\x00\u202e"
    client = public.register(client_name=name)
    page = public.http.get(public.ask(client["client_id"], CHALLENGE, state="<script>alert(2)</script>"))
    assert "<img" not in page.text
    assert "<script" not in page.text
    assert "&lt;img src=x onerror=alert(1)&gt;" in page.text
    assert "\u202e" not in page.text
    assert "has not verified" in page.text


def test_the_pages_headers_forbid_what_it_does_not_need(public: Any) -> None:
    page = public.http.get(public.ask(public.register()["client_id"], CHALLENGE))
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "form-action 'self' http://127.0.0.1:40001" in policy
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"
    cookie = page.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/authorize" in cookie


def test_signing_in_with_a_token(public: Any, ana: Any) -> None:
    address = public.ask(public.register()["client_id"], CHALLENGE)
    assert "code" in query(public.consent(address, token=f" {ana.token} "))
    wrong = public.consent(address, token="pat_wrong")
    assert wrong.status_code == 401
    assert "not valid here" in wrong.text
    assert "pat_wrong" not in wrong.text


def test_a_token_pasted_into_the_field_for_a_name_is_taken_and_not_shown(public: Any, ana: Any) -> None:
    address = public.ask(public.register()["client_id"], CHALLENGE)
    assert "code" in query(public.consent(address, name=ana.token))
    wrong = public.consent(address, name="pat_wrong")
    assert "not valid here" in wrong.text
    assert "pat_wrong" not in wrong.text


def test_where_nobody_has_a_password_the_page_asks_for_the_token(
    public: Any, ana: Any, monkeypatch: Any
) -> None:
    address = public.ask(public.register()["client_id"], CHALLENGE)
    assert "<details>" in public.http.get(address).text
    monkeypatch.setattr(public.core.users, "any_password", lambda: False)
    assert "<details open>" in public.http.get(address).text


def test_a_token_that_may_only_look_signs_nobody_in(public: Any, ana: Any) -> None:
    _, look = public.core.tokens.create(ana.id, "look", ["layer:read"])
    refused = public.consent(public.ask(public.register()["client_id"], CHALLENGE), token=look.reveal())
    assert refused.status_code == 403
    assert "allows too little" in refused.text
    assert "location" not in refused.headers


def test_saying_no(public: Any, ana: Any) -> None:
    answer = query(
        public.consent(public.ask(public.register()["client_id"], CHALLENGE), ana, decision="deny")
    )
    assert answer["error"] == ["access_denied"]
    assert answer["state"] == ["s1"]
    assert answer["iss"] == [public.origin]


def test_a_signed_in_browser_is_asked_and_not_signed_in_again(public: Any, ana: Any, browser: Any) -> None:
    address = public.ask(public.register()["client_id"], CHALLENGE)
    page = browser.get(address)
    form = {"csrf": csrf_of(page), "decision": "allow", "name": "ana", "password": ana.password}
    assert "code" in query(browser.post(address, data=form))
    page = browser.get(address)
    assert "Signed in as <b>ana</b>" in page.text
    assert 'type="password"' not in page.text
    assert "code" in query(browser.post(address, data={"csrf": csrf_of(page), "decision": "allow"}))
    assert 'type="password"' in browser.get(address + "&prompt=login").text
    switched = browser.post(address, data={"csrf": csrf_of(page), "decision": "switch"})
    assert 'type="password"' in switched.text
    assert 'type="password"' in browser.get(address).text


def test_a_form_from_elsewhere_does_nothing(public: Any, ana: Any, browser: Any) -> None:
    address = public.ask(public.register()["client_id"], CHALLENGE)
    page = browser.get(address)
    filled = {"decision": "allow", "name": "ana", "password": ana.password}
    for form, headers in (
        (filled, {}),
        ({**filled, "csrf": "x"}, {}),
        ({**filled, "csrf": csrf_of(page)}, {"sec-fetch-site": "cross-site"}),
    ):
        answer = browser.post(address, data=form, headers=headers)
        assert answer.status_code == 200
        assert "came from elsewhere" in answer.text
    no_cookie = public.http.post(address, data={**filled, "csrf": csrf_of(page)}, headers={"cookie": ""})
    assert "location" not in no_cookie.headers


def test_guessing_passwords_has_an_end(public: Any, person: Any) -> None:
    victim = person("victim")
    address = public.ask(public.register()["client_id"], CHALLENGE)
    for _ in range(5):
        wrong = public.consent(address, name=victim.name, password="a guess")
        assert wrong.status_code == 401
        assert "do not belong together" in wrong.text
        assert "a guess" not in wrong.text
    locked = public.consent(address, victim)
    assert locked.status_code == 429
    assert "Too many wrong passwords" in locked.text
    # The way that cannot be guessed stays open.
    assert "code" in query(public.consent(address, token=victim.token))


def test_a_new_password_ends_the_browsers_sign_ins(public: Any, person: Any, browser: Any) -> None:
    user = person("forgetful")
    address = public.ask(public.register()["client_id"], CHALLENGE)
    form = {"csrf": csrf_of(browser.get(address)), "decision": "allow", "name": user.name}
    assert "code" in query(browser.post(address, data={**form, "password": user.password}))
    public.core.users.set_password(user.id, "another one")
    assert 'type="password"' in browser.get(address).text
