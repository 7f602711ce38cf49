"""``layer token``, ``program``, ``user`` and ``workspace``: who may use the embedded server, and what belongs to whom."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from layer_mcp.cli import say

if TYPE_CHECKING:
    from layer_mcp.contract.administration import MemberList, TokenInfo, UserInfo
    from layer_mcp.contract.workspaces import WorkspaceInfo

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
WorkspaceName = Annotated[
    str, typer.Argument(metavar="WORKSPACE", help="Slug, name or id.", show_default=False)
]
UserName = Annotated[str, typer.Argument(metavar="USER", help="Name or id.", show_default=False)]
StartingCu = Annotated[float, typer.Option("--cu", min=0, help="Practice credits to begin with.")]


class Role(enum.StrEnum):
    """What a member may do: look; also run, upload and add workflows; also invite."""

    VIEWER = "viewer"
    MEMBER = "member"
    OWNER = "owner"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    tokens = typer.Typer(no_args_is_help=True, help="Personal access tokens of the embedded server.")
    tokens.command("create")(token_create)
    tokens.command("list")(token_list)
    tokens.command("revoke")(token_revoke)
    app.add_typer(tokens, name="token")
    programs = typer.Typer(
        no_args_is_help=True, help="Programs that users let into the embedded server (OAuth)."
    )
    programs.command("list")(program_list)
    programs.command("revoke")(program_revoke)
    app.add_typer(programs, name="program")
    users = typer.Typer(no_args_is_help=True, help="Users of the embedded server.")
    users.command("add")(user_add)
    users.command("list")(user_list)
    users.command("password")(user_password)
    users.command("disable")(user_disable)
    app.add_typer(users, name="user")
    workspaces = typer.Typer(
        no_args_is_help=True, help="Workspaces of the embedded server, and their members."
    )
    workspaces.command("list")(workspace_list)
    workspaces.command("create")(workspace_create)
    workspaces.command("grant")(workspace_grant)
    workspaces.command("members")(workspace_members)
    workspaces.command("add-member")(workspace_add_member)
    workspaces.command("remove-member")(workspace_remove_member)
    app.add_typer(workspaces, name="workspace")


@say.told
def token_create(
    name: Annotated[str, typer.Argument(help="What it is for.", show_default=False)],
    user: Annotated[str | None, typer.Option("--user", help="Whose; yours by default.")] = None,
    scope: Annotated[
        list[str] | None, typer.Option("--scope", help="layer:read, layer:run; both by default.")
    ] = None,
    days: Annotated[float | None, typer.Option("--days", min=0, help="Until it expires.")] = None,
    json_: Json = False,
) -> None:
    """Make a token and print it, this once."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        made = server.create_token(name, user=user, scopes=scope, expires_in_days=days)
    if json_:
        say.document(made.to_wire())
        return
    say.line(made.token)
    say.note(f"{made.name}, of {made.user}: {', '.join(made.scopes)}. It is not shown again.")


@say.told
def token_list(json_: Json = False) -> None:
    """List tokens, newest first."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        found = server.tokens()
    if json_:
        say.document([each.to_wire() for each in found])
        return
    if not found:
        say.note("No tokens yet: `layer token create NAME` makes one.")
        return
    say.table(
        ("id", "name", "begins", "user", "scopes", "last used", "state"),
        [
            (
                each.token_id[:8],
                each.name,
                f"{each.hint}…",
                each.user,
                " ".join(each.scopes),
                _when(each.last_used_at),
                _state(each),
            )
            for each in found
        ],
    )


@say.told
def token_revoke(
    token: Annotated[str, typer.Argument(metavar="ID", help="Its id, or the beginning.", show_default=False)],
    json_: Json = False,
) -> None:
    """Make a token worthless, at once."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        gone = server.revoke_token(token)
    if json_:
        say.document(gone.to_wire())
    else:
        say.line(f"{gone.name} ({gone.hint}…) is revoked.")


@say.told
def program_list(json_: Json = False) -> None:
    """List programs that have access now."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        found = server.programs()
    if json_:
        say.document([each.to_wire() for each in found])
        return
    if not found:
        say.note(
            "No program has been let in. One asks for it by itself when it signs in at the address of `layer serve`."
        )
        return
    say.table(
        ("id", "calls itself", "user", "scopes", "since"),
        [
            (each.program_id[:8], each.name, each.user, " ".join(each.scopes), _when(each.created_at))
            for each in found
        ],
    )


@say.told
def program_revoke(
    program: Annotated[
        str, typer.Argument(metavar="ID", help="Its id, or the beginning.", show_default=False)
    ],
    json_: Json = False,
) -> None:
    """Shut a program out, at once."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        gone = server.revoke_program(program)
    if json_:
        say.document(gone.to_wire())
    else:
        say.line(f"{gone.name} has no access any more.")


