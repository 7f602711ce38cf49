"""``layer profile``: the servers by name, which of them is in use, and the workspace chosen on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from layer_mcp.cli import say
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.money import format_cu

if TYPE_CHECKING:
    from layer_mcp.auth.profiles import Profile, Profiles
    from layer_mcp.auth.store import CredentialStore

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Name = Annotated[str, typer.Argument(metavar="PROFILE", help="As in `layer profile`.", show_default=False)]


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
    profiles, store = _kept()
    active = (profiles.active() or profiles.get("embedded")).name
    found = profiles.all()
    if active not in {each.name for each in found}:
        found.append(profiles.get(active))
    if as_json:
        say.document([_profile(each, store, active=each.name == active) for each in found])
        return
    rows = [
        (
            "*" if each.name == active else "",
            each.name,
            each.url or "on this machine",
            _signed_in(each, store),
            each.workspace_name or each.workspace or "",
        )
        for each in found
    ]
    say.table(("", "profile", "server", "signed in with", "workspace"), rows)
    _tell_what_goes_first(active)


@say.told
def use(name: Name, json_: Json = False) -> None:
    """Use this server from now on: `layer profile use embedded` goes back to your own machine."""
    profiles, store = _kept()
    found = profiles.use(name)
    if json_:
        say.document(_profile(found, store, active=True))
        return
    say.line(f"{found.name} is in use: {found.url or 'the embedded server of this machine'}.")
    if found.url is not None and store.known(found.name) is None:
        say.note(f"You are not signed in there: layer login --profile {found.name}")
    _tell_what_goes_first(found.name)


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
    from layer_mcp import account

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
    from layer_mcp.logins import forget

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


def _kept() -> tuple[Profiles, CredentialStore]:
    from layer_mcp.auth.profiles import Profiles
    from layer_mcp.auth.store import CredentialStore
    from layer_mcp.contract.data_folder import data_folder

    home = data_folder()
    return Profiles(home), CredentialStore(home)


def _signed_in(profile: Profile, store: CredentialStore) -> str:
    if profile.url is None:
        return "needs none"
    kept = store.known(profile.name)
    return kept.words if kept else "not signed in"


def _profile(profile: Profile, store: CredentialStore, *, active: bool) -> dict[str, Any]:
    kept = store.known(profile.name) if profile.url else None
    return {
        "profile": profile.name,
        "url": profile.url,
        "active": active,
        "signed_in": kept.kind if kept else None,
        "kept_in": kept.where if kept else None,
        "workspace_id": profile.workspace,
        "workspace_name": profile.workspace_name,
    }


def _tell_what_goes_first(active: str) -> None:
    from layer_mcp.connect.target import resolve

    found = resolve(None, None)
    if found.chosen_by not in {"the profile in use", "default"}:
        say.note(f"{found.chosen_by} goes first here: {found.url or 'the embedded server'}, not {active}.")
