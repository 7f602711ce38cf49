"""Signing in and out: a browser or a personal access token, checked against the server, kept for a profile.

    done = login()                                        # the hosted server, in a browser
    done = login("https://assets.studio.example/mcp", token="pat_…", profile="studio")
    logout("studio")

Blocking. What was signed in to is in use from then on, by every program of this data folder.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from layer_mcp.auth.account import workspaces_of
from layer_mcp.auth.credential import Grant, StaticToken
from layer_mcp.auth.environment import COLAB_SOURCE, PAT_VARIABLE
from layer_mcp.auth.oauth import RegisteredClient, revoke, sign_in_blocking, union
from layer_mcp.auth.pat import checked_pat
from layer_mcp.auth.place import place
from layer_mcp.auth.profiles import HOSTED, HOSTED_URL, Profile, Profiles, check, name_for
from layer_mcp.auth.store import CredentialStore, Where
from layer_mcp.connect.loop import run_blocking
from layer_mcp.connect.target import Target, endpoint, resolve
from layer_mcp.contract.data_folder import data_folder
from layer_mcp.contract.errors import Forbidden, InvalidInputs, LayerError, Unauthenticated
from layer_mcp.contract.origins import in_clear_text, origin_of
from layer_mcp.contract.redact import Secret

if TYPE_CHECKING:
    from layer_mcp.answers import Workspace

REVOKE_SECONDS = 20.0

Say = Callable[[str], object]
Ask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Login:
    """A sign-in that worked.

    Attributes:
        where: what keeps the credential.
        why_not_keyring: why that is not the keyring.
        account: who that is, where the server has said so.
        workspaces: of the account, most recently active first; empty where the server could not be asked.
        workspace: the one that will be worked in.
        notes: what the person should know: what goes before this sign-in, what could not be found out.
    """

    profile: Profile
    kind: Literal["pat", "oauth"]
    where: Where
    why_not_keyring: str | None
    workspaces: tuple[Workspace, ...]
    workspace: Workspace | None
    notes: tuple[str, ...] = ()
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Logout:
    """A sign-out.

    Attributes:
        kind: of what was forgotten; None where there was nothing.
        revoked: whether the server has ended the credential; None for a personal access token, which is ended there
            by hand.
        note: why it was not revoked, or what is still signed in.
    """

    profile: Profile
    kind: Literal["pat", "oauth"] | None
    revoked: bool | None
    note: str = ""


def login(
    url: str | None = None,
    *,
    profile: str | None = None,
    token: Secret | str | None = None,
    scopes: Iterable[str] | None = None,
    client_id: str | None = None,
    browser: bool | None = None,
    say: Say = print,
    ask: Ask | None = input,
    home: Path | None = None,
) -> Login:
    """Sign in, keep what came of it, and use that server from now on.

    Args:
        url: the server; by default that of ``profile``, of ``LAYER_MCP_URL``, of the profile in use, else the hosted.
        profile: the name to keep it under; by default ``hosted``, or the server's host.
        token: a personal access token; without one a person signs in in a browser.
        scopes: what to ask for in the browser; by default what the server wants.
        client_id: of a public client that the server knows already; without it this program registers itself.
        browser: whether there is one on this machine; found out when None.
        say: shows a line to the person.
        ask: shows a question and gives back a line; None where nobody can be asked.
        home: the data folder; by default ``LAYER_HOME``, else the user's.

    Raises:
        Unauthenticated, Forbidden: the server refuses; nothing was saved.
        InvalidInputs: an address, a name or a token that cannot be one.
        ServerUnavailable: it does not answer; nothing was saved.
    """
    token = (
        Secret(token) if isinstance(token, str) else token
    )  # nor is it shown by a traceback with variables
    folder = Path(home).expanduser().absolute() if home is not None else data_folder()
    profiles, store = Profiles(folder), CredentialStore(folder)
    wanted = _where_to(url, profile, profiles)
    address = str(wanted.url)
    workspaces: list[Workspace] = []
    notes: list[str] = []
    given: StaticToken | Grant
    if token is not None:
        hosted = origin_of(address) == origin_of(HOSTED_URL)
        secret = checked_pat(token, hosted=hosted)
        given = StaticToken(secret, origin_of(address), "this sign-in")
        try:
            workspaces = _account(wanted, secret, folder)
        except (Unauthenticated, Forbidden) as error:
            raise type(error)(
                f"{wanted.url} refused that token: {error.message}",
                remedy="Copy it whole, or make another on that server; nothing was saved, and what was kept before stays.",
            ) from None
    else:
        here = place()
        if browser is None and not here.browser:
            say(f"This runs {here.why}, where no browser can be opened for you.")
        elif browser is None:
            say("With a browser on another machine: interrupt this, and add --no-browser.")
        given = sign_in_blocking(
            address,
            say=say,
            ask=ask,
            scopes=_with_those_it_has(scopes, wanted, store),
            client=RegisteredClient(client_id) if client_id else None,
            here=here.browser if browser is None else browser,
        )
        try:
            workspaces = _account(wanted, given.access_token, folder)
        except (Unauthenticated, Forbidden):
            raise
        except (LayerError, TimeoutError) as error:
            # A person has signed in, and that is kept: only the look at the account has failed.
            notes.append(f"The account could not be looked at: {getattr(error, 'message', error)}")
    with store.locked(wanted.name):
        profiles.save(wanted)
        where = store.write(wanted.name, given)
    wanted, lost = _with_its_workspace(wanted, workspaces, profiles)
    profiles.use(wanted.name)
    return Login(
        wanted,
        "pat" if isinstance(given, StaticToken) else "oauth",
        where,
        store.why_not_keyring,
        tuple(workspaces),
        _workspace(wanted, workspaces),
        (*notes, *lost, *_goes_first(wanted, folder)),
        given.account if isinstance(given, Grant) else None,
    )


def logout(profile: str | None = None, *, home: Path | None = None) -> Logout:
    """End a sign-in at its server, then forget it. The profile, its address and workspace stay.

    Args:
        profile: by default the one in use.

    Raises:
        InvalidInputs: when that profile is not signed in.
    """
    folder = Path(home).expanduser().absolute() if home is not None else data_folder()
    target = resolve(None, folder, {} if profile else None, profile)
    wanted = target.profile
    store = CredentialStore(folder)
    if wanted is None or not wanted.name or store.known(wanted.name) is None:
        raise _not_signed_in(target, [each.name for each in Profiles(folder).all() if store.known(each.name)])
    return _signed_out(wanted, store)


def forget(profile: str, *, home: Path | None = None) -> Logout:
    """Sign out of a profile if need be, and take it away; the embedded server is in use if it was.

    Raises:
        InvalidInputs: when there is no such profile.
    """
    folder = Path(home).expanduser().absolute() if home is not None else data_folder()
    wanted = Profiles(folder).get(profile)
    done = _signed_out(wanted, CredentialStore(folder))
    Profiles(folder).remove(profile)
    return done


def _signed_out(wanted: Profile, store: CredentialStore) -> Logout:
    with store.locked(wanted.name):
        kept = store.known(wanted.name)
        if kept is None:
            return Logout(wanted, None, None)
        revoked, note = _revoked(wanted, store) if kept.kind == "oauth" else (None, _STAYS_VALID)
        store.delete(wanted.name)
    return Logout(wanted, kept.kind, revoked, note)


_STAYS_VALID = (
    "The token itself is valid until you revoke it on the server: in the app under User Settings, or with "
    "`layer token revoke` where the server is yours."
)


def _where_to(url: str | None, profile: str | None, profiles: Profiles) -> Profile:
    """The profile that is signed in to: one that is known, or a new one."""
    if url is not None:
        address = HOSTED_URL if url.strip() == HOSTED else endpoint(url.strip())
        saved = profiles.find(profile) if profile else profiles.of_url(address)
        if saved is not None and saved.url == address:
            return _safe(saved)
        return _safe(Profile(profile or _free_name(address, profiles), address))
    if profile is not None:
        found = profiles.get(profile)
    else:
        asked = resolve(None, profiles.path.parent)
        found = asked.profile if asked.profile and asked.profile.url else profiles.get(HOSTED)
    if found.url is None:
        raise InvalidInputs(
            "The embedded server needs no sign-in.",
            field="profile",
            value=found.name,
            remedy="For the hosted server: layer login --profile hosted. For another: layer login --url URL.",
        )
    return _safe(found if found.name else Profile(_free_name(found.url, profiles), found.url))


def _free_name(url: str, profiles: Profiles) -> str:
    """A name for an address that no profile has."""
    name = name_for(url)
    taken = {each.name for each in profiles.all()}
    return next(each for each in (name, *(f"{name}-{n}" for n in range(2, 1000))) if each not in taken)


def _safe(wanted: Profile) -> Profile:
    check(wanted)
    if in_clear_text(str(wanted.url)):
        raise InvalidInputs(
            f"{wanted.url} is plain HTTP to another machine: a sign-in would be shown to everybody on the way.",
            field="url",
            value=wanted.url,
            remedy="Use its https address.",
        )
    return wanted


def _with_those_it_has(
    scopes: Iterable[str] | None, wanted: Profile, store: CredentialStore
) -> tuple[str, ...] | None:
    """More than a sign-in has is asked for together with what it has."""
    if scopes is None:
        return None
    try:
        held = store.read(wanted.name)
    except LayerError:
        held = None  # it is about to be replaced
    return union(held.scopes if isinstance(held, Grant) else (), scopes)


def _account(wanted: Profile, token: Secret, folder: Path) -> list[Workspace]:
    """The workspaces that a token opens: a list of tools would be given to anybody."""
    target = resolve(wanted.url, folder, {})
    shown = StaticToken(token, str(target.info.origin), "this sign-in")
    return workspaces_of(dataclasses.replace(target, credential=shown))


def _with_its_workspace(
    wanted: Profile, workspaces: list[Workspace], profiles: Profiles
) -> tuple[Profile, tuple[str, ...]]:
    """The choice of workspace is dropped where this account has no such workspace."""
    if wanted.workspace is None or not workspaces or wanted.workspace in {each.id for each in workspaces}:
        return wanted, ()
    lost = wanted.workspace_name or wanted.workspace
    without = wanted.in_workspace(None)
    profiles.save(without)
    return without, (f"Workspace {lost!r}, which was chosen before, is not one of this account's.",)


def _workspace(wanted: Profile, workspaces: list[Workspace]) -> Workspace | None:
    chosen = [each for each in workspaces if each.id == wanted.workspace] or workspaces
    return chosen[0] if chosen else None


def _goes_first(wanted: Profile, folder: Path) -> tuple[str, ...]:
    """What the environment says against this sign-in."""
    try:
        found = resolve(None, folder)
    except LayerError as error:
        return (error.message,)
    if found.url != wanted.url:
        return (f"{found.chosen_by} names another server and goes before this profile: unset it.",)
    source = found.credential.source if found.credential else ""
    if source in {PAT_VARIABLE, COLAB_SOURCE}:
        return (f"{source} is set and goes before this sign-in: unset it.",)
    return ()


def _revoked(wanted: Profile, store: CredentialStore) -> tuple[bool, str]:
    """Whether the server has ended the grant, and why not."""
    try:
        grant = store.read(wanted.name)
        if not isinstance(grant, Grant):
            return False, "What was kept could not be found any more."
        revoked = run_blocking(revoke(grant), REVOKE_SECONDS)
    except LayerError as error:
        return False, f"The server was not told: {error.message} End it in the account's settings there."
    except TimeoutError:
        return False, "The server was not told: it did not answer. End it in the account's settings there."
    return revoked, "" if revoked else "The server has no way to end a sign-in; it ends there by itself."


def _not_signed_in(target: Target, signed_in: list[str]) -> InvalidInputs:
    name = target.info.profile or target.info.label
    return InvalidInputs(
        f"{name} is not signed in from here.",
        field="profile",
        value=name,
        allowed=signed_in,
        remedy=f"layer logout --profile {signed_in[0]}"
        if signed_in
        else f"{PAT_VARIABLE} is set: unset it to be nobody there."
        if os.environ.get(PAT_VARIABLE)
        else "Nobody is signed in anywhere: layer profile.",
    )
