"""Administration over ``/local/v1``: tokens, users, workspaces, members, own models, and the public listener.

Who holds the data folder's token owns what is in it, so nothing here asks for a role.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from layer_mcp.contract import back_ends
from layer_mcp.contract.administration import (
    CheckedModel,
    CheckModel,
    CreatedToken,
    CreateToken,
    CreateUser,
    CreateWorkspace,
    GrantCredits,
    Listen,
    Listening,
    MemberInfo,
    MemberList,
    ModelFault,
    OwnModels,
    ProgramInfo,
    ProgramList,
    SetMember,
    SetPassword,
    TokenInfo,
    TokenList,
    UserInfo,
    UserList,
    WorkspaceList,
)
from layer_mcp.contract.errors import FeatureDisabled, InvalidInputs
from layer_mcp.contract.money import cu_to_micro
from layer_server.accounts.principal import LOCAL_USER, Principal
from layer_server.local.answering import Endpoint, body, json_response, routes
from layer_server.results import model_details, workspace_info

if TYPE_CHECKING:
    from layer_server.accounts.members import Member
    from layer_server.accounts.users import User
    from layer_server.auth.grants import Grant
    from layer_server.auth.tokens import Token
    from layer_server.backends.offered import Offered
    from layer_server.core import Core

T = TypeVar("T")


class AdministrationApi:
    """The routes of ``contract.administration``.

    Args:
        core: waits for the core, or raises the LayerError that kept it from opening.
        listen: opens the public listener and returns its URL; None where there is no process of ours.
    """

    def __init__(
        self, core: Callable[[], Awaitable[Core]], listen: Callable[[Listen], Awaitable[str]] | None
    ) -> None:
        self._core = core
        self._listen = listen

    def routes(self) -> list[Route]:
        """Starlette routes."""
        table: list[tuple[str, str, Endpoint]] = [
            ("GET", "/tokens", self.tokens),
            ("POST", "/tokens", self.create_token),
            ("POST", "/tokens/{token_id}/revoke", self.revoke_token),
            ("GET", "/programs", self.programs),
            ("POST", "/programs/{program_id}/revoke", self.revoke_program),
            ("GET", "/users", self.users),
            ("POST", "/users", self.create_user),
            ("POST", "/users/{user}/password", self.set_password),
            ("POST", "/users/{user}/disable", self.disable_user),
            ("GET", "/workspaces", self.workspaces),
            ("POST", "/workspaces", self.create_workspace),
            ("POST", "/workspaces/{workspace}/grant", self.grant),
            ("GET", "/workspaces/{workspace}/members", self.members),
            ("POST", "/workspaces/{workspace}/members", self.set_member),
            ("POST", "/workspaces/{workspace}/members/{user}/remove", self.remove_member),
            ("POST", "/listen", self.listen),
            ("GET", "/models", self.models),
            ("POST", "/models/check", self.check_model),
        ]
        return routes(table)

    async def tokens(self, _request: Request) -> Response:
        found = await self._do(lambda core: core.tokens.list())
        return json_response(TokenList(tokens=[_token(each) for each in found]))

    async def create_token(self, request: Request) -> Response:
        wanted = await body(request, CreateToken)

        def create(core: Core) -> CreatedToken:
            owner = core.users.find(wanted.user or LOCAL_USER.user_id)
            token, secret = core.tokens.create(
                owner.id, wanted.name, wanted.scopes, wanted.expires_in_days, replace=wanted.replace
            )
            return CreatedToken(**_token(token).model_dump(), token=secret.reveal())

        return json_response(await self._do(create))

    async def revoke_token(self, request: Request) -> Response:
        wanted = request.path_params["token_id"]
        return json_response(
            _token(await self._do(lambda core: core.tokens.revoke(core.tokens.find(wanted).id)))
        )

    async def programs(self, _request: Request) -> Response:
        found = await self._do(lambda core: core.oauth.grants.list())
        return json_response(ProgramList(programs=[_program(each) for each in found]))

    async def revoke_program(self, request: Request) -> Response:
        wanted = request.path_params["program_id"]

        def revoke(core: Core) -> ProgramInfo:
            grant = core.oauth.grants.find(wanted)
            core.oauth.grants.revoke_grant(grant.id)
            return _program(grant)

        return json_response(await self._do(revoke))

    async def users(self, _request: Request) -> Response:
        found = await self._do(lambda core: core.users.list())
        return json_response(UserList(users=[_user(each) for each in found]))

    async def create_user(self, request: Request) -> Response:
        wanted = await body(request, CreateUser)

        def create(core: Core) -> User:
            user = core.users.create(wanted.name, wanted.password)
            core.accounts.create(Principal(user.id), user.name, cu_to_micro(wanted.starting_creative_units))
            return user

        return json_response(_user(await self._do(create)))

    async def set_password(self, request: Request) -> Response:
        wanted = await body(request, SetPassword)
        who = request.path_params["user"]
        return json_response(
            _user(
                await self._do(lambda core: core.users.set_password(core.users.find(who).id, wanted.password))
            )
        )

    async def disable_user(self, request: Request) -> Response:
        who = request.path_params["user"]
        return json_response(_user(await self._do(lambda core: core.users.disable(core.users.find(who).id))))

    async def workspaces(self, _request: Request) -> Response:
        found = await self._do(lambda core: core.members.workspaces())
        return json_response(WorkspaceList(workspaces=[workspace_info(each) for each in found]))

    async def create_workspace(self, request: Request) -> Response:
        wanted = await body(request, CreateWorkspace)
        starting = cu_to_micro(wanted.starting_creative_units)
        made = await self._do(
            lambda core: core.accounts.create(
                Principal(core.users.find(wanted.owner or LOCAL_USER.user_id).id), wanted.name, starting
            )
        )
        return json_response(workspace_info(made))

    async def grant(self, request: Request) -> Response:
        wanted = await body(request, GrantCredits)
        where, micro = request.path_params["workspace"], cu_to_micro(wanted.creative_units)
        return json_response(
            workspace_info(
                await self._do(
                    lambda core: core.members.grant(core.members.find(where).id, micro, wanted.key)
                )
            )
        )

    async def members(self, request: Request) -> Response:
        return await self._members(request, lambda core, workspace_id: core.members.of(workspace_id))

    async def set_member(self, request: Request) -> Response:
        wanted = await body(request, SetMember)
        return await self._members(
            request,
            lambda core, workspace_id: core.members.set(
                workspace_id, core.users.find(wanted.user).id, wanted.role
            ),
        )

    async def remove_member(self, request: Request) -> Response:
        who = request.path_params["user"]
        return await self._members(
            request,
            lambda core, workspace_id: core.members.remove(workspace_id, core.users.find(who).id),
        )

    async def listen(self, request: Request) -> Response:
        wanted = await body(request, Listen)
        if self._listen is None:
            raise FeatureDisabled(
                "This app is no process of its own, so it opens no listeners.",
                remedy="Serve the data folder with `layer serve`.",
            )
        return json_response(Listening(url=await self._listen(wanted)))

    async def models(self, _request: Request) -> Response:
        def look(core: Core) -> OwnModels:
            offered = _offered(core)
            return OwnModels(
                models=[model_details(card, core.catalog.unit_price(card)) for card in offered.cards()],
                faults=[ModelFault(slug=each.slug, message=each.message) for each in offered.faults()],
            )

        return json_response(await self._do(look))

    async def check_model(self, request: Request) -> Response:
        wanted = await body(request, CheckModel)

        def check(core: Core) -> CheckedModel:
            fault = back_ends.why_not(wanted.slug, wanted.table)
            if fault is not None:
                raise InvalidInputs(f"The model {wanted.slug!r} cannot be offered: {fault}.")
            definition = back_ends.define(wanted.slug, wanted.table, core.settings.home)
            cards = _offered(core).check(definition, reach=wanted.reach)
            return CheckedModel(
                models=[model_details(card, core.catalog.unit_price(card)) for card in cards],
                missing_variables=back_ends.missing_variables(wanted.table, os.environ),
            )

        return json_response(await self._do(check))

    async def _members(self, request: Request, change: Callable[[Core, str], list[Member]]) -> Response:
        where = request.path_params["workspace"]

        def answer(core: Core) -> MemberList:
            found = core.members.find(where)
            return MemberList(
                workspace_id=found.id,
                members=[
                    MemberInfo(user_id=each.user_id, name=each.name, role=each.role)
                    for each in change(core, found.id)
                ],
            )

        return json_response(await self._do(answer))

    async def _do(self, work: Callable[[Core], T]) -> T:
        """Work on the core, off the event loop: a password alone takes a tenth of a second."""
        return await anyio.to_thread.run_sync(work, await self._core())


def _offered(core: Core) -> Offered:
    if core.offered is None:
        raise FeatureDisabled(
            "Processes that share a database have no models of their own: each has another data folder.",
            remedy="Add them to a server whose database is in its data folder.",
        )
    return core.offered


def _token(token: Token) -> TokenInfo:
    return TokenInfo(
        token_id=token.id,
        name=token.name,
        hint=token.hint,
        user=token.user_name,
        scopes=token.scopes,
        created_at=_utc(token.created_at),
        expires_at=_utc(token.expires_at),
        last_used_at=_utc(token.last_used_at),
        revoked_at=_utc(token.revoked_at),
    )


def _program(grant: Grant) -> ProgramInfo:
    return ProgramInfo(
        program_id=grant.id,
        name=grant.program,
        user=grant.user_name,
        scopes=grant.scopes,
        created_at=_utc(grant.created_at),
    )


def _utc(when: datetime | None) -> datetime | None:
    """Without microseconds: nobody reads them."""
    return when.replace(microsecond=0) if when is not None else None


def _user(user: User) -> UserInfo:
    return UserInfo(
        user_id=user.id,
        name=user.name,
        has_password=user.has_password,
        administrator=user.administrator,
        created_at=_utc(user.created_at),
        disabled_at=_utc(user.disabled_at),
    )
