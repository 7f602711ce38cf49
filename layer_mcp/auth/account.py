"""The profiles of a data folder as people see them, the workspaces that a sign-in opens, and the chosen one. Blocking."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layer_mcp.auth.profiles import EMBEDDED, Profile, Profiles
from layer_mcp.auth.store import CredentialStore, Kept
from layer_mcp.connect.loop import run_blocking
from layer_mcp.connect.target import Target, resolve
from layer_mcp.contract.data_folder import data_folder
from layer_mcp.contract.errors import InvalidInputs

if TYPE_CHECKING:
    from layer_mcp.answers import Workspace

ANSWER_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class KnownProfile:
    """A profile, and whether it can be used.

    Attributes:
        active: whether it is the one in use.
        kept: what is known of its credential; None where it has none.
    """

    profile: Profile
    active: bool
    kept: Kept | None

    @property
    def signed_in(self) -> str:
        """For people: how it is signed in, and where that is kept."""
        if self.profile.url is None:
            return "needs none"
        return self.kept.words if self.kept else "not signed in"

    def to_wire(self) -> dict[str, Any]:
        return {
            "profile": self.profile.name,
            "url": self.profile.url,
            "active": self.active,
            "signed_in": self.kept.kind if self.kept else None,
            "account": self.kept.account if self.kept else None,
            "kept_in": self.kept.where if self.kept else None,
            "workspace_id": self.profile.workspace,
            "workspace_name": self.profile.workspace_name,
        }


def known_profiles(*, home: Path | None = None) -> list[KnownProfile]:
    """Every profile: the embedded server first. Nothing is asked of a server or of the keyring."""
    folder = Path(home) if home is not None else data_folder()
    profiles, store = Profiles(folder), CredentialStore(folder)
    active = profiles.active() or profiles.get(EMBEDDED)
    found = profiles.all()
    if active.name not in {each.name for each in found}:
        found.append(active)  # one that everybody has, and that was never saved
    return [
        KnownProfile(each, each.name == active.name, store.known(each.name) if each.url else None)
        for each in found
    ]


def use_profile(name: str, *, home: Path | None = None) -> KnownProfile:
    """Have everything in this data folder use a profile from now on.

    Raises:
        InvalidInputs: when there is none of this name.
    """
    folder = Path(home) if home is not None else data_folder()
    Profiles(folder).use(name)
    return next(each for each in known_profiles(home=folder) if each.active)


def what_goes_first(*, home: Path | None = None) -> str | None:
    """What the environment names in the place of the profile in use, as a sentence."""
    found = resolve(None, home)
    if found.chosen_by in {"the profile in use", "default"}:
        return None
    return f"{found.chosen_by} goes first here: {found.url or 'the embedded server'} is used."


def workspaces_of(target: Target) -> list[Workspace]:
    """The account's workspaces, most recently active first. Any tool but this one may answer a stranger.

    Raises:
        LayerError: what the server refused.
        TimeoutError: when it does not answer.
    """
    return run_blocking(_ask(target), ANSWER_SECONDS)


async def _ask(target: Target) -> list[Workspace]:
    from layer_mcp.catalog.catalog import Catalog
    from layer_mcp.connect.connection import Connection
    from layer_mcp.connect.wire import Wire

    connection = Connection(target)
    try:
        return await Catalog(Wire(connection), None, {}).workspaces()
    finally:
        await connection.aclose()


def workspaces(*, home: Path | None = None) -> tuple[list[Workspace], str | None]:
    """The workspaces of the profile in use, and the id of the one that it works in."""
    target = resolve(None, home)
    found = workspaces_of(target)
    return found, target.workspace or (found[0].id if found else None)


def choose_workspace(name: str, *, home: Path | None = None) -> tuple[Profile, Workspace]:
    """Have the profile in use work in this workspace from now on.

    Args:
        name: id, slug, name or unique prefix of an id.

    Raises:
        WorkspaceNotFound: none of this name, or more than one.
        InvalidInputs: when the server in use has no profile.
    """
    from layer_mcp.catalog.catalog import Catalog

    target = resolve(None, home)
    profile = _named(target)
    chosen = Catalog.pick(workspaces_of(target), name)
    profile = profile.in_workspace(chosen.id, chosen.name or chosen.slug or None)
    Profiles(target.home).save(profile)
    return profile, chosen


def clear_workspace(*, home: Path | None = None) -> Profile:
    """Have the profile in use work in the most recently active workspace again."""
    target = resolve(None, home)
    profile = _named(target).in_workspace(None)
    Profiles(target.home).save(profile)
    return profile


def workspace_goes_first() -> str | None:
    """What the environment says against a saved workspace, as a sentence."""
    from layer_mcp.catalog.catalog import WORKSPACE_VARIABLE

    said = os.environ.get(WORKSPACE_VARIABLE)
    return f"{WORKSPACE_VARIABLE} is set and goes first: {said!r}." if said else None


def _named(target: Target) -> Profile:
    if target.profile is None or not target.profile.name:
        raise InvalidInputs(
            f"{target.info.label} has no profile that a workspace could be saved in.",
            field="profile",
            value=target.url,
            remedy=f"Give it one: layer login --url {target.url} --profile NAME.",
        )
    return target.profile
