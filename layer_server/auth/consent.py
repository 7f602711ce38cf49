"""``/authorize``: where a person signs in and allows a program something, or does not."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import anyio
import anyio.to_thread
from starlette.responses import HTMLResponse, RedirectResponse, Response

from layer_mcp.contract.data_folder import MCP_PATH
from layer_mcp.contract.errors import LayerError
from layer_server.auth import authorization, pages, redirects
from layer_server.auth.answering import origin_of, read_form
from layer_server.auth.credentials import PERSONAL
from layer_server.auth.refusal import OAuthRefusal
from layer_server.auth.sign_ins import SIGNED_IN_SECONDS

if TYPE_CHECKING:
    from starlette.requests import Request

    from layer_server.accounts.users import User
    from layer_server.auth.authorization import Asked
    from layer_server.auth.origins import Origins
    from layer_server.core import Core

PATH = "/authorize"
_CSRF_COOKIE = "layer_form"
_SESSION_COOKIE = "layer_sign_in"
_SIGN_INS_AT_ONCE = 2
"""A password takes a core and 32 MiB for a tenth of a second; who guesses must not hold up the tools' threads."""


class ConsentEndpoint:
    """Answers ``/authorize``.

    Args:
        core: waits for the core.
        origins: the addresses of the listener.
    """

    def __init__(self, core: Callable[[], Awaitable[Core]], origins: Origins) -> None:
        self._core = core
        self._origins = origins
        self._signing_in = anyio.CapacityLimiter(_SIGN_INS_AT_ONCE)

    async def __call__(self, request: Request) -> Response:
        try:
            core = await self._core()
            asked = await self._asked(request, core)
        except authorization.CannotAnswer as fault:
            return self._message(request, fault.message, 400)
        except OAuthRefusal as fault:
            return self._message(request, fault.description, 400)
        except LayerError as error:
            return self._message(request, error.message, error.status)
        if isinstance(asked, authorization.Refused):
            return _leave(asked.location)
        if request.method == "POST":
            return await self._decided(request, core, asked)
        user = None
        if "login" not in asked.prompt:
            user = await anyio.to_thread.run_sync(core.oauth.sign_ins.user, self._session(request))
        return await self._page(request, core, asked, user)

    async def _asked(self, request: Request, core: Core) -> Asked | authorization.Refused:
        parameters = parse_qs(request.url.query, keep_blank_values=True)
        client_id = parameters.get("client_id", [""])[0]
        client = await anyio.to_thread.run_sync(core.oauth.clients.get, client_id)
        issuer = origin_of(request)
        return authorization.read(parameters, client, issuer, issuer + MCP_PATH, self._origins.ours)

    async def _decided(self, request: Request, core: Core, asked: Asked) -> Response:
        try:
            form = await read_form(request)
        except OAuthRefusal as fault:
            return self._message(request, fault.description, fault.status)
        expected = request.cookies.get(self._cookie(_CSRF_COOKIE), "")
        # Not the Origin header: with no referrer, browsers send "null" for a form of the very same page.
        elsewhere = request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}
        if (
            elsewhere
            or not expected
            or not hmac.compare_digest(expected.encode(), form.get("csrf", "").encode())
        ):
            return await self._page(
                request, core, asked, None, fault="The form was too old or came from elsewhere. Try again."
            )
        session = self._session(request)
        decision = form.get("decision")
        if decision == "switch":
            await anyio.to_thread.run_sync(core.oauth.sign_ins.end, session)
            return await self._page(request, core, asked, None)
        if decision != "allow":
            return _leave(asked.answer(error="access_denied", error_description="The user said no."))
        user = (
            None
            if "login" in asked.prompt
            else await anyio.to_thread.run_sync(core.oauth.sign_ins.user, session)
        )
        fresh: str | None = None
        if user is None:
            try:
                user = await anyio.to_thread.run_sync(
                    _sign_in, core, form, _address(request), limiter=self._signing_in
                )
            except LayerError as error:
                why = f"{error.message} {error.remedy}"
                return await self._page(request, core, asked, None, fault=why, form=form, status=error.status)
            if not form.get("token"):
                # What a token allows ends with it; a sign-in would go on without it.
                fresh = await anyio.to_thread.run_sync(core.oauth.sign_ins.begin, user)
        code = await anyio.to_thread.run_sync(_allow, core, asked, user)
        answer = _leave(asked.answer(code=code))
        if fresh is not None:
            self._set(answer, _SESSION_COOKIE, fresh, request, SIGNED_IN_SECONDS)
        return answer

    async def _page(
        self,
        request: Request,
        core: Core,
        asked: Asked,
        user: User | None,
        *,
        fault: str | None = None,
        form: dict[str, str] | None = None,
        status: int = 200,
    ) -> Response:
        csrf = request.cookies.get(self._cookie(_CSRF_COOKIE)) or secrets.token_urlsafe(24)
        form = form or {}
        # Of a server that nobody has set a password on, the field for the token is the one that is looked for.
        by_token = user is None and (
            bool(_token(form)) or not await anyio.to_thread.run_sync(core.users.any_password)
        )
        shown = pages.Consent(
            program=asked.client.name,
            vouched_by=asked.client.verified_host,
            goes_to=redirects.shown(asked.redirect_uri),
            scopes=asked.scopes,
            server=origin_of(request).partition("://")[2],
            user=user.name if user else None,
            action=f"{PATH}?{request.url.query}",
            csrf=csrf,
            fault=fault,
            name="" if _token(form) else form.get("name", ""),
            by_token=by_token,
        )
        headers = pages.security_headers([redirects.form_target(asked.redirect_uri)])
        answer = HTMLResponse(pages.consent_page(shown), status, headers)
        self._set(answer, _CSRF_COOKIE, csrf, request, None)
        return answer

    def _message(self, request: Request, message: str, status: int) -> Response:
        server = origin_of(request).partition("://")[2]
        return HTMLResponse(
            pages.message_page("This cannot go on", message, server), status, pages.security_headers()
        )

    def _session(self, request: Request) -> str | None:
        return request.cookies.get(self._cookie(_SESSION_COOKIE))

    def _cookie(self, name: str) -> str:
        """Cookies know no ports: two servers on one machine must not take each other's."""
        return f"{name}_{self._origins.port}"

    def _set(self, answer: Response, name: str, value: str, request: Request, seconds: int | None) -> None:
        answer.set_cookie(
            self._cookie(name),
            value,
            max_age=seconds,
            path=PATH,
            secure=origin_of(request).startswith("https:"),
            httponly=True,
            samesite="lax",
        )


def _sign_in(core: Core, form: dict[str, str], address: str) -> User:
    if token := _token(form):
        return core.oauth.sign_ins.with_token(token, address)
    return core.oauth.sign_ins.with_password(form.get("name", ""), form.get("password", ""), address)


def _token(form: dict[str, str]) -> str:
    """The token that was given, also in the field for a name: that is where a paste lands. It is never shown again."""
    name = form.get("name", "").strip()
    return form.get("token", "") or (name if name.startswith(PERSONAL) else "")


def _allow(core: Core, asked: Asked, user: User) -> str:
    core.oauth.clients.note_use(asked.client.id)
    return core.oauth.grants.allow(
        user_id=user.id,
        client_id=asked.client.id,
        scopes=asked.scopes,
        resource=asked.resource,
        redirect_uri=asked.redirect_uri,
        redirect_uri_given=asked.redirect_uri_given,
        challenge=asked.challenge,
    )


def _leave(location: str) -> Response:
    headers = {"cache-control": "no-store", "referrer-policy": "no-referrer"}
    return RedirectResponse(location, 303, headers)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
