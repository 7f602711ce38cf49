"""``layer profile``: the servers by name, which of them is in use, and the workspace chosen on each."""

from __future__ import annotations

from typing import Annotated

import typer

from layer_mcp.cli import completion, say
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.money import format_cu

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Name = Annotated[
    str,
    typer.Argument(
        metavar="PROFILE",
        help="As in `layer profile`.",
        show_default=False,
        autocompletion=completion.profiles,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        help="Servers by name: which there are, and which is in use.", invoke_without_command=True
    )
    group.callback()(listing)
    group.command("list")(show)
    group.command("use")(use)
    group.command("workspace")(workspace)
    group.command("remove")(remove)
    app.add_typer(group, name="profile")


@say.told
def listing(context: typer.Context, json_: Json = False) -> None:
    """Show the servers by name, and which is in use."""
    if context.invoked_subcommand is None:
        _show(as_json=json_)


@say.told
def show(json_: Json = False) -> None:
    """List them."""
    _show(as_json=json_)


def _show(*, as_json: bool) -> None:
    from layer_mcp.auth import account

    found = account.known_profiles()
    if as_json:
        say.document([each.to_wire() for each in found])
        return
    rows = [
        (
            "*" if each.active else "",
            each.profile.name,
            each.profile.url or "on this machine",
            each.signed_in,
            each.profile.workspace_name or each.profile.workspace or "",
        )
        for each in found
    ]
    say.table(("", "profile", "server", "signed in with", "workspace"), rows)
    if goes_first := account.what_goes_first():
        say.note(goes_first)


@say.told
def use(name: Name, json_: Json = False) -> None:
    """Use this server from now on: `layer profile use embedded` goes back to your own machine."""
    from layer_mcp.auth import account

    found = account.use_profile(name)
    if json_:
        say.document(found.to_wire())
        return
    profile = found.profile
    say.line(f"{profile.name} is in use: {profile.url or 'the embedded server of this machine'}.")
    if profile.url is not None and found.kept is None:
        say.note(f"You are not signed in there: layer login --profile {profile.name}")
    if goes_first := account.what_goes_first():
        say.note(goes_first)


@say.told
def workspace(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="WORKSPACE", help="Slug, name or id; lists yours if left out.", show_default=False
        ),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Back to the most recently active one.")] = False,
    json_: Json = False,
) -> None:
    """Choose the workspace that this profile works in."""
    from layer_mcp.auth import account

    if clear:
        if name is not None:
            raise InvalidInputs(
                "A workspace and --clear exclude each other.", remedy="Leave one of them out."
            )
        profile = account.clear_workspace()
        if json_:
            say.document({"profile": profile.name, "workspace": None})
        else:
            say.line(f"Profile {profile.name} works in the most recently active workspace.")
        return
    from layer_mcp.cli import shapes

    if name is None:
        found, current = account.workspaces()
        if json_:
            say.document([shapes.workspace(each) | {"chosen": each.id == current} for each in found])
            return
        rows = [
            ("*" if each.id == current else "", each.name or each.slug, format_cu(each.available), each.id)
            for each in found
        ]
        say.table(("", "workspace", "available", "id"), rows)
        return
    profile, chosen = account.choose_workspace(name)
    if json_:
        say.document({"profile": profile.name, "workspace": shapes.workspace(chosen)})
        return
    say.line(
        f"Profile {profile.name} works in {chosen.name or chosen.slug}: {format_cu(chosen.available)} available."
    )
    if goes_first := account.workspace_goes_first():
        say.note(goes_first)


@say.told
def remove(name: Name, json_: Json = False) -> None:
    """Forget a server by its name, its sign-in too."""
    from layer_mcp.auth.logins import forget

    done = forget(name)
    if json_:
        say.document(
            {
                "profile": done.profile.name,
                "signed_out": done.kind is not None,
                "revoked": done.revoked,
                "note": done.note,
            }
        )
        return
    say.line(f"{name} is forgotten{', and you are signed out of it' if done.kind else ''}.")
    if done.note:
        say.note(done.note)
