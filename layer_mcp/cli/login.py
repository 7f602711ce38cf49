"""``layer login`` and ``logout``: who the user is to a server."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from layer_mcp.cli import say
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.money import format_cu

if TYPE_CHECKING:
    from layer_mcp.auth.logins import Login, Logout
    from layer_mcp.contract.redact import Secret

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
ProfileName = Annotated[
    str | None,
    typer.Option("--profile", metavar="NAME", help="The name to keep it under.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    # What is left over is not typer's to refuse: it may be a token, and then there is something to say.
    app.command(context_settings={"allow_extra_args": True})(login)
    app.command()(logout)


@say.told
def login(  # noqa: PLR0917  options, which are given by name
    context: typer.Context,
    url: Annotated[
        str | None,
        typer.Option(
            "--url", help="The server; the one in use by default, else the hosted one.", show_default=False
        ),
    ] = None,
    profile: ProfileName = None,
    pat: Annotated[
        bool,
        typer.Option("--pat", help="With a personal access token, from a hidden prompt or standard input."),
    ] = False,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Show the address, and take the answer by paste.")
    ] = False,
    scope: Annotated[
        list[str] | None, typer.Option("--scope", help="Ask for this as well; may be given again.")
    ] = None,
    client_id: Annotated[
        str | None,
        typer.Option(
            "--client-id", help="A client that the server knows, where it registers none by itself."
        ),
    ] = None,
    json_: Json = False,
) -> None:
    """Sign in to a server, and use it from now on."""
    if context.args:
        raise _unwanted(context.args[0], pat=pat)
    from layer_mcp.auth import logins

    interactive = sys.stdin.isatty()
    token = _hidden() if pat else None
    done = logins.login(
        url,
        profile=profile,
        token=token,
        scopes=scope,
        client_id=client_id,
        browser=False if no_browser else None,
        say=say.note,
        ask=_ask if interactive or no_browser else None,
    )
    if json_:
        say.document(_login(done))
        return
    _tell(done)


def _unwanted(word: str, *, pat: bool) -> InvalidInputs:
    from layer_mcp.auth.pat import looks_like_a_token

    if pat or looks_like_a_token(word):
        return InvalidInputs(
            "A token does not go into the command line, where the shell's history and other users can see it.",
            remedy="Revoke that token, make another, and give it to the hidden prompt of: layer login --pat",
        )
    return InvalidInputs(
        f"layer login does not know what to do with {word!r}.",
        remedy="A server is named with --url, a profile with --profile.",
    )


def _hidden() -> Secret:
    """A token that nobody sees: typed without an echo, or piped in."""
    from layer_mcp.contract.redact import Secret

    if sys.stdin.isatty():
        return Secret(str(typer.prompt("Personal access token", hide_input=True, err=True)))
    return Secret(sys.stdin.readline())


def _ask(question: str) -> str:
    if sys.stdin.isatty():
        with contextlib.suppress(ImportError):  # Windows has none, and no need of it
            # With it a terminal takes lines of more than 1,024 characters, which an address can have.
            import readline  # noqa: F401
    sys.stderr.write(question)
    sys.stderr.flush()
    return input()


def _tell(done: Login) -> None:
    name, url = done.profile.name, done.profile.url
    kind = "OAuth" if done.kind == "oauth" else "a personal access token"
    who = f" as {done.account}" if done.account else ""
    say.line(f"Signed in to {url}{who}: profile {name} ({kind}, kept in the {done.where}).")
    if done.why_not_keyring:
        say.note(f"Not in the keyring: {done.why_not_keyring}. The file is readable by you alone.")
    say.line(_account(done))
    for note in done.notes:
        say.note(note)
    say.note(
        "`layer` and notebooks use this server from now on. Back to the embedded one: layer profile use embedded"
    )


def _account(done: Login) -> str:
    workspace = done.workspace
    if workspace is None:
        return (
            "This account has no workspace yet: make one in the app."
            if not done.notes
            else "Workspaces: unknown."
        )
    more = len(done.workspaces) - 1
    others = f", and {more} more workspace{'s' if more > 1 else ''}" if more else ""
    return (
        f"Workspace {workspace.name or workspace.slug}: {format_cu(workspace.available)} available{others}."
    )


def _login(done: Login) -> dict[str, object]:
    from layer_mcp.cli import shapes

    return {
        "profile": done.profile.name,
        "url": done.profile.url,
        "kind": done.kind,
        "account": done.account,
        "kept_in": done.where,
        "why_not_keyring": done.why_not_keyring,
        "workspace": shapes.workspace(done.workspace) if done.workspace else None,
        "workspaces": [shapes.workspace(each) for each in done.workspaces],
        "notes": list(done.notes),
    }


@say.told
def logout(
    profile: Annotated[
        str | None,
        typer.Option("--profile", metavar="NAME", help="The one in use by default.", show_default=False),
    ] = None,
    json_: Json = False,
) -> None:
    """End a sign-in at its server, and forget it here."""
    from layer_mcp.auth import logins

    done = logins.logout(profile)
    if json_:
        say.document(
            {
                "profile": done.profile.name,
                "url": done.profile.url,
                "kind": done.kind,
                "revoked": done.revoked,
                "note": done.note,
            }
        )
        return
    say.line(f"Signed out of {done.profile.name} ({done.profile.url}){_ended(done)}.")
    if done.note:
        say.note(done.note)


def _ended(done: Logout) -> str:
    return ", and the server has ended the sign-in" if done.revoked else "; forgotten on this machine"
