"""Administration over ``/local/v1``: personal access tokens, users, workspaces and their members.

    GET  /tokens                                      → TokenList
    POST /tokens                  CreateToken         → CreatedToken   (the token itself, this once)
    POST /tokens/{token_id}/revoke                    → TokenInfo
    GET  /programs                                    → ProgramList
    POST /programs/{program_id}/revoke                → ProgramInfo
    GET  /users                                       → UserList
    POST /users                   CreateUser          → UserInfo
    POST /users/{user}/password   SetPassword         → UserInfo
    POST /users/{user}/disable                        → UserInfo
    GET  /workspaces                                  → WorkspaceList
    POST /workspaces              CreateWorkspace     → WorkspaceInfo
    POST /workspaces/{workspace}/grant    GrantCredits → WorkspaceInfo
    GET  /workspaces/{workspace}/members              → MemberList
    POST /workspaces/{workspace}/members  SetMember   → MemberList
    POST /workspaces/{workspace}/members/{user}/remove → MemberList
    POST /listen                  Listen              → Listening      (open the public listener)
    GET  /models                                      → OwnModels      (those of ``models.toml``)
    POST /models/check            CheckModel          → CheckedModel   (before it is written there)

``{user}``, ``{workspace}``: an id, a name or slug, or a unique beginning of an id. Who holds the data folder's token
administers it; these routes are on the local listener only.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from layer_mcp.contract.model import Request, Result
from layer_mcp.contract.models import ModelDetails
from layer_mcp.contract.workspaces import WorkspaceInfo

SCOPES = ("layer:read", "layer:run", "offline_access")
"""What a token may be allowed: to look (balances, models, runs, files), to spend and to upload, to be refreshed."""
DEFAULT_TOKEN_SCOPES = ("layer:read", "layer:run")

Role = Literal["owner", "member", "viewer"]
"""A viewer looks, a member also runs, uploads and adds workflows, an owner also invites."""


class CreateToken(Request):
    """A new personal access token."""

    name: str = Field(min_length=1, max_length=80, description="What it is for.")
    user: str | None = Field(default=None, max_length=80, description="Whose; the local user by default.")
    scopes: list[str] | None = Field(default=None, description="All but offline_access by default.")
    expires_in_days: float | None = Field(default=None, gt=0, le=3650)
    replace: bool = Field(default=False, description="Revoke that user's older tokens of this name.")


class TokenInfo(Result):
    """A token, without its secret.

    Attributes:
        hint: its first characters.
    """

    token_id: str
    name: str
    hint: str
    user: str
    scopes: list[str] = Field(default_factory=list)
    created_at: datetime | None = None
    expires_at: datetime | None = None
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None


class CreatedToken(TokenInfo):
    """A token with its secret, which is told this once and stored nowhere."""

    token: str = Field(repr=False)


class TokenList(Result):
    """Tokens, newest first; revoked ones too."""

    tokens: list[TokenInfo]


class ProgramInfo(Result):
    """A program that a user has allowed something (OAuth).

    Attributes:
        program_id: of what was allowed, not of the program: one program may have been allowed several times.
        name: what the program calls itself.
    """

    program_id: str
    name: str
    user: str
    scopes: list[str] = Field(default_factory=list)
    created_at: datetime | None = None


class ProgramList(Result):
    """Programs that have access now, newest first."""

    programs: list[ProgramInfo]


class CreateUser(Request):
    """A new user of this server, with a workspace of their own."""

    name: str = Field(min_length=1, max_length=80, pattern=r"^[A-Za-z0-9][A-Za-z0-9._@-]*$")
    password: str | None = Field(default=None, min_length=8, max_length=200, repr=False)
    starting_creative_units: float = Field(default=0, ge=0, le=1_000_000)


class SetPassword(Request):
    """A new password; sign-ins and tokens of programs stay."""

    password: str = Field(min_length=8, max_length=200, repr=False)


class UserInfo(Result):
    """A user."""

    user_id: str
    name: str
    has_password: bool = False
    administrator: bool = False
    created_at: datetime | None = None
    disabled_at: datetime | None = None


class UserList(Result):
    """Users by name."""

    users: list[UserInfo]


class CreateWorkspace(Request):
    """A new workspace."""

    name: str = Field(min_length=1, max_length=200)
    owner: str | None = Field(default=None, max_length=80, description="The local user by default.")
    starting_creative_units: float = Field(default=0, ge=0, le=1_000_000)


class WorkspaceList(Result):
    """Every workspace of this server, for its administrator."""

    workspaces: list[WorkspaceInfo]


class GrantCredits(Request):
    """Adds practice credits to any workspace."""

    creative_units: float = Field(gt=0, le=1_000_000)
    key: str | None = Field(
        default=None, max_length=200, description="Same key, same grant: safe to send again."
    )


class SetMember(Request):
    """Adds a member, or changes what they may do."""

    user: str = Field(min_length=1, max_length=80)
    role: Role = "member"


class MemberInfo(Result):
    """Who belongs to a workspace."""

    user_id: str
    name: str
    role: str


class MemberList(Result):
    """The members of one workspace."""

    workspace_id: str
    members: list[MemberInfo]


class Listen(Request):
    """Opens the public listener: MCP over HTTP with sign-in, for other programs and other machines.

    Attributes:
        host: the address to bind; anything but loopback is reachable by others.
        public_url: the origin that clients use (``https://layer.example``), when a proxy stands in front.
        challenge_at_initialize: answer 401 to ``initialize`` without a token, for hosts that start to sign in only
            there.
    """

    host: str = Field(default="127.0.0.1", max_length=255)
    port: int = Field(default=0, ge=0, le=65535)
    public_url: str | None = Field(default=None, max_length=500)
    challenge_at_initialize: bool = False


class Listening(Result):
    """Where the public listener is."""

    url: str


class CheckModel(Request):
    """A table of ``models.toml`` as it would be.

    Attributes:
        reach: also ask the model's server, where it has one, whether it is there.
    """

    slug: str = Field(min_length=1, max_length=80)
    table: dict[str, Any]
    reach: bool = True


class CheckedModel(Result):
    """What a table would offer.

    Attributes:
        missing_variables: environment variables that it needs for its key and that this server does not have.
    """

    models: list[ModelDetails]
    missing_variables: list[str] = Field(default_factory=list)


class ModelFault(Result):
    """Why a table, or the whole file where there is no slug, is not offered."""

    slug: str | None = None
    message: str


class OwnModels(Result):
    """The models of ``models.toml`` that are offered, and why others are not."""

    models: list[ModelDetails]
    faults: list[ModelFault] = Field(default_factory=list)
