"""Administration of the embedded server: tokens, users, workspaces and their members, own models, and the public listener.

    with Administration() as server:
        made = server.create_token("claude-code")

Blocking. For whoever owns the data folder; a hosted server is administered in its app.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import Popen
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import quote

from layer_mcp.connect import local
from layer_mcp.connect.loop import run_blocking, run_from_any_loop
from layer_mcp.connect.target import InMemoryTarget, resolve
from layer_mcp.contract.errors import FeatureDisabled

if TYPE_CHECKING:
    from layer_mcp.contract.administration import (
        CheckedModel,
        CreatedToken,
        MemberList,
        OwnModels,
        ProgramInfo,
        Role,
        TokenInfo,
        UserInfo,
    )
    from layer_mcp.contract.model import Request, Result
    from layer_mcp.contract.redact import Secret
    from layer_mcp.contract.workspaces import WorkspaceInfo
    from layer_mcp.own_models import AddedModel

    R = TypeVar("R", bound=Result)


class Administration:
    """The embedded server, as its owner runs it.

    Args:
        target: as of ``Layer``.
        home: the data folder; by default ``LAYER_HOME``, else the user's.

    Raises:
        FeatureDisabled: when the target is not an embedded server.
    """

    def __init__(
        self,
        target: str | InMemoryTarget | None = None,
        *,
        home: Path | None = None,
        _child: Popen[bytes] | None = None,
    ) -> None:
        resolved = resolve(target, home)
        if not resolved.ours:
            raise FeatureDisabled(
                f"{resolved.info.label} is not administered from here.",
                remedy="Use its app under Settings. For the embedded server: layer --profile embedded …",
            )
        if _child is None and resolved.info.kind == "embedded":
            _child = local.begin(resolved.home)
        from layer_mcp.connect.connection import Connection
        from layer_mcp.connect.rest import LocalRest

        self._home = resolved.home if resolved.info.kind == "embedded" else None
        self._connection = Connection(resolved, _child)
        self._rest = LocalRest(self._connection)

    # -- personal access tokens ----------------------------------------------------------------------

    def tokens(self) -> list[TokenInfo]:
        """Every token, newest first; revoked ones too."""
        from layer_mcp.contract.administration import TokenList

        return self._get("/tokens", TokenList).tokens

    def create_token(
        self,
        name: str,
        *,
        user: str | None = None,
        scopes: Sequence[str] | None = None,
        expires_in_days: float | None = None,
        replace: bool = False,
    ) -> CreatedToken:
        """A new token; its secret is told this once.

        Args:
            user: whose, by name or id; the owner of the data folder by default.
            scopes: ``layer:read``, ``layer:run``; both by default.
            replace: revoke that user's older tokens of this name.
        """
        from layer_mcp.contract.administration import CreatedToken, CreateToken

        wanted: dict[str, Any] = {
            "name": name,
            "user": user,
            "scopes": list(scopes) if scopes is not None else None,
            "expires_in_days": expires_in_days,
            "replace": replace,
        }
        return self._post("/tokens", CreatedToken, CreateToken, wanted)

    def revoke_token(self, token_id: str) -> TokenInfo:
        """Make a token worthless at once; by id or a unique beginning of it."""
        from layer_mcp.contract.administration import TokenInfo

        return self._post(f"/tokens/{_part(token_id)}/revoke", TokenInfo)

    # -- programs that users have allowed something --------------------------------------------------

    def programs(self) -> list[ProgramInfo]:
        """Programs that have access now, newest first."""
        from layer_mcp.contract.administration import ProgramList

        return self._get("/programs", ProgramList).programs

    def revoke_program(self, program_id: str) -> ProgramInfo:
        """Shut a program out at once; by id or a unique beginning of it."""
        from layer_mcp.contract.administration import ProgramInfo

        return self._post(f"/programs/{_part(program_id)}/revoke", ProgramInfo)

    # -- users ---------------------------------------------------------------------------------------

    def users(self) -> list[UserInfo]:
        """Every user, by name."""
        from layer_mcp.contract.administration import UserList

        return self._get("/users", UserList).users

    def create_user(
        self, name: str, *, password: str | None = None, starting_creative_units: float = 0
    ) -> UserInfo:
        """A new user, with a workspace of their own."""
        from layer_mcp.contract.administration import CreateUser, UserInfo

        wanted = {"name": name, "password": password, "starting_creative_units": starting_creative_units}
        return self._post("/users", UserInfo, CreateUser, wanted)

    def set_password(self, user: str, password: str) -> UserInfo:
        """Give a user a new password."""
        from layer_mcp.contract.administration import SetPassword, UserInfo

        return self._post(f"/users/{_part(user)}/password", UserInfo, SetPassword, {"password": password})

    def disable_user(self, user: str) -> UserInfo:
        """Shut a user out at once. What they made stays."""
        from layer_mcp.contract.administration import UserInfo

        return self._post(f"/users/{_part(user)}/disable", UserInfo)

    # -- workspaces ----------------------------------------------------------------------------------

    def workspaces(self) -> list[WorkspaceInfo]:
        """Every workspace of the server, by name."""
        from layer_mcp.contract.administration import WorkspaceList

        return self._get("/workspaces", WorkspaceList).workspaces

    def create_workspace(
        self, name: str, *, owner: str | None = None, starting_creative_units: float = 0
    ) -> WorkspaceInfo:
        """A new workspace; the owner is its first member."""
        from layer_mcp.contract.administration import CreateWorkspace
        from layer_mcp.contract.workspaces import WorkspaceInfo

        wanted = {"name": name, "owner": owner, "starting_creative_units": starting_creative_units}
        return self._post("/workspaces", WorkspaceInfo, CreateWorkspace, wanted)

    def grant(self, workspace: str, creative_units: float) -> WorkspaceInfo:
        """Add practice credits to any workspace (id, slug or name)."""
        from layer_mcp.contract.administration import GrantCredits
        from layer_mcp.contract.workspaces import WorkspaceInfo

        wanted = {"creative_units": creative_units, "key": uuid.uuid4().hex}
        return self._post(f"/workspaces/{_part(workspace)}/grant", WorkspaceInfo, GrantCredits, wanted)

    def members(self, workspace: str) -> MemberList:
        """Who belongs to a workspace (id, slug or name)."""
        from layer_mcp.contract.administration import MemberList

        return self._get(f"/workspaces/{_part(workspace)}/members", MemberList)

    def set_member(self, workspace: str, user: str, role: Role = "member") -> MemberList:
        """Add a member, or change what they may do."""
        from layer_mcp.contract.administration import MemberList, SetMember

        path = f"/workspaces/{_part(workspace)}/members"
        return self._post(path, MemberList, SetMember, {"user": user, "role": role})

    def remove_member(self, workspace: str, user: str) -> MemberList:
        """Take a member out of a workspace."""
        from layer_mcp.contract.administration import MemberList

        return self._post(f"/workspaces/{_part(workspace)}/members/{_part(user)}/remove", MemberList)

    # -- the public listener -------------------------------------------------------------------------

    def listen(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        public_url: str | None = None,
        challenge_at_initialize: bool = False,
    ) -> str:
        """Open the public listener, where it is not open already; returns its MCP URL.

        Args:
            host: the address to bind.
            port: 0 is the usual one, or any free one where that is taken.
            public_url: the origin that clients use, when a proxy stands in front.
            challenge_at_initialize: ask for a sign-in from the first request on.
        """
        from layer_mcp.contract.administration import Listen, Listening

        wanted = {
            "host": host,
            "port": port,
            "public_url": public_url,
            "challenge_at_initialize": challenge_at_initialize,
        }
        return self._post("/listen", Listening, Listen, wanted).url

    # -- models of the user's own --------------------------------------------------------------------

    def models(self) -> OwnModels:
        """Those of ``models.toml`` that are offered, and why others are not."""
        from layer_mcp.contract.administration import OwnModels

        return self._get("/models", OwnModels)

    def check_model(self, name: str, table: Mapping[str, Any], *, reach: bool = True) -> CheckedModel:
        """What a table of ``models.toml`` would offer; nothing is written.

        Args:
            name: of the table: lower-case words with hyphens.
            reach: also ask the model's server, where it has one, whether it is there.
        """
        from layer_mcp.contract.administration import CheckedModel, CheckModel

        wanted = {"slug": name, "table": dict(table), "reach": reach}
        return self._post("/models/check", CheckedModel, CheckModel, wanted)

    def add_model(
        self,
        name: str,
        table: Mapping[str, Any],
        *,
        key: Secret | None = None,
        reach: bool = True,
        replace: bool = False,
    ) -> AddedModel:
        """Offer a model of your own from now on. The server picks it up at its next call.

        Args:
            name: as people call it; ``My SDXL`` is typed ``my-sdxl``.
            table: ``{"back_end": "openai", "url": …, "model": …, "key_env": "OPENAI_API_KEY"}``: see
                docs/back-ends.md.
            key: for its server; kept in the keyring where there is one, and never in the table.
            reach: also ask its server whether it is there.
            replace: it may be there already.

        Raises:
            InvalidInputs: when there is something wrong with the table, or there is one of this name.
            LayerError: when what it names is not there.
        """
        from layer_mcp.own_models import add

        return add(self, self._own_home(), name, table, key=key, reach=reach, replace=replace)

    def remove_model(self, name: str) -> None:
        """Offer a model of your own no longer. Its runs in flight go on."""
        from layer_mcp.own_models import OwnModels

        OwnModels(self._own_home()).remove(name)

    def _own_home(self) -> Path:
        if self._home is None:
            raise FeatureDisabled(
                "The models of this server are in its own data folder, which is not this client's.",
                remedy="Write them into models.toml there.",
            )
        return self._home

    # -- life ----------------------------------------------------------------------------------------

    def close(self) -> None:
        """End the connection. The server goes on."""
        run_blocking(run_from_any_loop(self._connection.aclose()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _get(self, path: str, answer: type[R]) -> R:
        return run_blocking(self._rest.get(path, answer))

    def _post(
        self,
        path: str,
        answer: type[R],
        request: type[Request] | None = None,
        fields: dict[str, Any] | None = None,
    ) -> R:
        body: dict[str, Any] = {}
        if request is not None:
            from layer_mcp.contract.model import validate

            given = {name: value for name, value in (fields or {}).items() if value is not None}
            body = validate(request, given).to_arguments()
        return run_blocking(self._rest.post(path, answer, body))


def _part(text: str) -> str:
    return quote(text, safe="")
