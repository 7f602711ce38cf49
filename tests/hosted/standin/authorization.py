"""An authorization server like the hosted one: of another origin, with a slash after its name, public clients only.

It takes a redirect address only as it was registered, tells no ``iss``, and ends a grant whose refresh token comes
twice.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

SCOPES = ["openid", "profile", "email", "offline_access"]
Answer = tuple[int, dict[str, Any], dict[str, str]]


class HostedAuthorization:
    """Gives tokens to whoever opens its page.

    Args:
        tokens: the access tokens that the stand-in takes; what is given here is added, what is over is removed.

    Attributes:
        opened: how often somebody came to its page.
        refreshed: how often a grant was renewed.
    """

    def __init__(self, tokens: set[str]) -> None:
        self.opened = self.refreshed = 0
        self._tokens = tokens
        self._clients: dict[str, list[str]] = {}
        self._codes: dict[str, dict[str, str]] = {}
        self._grants: dict[str, str] = {}
        self._used: set[str] = set()
        self._lock = threading.Lock()
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _answer(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                with owner._lock:
                    status, body, headers = owner._asked(
                        self.command, self.path, self.rfile.read(length).decode()
                    )
                content = json.dumps(body).encode()
                self.send_response(status)
                for name, value in {"content-type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = _answer

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def expire(self) -> None:
        """Take no access token any more that was given until now."""
        self._tokens -= {each for each in self._tokens if each.startswith("eyJ")}

    def _asked(self, method: str, target: str, body: str) -> Answer:
        parts = urlsplit(target)
        form = {name: values[0] for name, values in parse_qs(parts.query or body).items()}
        match method, parts.path:
            case "GET", "/.well-known/oauth-authorization-server":
                return 200, self._metadata(), {}
            case "POST", "/oidc/register":
                client = secrets.token_urlsafe(12)
                self._clients[client] = json.loads(body)["redirect_uris"]
                return 201, {"client_id": client, "token_endpoint_auth_method": "none"}, {}
            case "GET", "/authorize":
                return self._page(form)
            case "POST", "/oauth/token":
                return self._token(form)
            case "POST", "/oauth/revoke":
                self._tokens.discard(self._grants.pop(form.get("token", ""), ""))
                self._tokens.discard(form.get("token", ""))
                return 200, {}, {}
        return 404, {}, {}

    def _metadata(self) -> dict[str, Any]:
        return {
            "issuer": f"{self.origin}/",
            "authorization_endpoint": f"{self.origin}/authorize",
            "token_endpoint": f"{self.origin}/oauth/token",
            "registration_endpoint": f"{self.origin}/oidc/register",
            "revocation_endpoint": f"{self.origin}/oauth/revoke",
            "code_challenge_methods_supported": ["S256", "plain"],
            "token_endpoint_auth_methods_supported": ["client_secret_post", "none"],
            "scopes_supported": SCOPES,
        }

    def _page(self, form: dict[str, str]) -> Answer:
        if form.get("redirect_uri") not in self._clients.get(form.get("client_id", ""), ()):
            return 400, {"error": "invalid_request"}, {}
        self.opened += 1
        code = secrets.token_urlsafe(24)
        self._codes[code] = form
        answer = urlencode({"code": code, "state": form["state"]})
        return 302, {}, {"location": f"{form['redirect_uri']}?{answer}"}

    def _token(self, form: dict[str, str]) -> Answer:
        if form.get("grant_type") == "authorization_code":
            asked = self._codes.pop(form.get("code", ""), {})
            digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
            fits = asked.get("code_challenge") == base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            same = all(
                form.get(name) == asked.get(name) for name in ("client_id", "redirect_uri", "resource")
            )
            return self._give() if fits and same else _over("the code is not good")
        old = form.get("refresh_token", "")
        if old in self._used:
            self._grants.clear()
        if old not in self._grants:
            return _over("Unknown or invalid refresh token.")
        self._used.add(old)
        self._tokens.discard(self._grants.pop(old))
        self.refreshed += 1
        return self._give()

    def _give(self) -> Answer:
        claims = base64.urlsafe_b64encode(json.dumps({"email": "ana@studio.example"}).encode()).decode()
        access, refresh = f"eyJ{secrets.token_urlsafe(30)}", secrets.token_urlsafe(30)
        self._tokens.add(access)
        self._grants[refresh] = access
        told = {"access_token": access, "refresh_token": refresh, "token_type": "Bearer", "expires_in": 86400}
        return 200, {**told, "scope": " ".join(SCOPES), "id_token": f"e30.{claims}.c2ln"}, {}


def _over(why: str) -> Answer:
    return 400, {"error": "invalid_grant", "error_description": why}, {}
