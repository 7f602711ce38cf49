"""The page on which a person signs in and decides what a program may do. No script, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

_STYLE = """
:root{color-scheme:light dark;--back:#f4f3f0;--card:#fff;--text:#1d1c1a;--soft:#6a675f;--line:#e2dfd8;--accent:#4f46e5;
--on:#fff;--bad:#b3261e;--bad-back:#fdecea;--field:#fff}
@media (prefers-color-scheme:dark){:root{--back:#131316;--card:#1d1d22;--text:#ececf1;--soft:#a09fab;--line:#33333c;
--accent:#8f8bff;--on:#15142b;--bad:#ff9d94;--bad-back:#3a1f1d;--field:#16161a}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px 16px;background:var(--back);color:var(--text);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{width:100%;max-width:420px;background:var(--card);border:1px solid var(--line);border-radius:16px;padding:28px;
box-shadow:0 1px 2px rgb(0 0 0/.05),0 12px 32px rgb(0 0 0/.07)}
header{display:flex;align-items:center;gap:10px;color:var(--soft);font-size:14px;margin-bottom:20px}
header svg{width:26px;height:26px;flex:none;color:var(--accent)}
h1{font-size:21px;line-height:1.3;margin:0 0 6px;overflow-wrap:anywhere}
p{margin:0 0 14px}
.soft{color:var(--soft);font-size:14px}
ul{list-style:none;margin:18px 0;padding:14px 16px;border:1px solid var(--line);border-radius:12px}
li{padding-left:26px;position:relative}
li+li{margin-top:8px}
li:before{content:"";position:absolute;left:4px;top:6px;width:6px;height:11px;border:solid var(--accent);
border-width:0 2px 2px 0;transform:rotate(45deg)}
label{display:block;font-size:14px;font-weight:600;margin:12px 0 4px}
input{width:100%;font:inherit;padding:9px 12px;border:1px solid var(--line);border-radius:9px;background:var(--field);
color:inherit}
input:focus-visible,button:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
details{margin-top:14px;font-size:14px}
summary{cursor:pointer;color:var(--soft)}
.row{display:flex;flex-direction:row-reverse;gap:10px;margin-top:22px}
input+p{margin-top:6px}
.row+p{margin:14px 0 0}
button{font:inherit;font-weight:600;padding:10px 14px;border-radius:10px;border:1px solid var(--line);
background:transparent;color:inherit;cursor:pointer}
button.main{flex:1;background:var(--accent);border-color:var(--accent);color:var(--on)}
button:hover{filter:brightness(1.07)}
button.link{border:0;padding:0;font-weight:400;text-decoration:underline;color:var(--soft)}
.bad{background:var(--bad-back);color:var(--bad);border-radius:10px;padding:10px 12px;font-size:14px}
code{font-size:.92em;overflow-wrap:anywhere}
footer{margin-top:20px;padding-top:14px;border-top:1px solid var(--line)}
""".strip()

_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()

_MARK = (
    '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" '
    'aria-hidden="true"><path d="M12 3 3 8l9 5 9-5z"/><path d="m3 12 9 5 9-5"/><path d="m3 16 9 5 9-5"/></svg>'
)

MEANINGS: Mapping[str, str] = {
    "layer:read": "See your workspaces, balances, models, runs and files",
    "layer:run": "Run models and workflows, which spends Creative Units, and upload files",
    "offline_access": "Stay connected while you are away, until you revoke it",
}
"""What each scope lets a program do, in a person's words."""


def security_headers(form_targets: Sequence[str] = ()) -> dict[str, str]:
    """The headers of every page.

    Args:
        form_targets: where the page's form may lead besides this server; browsers hold its redirects to it.
    """
    return {
        "content-security-policy": (
            f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; frame-ancestors 'none'; "
            f"form-action 'self'{''.join(' ' + target for target in form_targets)}"
        ),
        "x-frame-options": "DENY",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
        "cross-origin-opener-policy": "same-origin",
    }


@dataclass(frozen=True)
class Consent:
    """What the page shows.

    Attributes:
        program: what the program calls itself.
        vouched_by: the host that vouches for that name; None when nobody does.
        goes_to: where the answer is sent, in words.
        server: the host of this server.
        user: who is signed in; None when nobody is.
        action: where the form goes.
        csrf: proves that the form came from this page.
        fault: why the last try did not work.
        name: the user name of the last try.
        by_token: whether the last try was with a token.
    """

    program: str
    vouched_by: str | None
    goes_to: str
    scopes: Sequence[str]
    server: str
    user: str | None
    action: str
    csrf: str
    fault: str | None = None
    name: str = ""
    by_token: bool = False


def consent_page(shown: Consent) -> str:
    """The page on which a person allows a program something, signing in if need be."""
    allowed = "".join(f"<li>{escape(MEANINGS[scope])}</li>" for scope in shown.scopes)
    fault = f'<p class="bad" role="alert">{escape(shown.fault)}</p>' if shown.fault else ""
    vouched = (
        f"Its name is vouched for by <b>{escape(shown.vouched_by)}</b>."
        if shown.vouched_by
        else "The name is what the program calls itself; this server has not verified it."
    )
    # The first button of a form is the one that Enter presses, so it is the one that was meant.
    return _page(
        f"Allow {shown.program}?",
        f"""<h1>{escape(shown.program)} wants to use Layer for you</h1>
<p class="soft">{vouched} The answer goes to <b>{escape(shown.goes_to)}</b>.</p>
<ul>{allowed}</ul>
{fault}<form method="post" action="{escape(shown.action)}" autocomplete="on">
<input type="hidden" name="csrf" value="{escape(shown.csrf)}">
{"" if shown.user else _sign_in(shown)}<div class="row">
<button class="main" name="decision" value="allow">{"Allow" if shown.user else "Sign in and allow"}</button>
<button name="decision" value="deny">Deny</button></div>
{_signed_in(shown.user) if shown.user else ""}</form>
<footer class="soft">Allow only what you have just asked for in a program of yours.</footer>""",
        shown.server,
    )


def message_page(title: str, message: str, server: str) -> str:
    """A page that says one thing."""
    return _page(title, f"<h1>{escape(title)}</h1><p>{escape(message)}</p>", server)


def _signed_in(user: str) -> str:
    return (
        f'<p class="soft">Signed in as <b>{escape(user)}</b>. '
        '<button class="link" name="decision" value="switch">Somebody else?</button></p>'
    )


def _sign_in(shown: Consent) -> str:
    focus = "" if shown.by_token else " autofocus"
    return f"""<label for="name">Name</label>
<input id="name" name="name" maxlength="80" autocomplete="username" autocapitalize="none" spellcheck="false"
 value="{escape(shown.name)}"{focus}>
<label for="password">Password</label>
<input id="password" name="password" type="password" maxlength="200" autocomplete="current-password">
<details{" open" if shown.by_token else ""}><summary>Use a personal access token instead</summary>
<label for="token">Token</label>
<input id="token" name="token" type="password" maxlength="200" autocomplete="off" placeholder="pat_…"{"" if focus else " autofocus"}>
<p class="soft">Make one with <code>layer token create</code>, or take the one that <code>layer serve</code> printed.</p>
</details>"""


def _page(title: str, body: str, server: str) -> str:
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>{escape(title)} · Layer</title><style>{_STYLE}</style></head>
<body><main><header>{_MARK}<span>Layer on <b>{escape(server)}</b></span></header>
{body}</main></body></html>"""
