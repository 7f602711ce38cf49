"""``%layer login``, ``logout`` and ``profile``: a ``Command`` in, a MIME bundle and a value out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from layer_mcp.auth.pat import looks_like_a_token
from layer_mcp.contract.redact import Secret
from layer_nb.display.sign_in import (
    login_bundle,
    logout_bundle,
    not_signed_in_bundle,
    profiles_bundle,
    used_bundle,
    workspace_bundle,
    workspaces_bundle,
)
from layer_nb.magics.grammar import Command, UsageError, nearest_word, token_in_a_cell
from layer_nb.magics.vocabulary import PROFILE_ACTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from layer_mcp.auth.logins import Login

    Shown = tuple[dict[str, str] | None, Any]


class Talk(Protocol):
    """A talk with the person in front of the cell."""

    @property
    def can_answer(self) -> bool: ...

    def say(self, text: str) -> None: ...

    def ask(self, question: str) -> str: ...

    def end(self, bundle: dict[str, Any], *, if_said: bool = False) -> None: ...


def login(command: Command, talk: Talk, reconnect: Callable[[], object]) -> Shown:
    """Sign in; the notebook uses that server from now on."""
    if command.words:
        raise _unwanted(command)
    options = command.options
    done = sign_in(
        talk,
        reconnect,
        url=options.get("url"),
        profile=options.get("profile"),
        pat=bool(options.get("pat")),
        scopes=options.get("scope"),
        client_id=options.get("client_id"),
        browser=False if options.get("no_browser") else None,
    )
    return None, done


def sign_in(
    talk: Talk,
    reconnect: Callable[[], object],
    *,
    url: str | None = None,
    profile: str | None = None,
    pat: bool = False,
    scopes: Sequence[str] | None = None,
    client_id: str | None = None,
    browser: bool | None = None,
) -> Login:
    """Sign in, with a person in front of the cell; what was said gives its place to what came of it."""
    from layer_mcp.auth import logins

    try:
        done = logins.login(
            url,
            profile=profile,
            token=Secret(talk.ask("Personal access token: ")) if pat else None,
            scopes=scopes,
            client_id=client_id,
            browser=browser,
            say=talk.say,
            ask=talk.ask if talk.can_answer else None,
        )
    except BaseException:
        talk.end(not_signed_in_bundle(), if_said=True)
        raise
    reconnect()
    talk.end(login_bundle(done))
    return done


def _unwanted(command: Command) -> UsageError:
    word = command.words[0]
    if command.options.get("pat") or (looks_like_a_token(word)):
        return token_in_a_cell()
    return UsageError(
        f"%layer login does not know what to do with {word!r}.",
        remedy="A server is named with --url, a profile with --profile: %layer help login.",
    )


def logout(command: Command, reconnect: Callable[[], object]) -> Shown:
    """Sign out."""
    from layer_mcp.auth import logins

    done = logins.logout(command.options.get("profile"))
    reconnect()
    return logout_bundle(done), done


def profile(command: Command, reconnect: Callable[[], object]) -> Shown:
    """The servers by name: shown, used, forgotten; and the workspace of the one in use."""
    from layer_mcp.auth import account, logins

    action, names = (command.words[0], command.words[1:]) if command.words else ("list", ())
    if action == "list" and not names:
        found = account.known_profiles()
        return profiles_bundle(found, account.what_goes_first()), found
    if action == "workspace":
        clear = "--clear" in names or bool(command.options.get("clear"))
        name = " ".join(word for word in names if word != "--clear")
        return _workspace(name, clear=clear, reconnect=reconnect)
    if action not in PROFILE_ACTIONS or len(names) != 1:
        raise _unknown(action, names)
    if action == "remove":
        done = logins.forget(names[0])
        reconnect()
        return logout_bundle(done), done
    used = account.use_profile(names[0])
    reconnect()
    return used_bundle(used, account.what_goes_first()), used


def _workspace(name: str, *, clear: bool, reconnect: Callable[[], object]) -> Shown:
    from layer_mcp.auth import account

    if clear and name:
        raise UsageError("A workspace and --clear exclude each other.", remedy="Leave one of them out.")
    if not name and not clear:
        found, current = account.workspaces()
        return workspaces_bundle(found, current), found
    profile, chosen = (account.clear_workspace(), None) if clear else account.choose_workspace(name)
    reconnect()
    return workspace_bundle(profile, chosen, account.workspace_goes_first()), profile


def _unknown(action: str, names: tuple[str, ...]) -> UsageError:
    if action in PROFILE_ACTIONS:
        return UsageError(
            f"%layer profile {action} takes one profile{'' if names else ', and none was given'}.",
            remedy=f"For example: %layer profile {action} studio",
        )
    nearest = nearest_word(action, PROFILE_ACTIONS)
    return UsageError(
        f"%layer profile cannot {action!r}{f'; did you mean {nearest!r}?' if nearest else '.'}",
        allowed=list(PROFILE_ACTIONS),
        nearest=nearest,
        remedy=f"To use a server by that name: %layer profile use {action}",
    )