@say.told
def user_add(
    name: UserName,
    password: Annotated[bool, typer.Option("--password", help="Ask for a password.")] = False,
    cu: StartingCu = 0,
    json_: Json = False,
) -> None:
    """Add a user, with a workspace of their own."""
    from layer_mcp.administration import Administration

    secret = _ask_password() if password else None
    with Administration() as server:
        made = server.create_user(name, password=secret, starting_creative_units=cu)
    if json_:
        say.document(made.to_wire())
        return
    say.line(f"{made.name} ({made.user_id}) can sign in{'' if made.has_password else ' with a token'}.")
    if not made.has_password:
        say.note(f"Make one with `layer token create NAME --user {made.name}`.")


@say.told
def user_list(json_: Json = False) -> None:
    """List users."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        found = server.users()
    if json_:
        say.document([each.to_wire() for each in found])
        return
    say.table(("name", "id", "signs in with", "state"), [_user_row(each) for each in found])


@say.told
def user_password(name: UserName, json_: Json = False) -> None:
    """Give a user a new password; it is asked for, or read from standard input."""
    from layer_mcp.administration import Administration

    secret = _ask_password()
    with Administration() as server:
        changed = server.set_password(name, secret)
    if json_:
        say.document(changed.to_wire())
    else:
        say.line(f"{changed.name} has a new password.")


@say.told
def user_disable(name: UserName, json_: Json = False) -> None:
    """Shut a user out, at once. What they made stays."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        changed = server.disable_user(name)
    if json_:
        say.document(changed.to_wire())
    else:
        say.line(f"{changed.name} is disabled; their tokens and sign-ins are worthless.")


@say.told
def workspace_list(json_: Json = False) -> None:
    """List every workspace of the server."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        found = server.workspaces()
    if json_:
        say.document([each.to_wire() for each in found])
        return
    say.table(("slug", "name", "id", "available"), [_workspace_row(each) for each in found])


@say.told
def workspace_create(
    name: Annotated[str, typer.Argument(help="Its name.", show_default=False)],
    owner: Annotated[str | None, typer.Option("--owner", help="Its first member; you by default.")] = None,
    cu: StartingCu = 0,
    json_: Json = False,
) -> None:
    """Create a workspace."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        made = server.create_workspace(name, owner=owner, starting_creative_units=cu)
    if json_:
        say.document(made.to_wire())
    else:
        say.line(f"{made.name}: {made.slug} ({made.workspace_id})")


@say.told
def workspace_grant(
    workspace: WorkspaceName,
    creative_units: Annotated[float, typer.Argument(metavar="CU", help="How many CU.", show_default=False)],
    json_: Json = False,
) -> None:
    """Add practice credits to any workspace of the server."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        found = server.grant(workspace, creative_units)
    if json_:
        say.document(found.to_wire())
    else:
        say.line(f"{found.name} has {found.available_creative_units:,} CU available.")


@say.told
def workspace_members(workspace: WorkspaceName, json_: Json = False) -> None:
    """List who belongs to a workspace."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        _tell_members(server.members(workspace), as_json=json_)


@say.told
def workspace_add_member(
    workspace: WorkspaceName,
    user: UserName,
    role: Annotated[Role, typer.Option("--role", help="What they may do.")] = Role.MEMBER,
    json_: Json = False,
) -> None:
    """Add a member, or change what they may do."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        _tell_members(server.set_member(workspace, user, role.value), as_json=json_)


@say.told
def workspace_remove_member(workspace: WorkspaceName, user: UserName, json_: Json = False) -> None:
    """Take a member out."""
    from layer_mcp.administration import Administration

    with Administration() as server:
        _tell_members(server.remove_member(workspace, user), as_json=json_)


def _ask_password() -> str:
    """Typed twice at a terminal, else the first line of standard input. Never an argument: those are public."""
    import sys

    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


def _tell_members(found: MemberList, *, as_json: bool) -> None:
    if as_json:
        say.document(found.to_wire())
    else:
        say.table(("name", "role", "id"), [(each.name, each.role, each.user_id) for each in found.members])


def _user_row(user: UserInfo) -> Sequence[str]:
    ways = ["token"] if not user.has_password else ["password", "token"]
    return user.name, user.user_id, ", ".join(ways), "disabled" if user.disabled_at else "active"


def _workspace_row(workspace: WorkspaceInfo) -> Sequence[str]:
    available: Any = workspace.available_creative_units
    return workspace.slug, workspace.name, workspace.workspace_id, f"{available:,} CU"


def _state(token: TokenInfo) -> str:
    from datetime import UTC, datetime

    if token.revoked_at is not None:
        return "revoked"
    if token.expires_at is None:
        return "valid"
    return "expired" if token.expires_at <= datetime.now(UTC) else f"until {_when(token.expires_at)}"


def _when(moment: Any) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment is not None else "never"
