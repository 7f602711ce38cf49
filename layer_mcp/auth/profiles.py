"""Profiles: servers by a name, which of them is in use, and the workspace chosen on each. Never a secret.

``profiles.json`` in the data folder. ``embedded`` and ``hosted`` need not be saved: everybody has the one, and
everybody knows where the other is.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from layer_mcp.auth.document import Document
from layer_mcp.contract.errors import InvalidInputs

PROFILES_FILE = "profiles.json"
HOSTED_URL = "https://mcp.app.layer.ai/mcp"
EMBEDDED = "embedded"
HOSTED = "hosted"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,47}")
_OTHER_MEANINGS = frozenset({"memory", "url", "default", "none"})


@dataclass(frozen=True, slots=True)
class Profile:
    """A server by a name.

    Attributes:
        url: its MCP endpoint; None for the embedded server.
        workspace: id of the workspace chosen there; None for the most recently active one.
        workspace_name: how that workspace was called when it was chosen.
    """

    name: str
    url: str | None
    workspace: str | None = None
    workspace_name: str | None = None

    def in_workspace(self, workspace: str | None, name: str | None = None) -> Profile:
        """The same with another choice of workspace."""
        return replace(self, workspace=workspace, workspace_name=name)


_BUILT_IN = {EMBEDDED: Profile(EMBEDDED, None), HOSTED: Profile(HOSTED, HOSTED_URL)}


class Profiles:
    """The profiles of a data folder.

    Args:
        home: the data folder.
    """

    def __init__(self, home: Path) -> None:
        self._document = Document(home / PROFILES_FILE)

    @property
    def path(self) -> Path:
        """The file."""
        return self._document.path

    def all(self) -> list[Profile]:
        """The embedded server, then the saved ones by name."""
        found = _profiles(self._document.read())
        embedded = found.pop(EMBEDDED, _BUILT_IN[EMBEDDED])
        return [embedded, *(found[name] for name in sorted(found))]

    def active(self) -> Profile | None:
        """The one in use; None when none was ever chosen."""
        document = self._document.read()
        name = document.get("active")
        return _profiles(document).get(name) or _BUILT_IN.get(name) if isinstance(name, str) else None

    def find(self, name: str) -> Profile | None:
        """The one of this name, if there is one."""
        return _profiles(self._document.read()).get(name) or _BUILT_IN.get(name)

    def get(self, name: str) -> Profile:
        """The one of this name.

        Raises:
            InvalidInputs: when there is none, with the nearest.
        """
        found = self.find(name)
        if found is None:
            raise no_profile(name, [each.name for each in self.all()])
        return found

    def of_url(self, url: str) -> Profile | None:
        """The one of this endpoint: the active one before others."""
        document = self._document.read()
        found = [each for each in _profiles(document).values() if each.url == url]
        found.sort(key=lambda each: (each.name != document.get("active"), each.name))
        if found:
            return found[0]
        return _BUILT_IN[HOSTED] if url == HOSTED_URL else None

    def save(self, profile: Profile) -> None:
        """Add a profile, or put it in the place of the one of its name.

        Raises:
            InvalidInputs: when the name cannot be one, or means another server.
        """
        check(profile)
        with self._document.changing() as document:
            entries = _entries(document)
            kept = entries.get(profile.name)
            entry = dict(kept) if isinstance(kept, dict) else {}
            for field in ("url", "workspace", "workspace_name"):
                value = getattr(profile, field)
                if value is None:
                    entry.pop(field, None)
                else:
                    entry[field] = value
            entries[profile.name] = entry
            document["profiles"] = entries

    def use(self, name: str) -> Profile:
        """Make one the active one.

        Raises:
            InvalidInputs: when there is none of this name.
        """
        found = self.get(name)
        with self._document.changing() as document:
            document["active"] = found.name
        return found

    def remove(self, name: str) -> Profile:
        """Take one away; the embedded server is in use if this one was.

        Raises:
            InvalidInputs: when none of this name was saved.
        """
        with self._document.changing() as document:
            found = _profiles(document).get(name)
            if found is None:
                if name in _BUILT_IN:
                    raise InvalidInputs(
                        f"The profile {name!r} has nothing saved that could be removed.",
                        field="profile",
                        value=name,
                        remedy="See them all: layer profile.",
                    )
                raise no_profile(name, list(_profiles(document)))
            entries = _entries(document)
            del entries[name]
            document["profiles"] = entries
            if document.get("active") == name:
                document["active"] = EMBEDDED
        return found


def check(profile: Profile) -> None:
    """Refuse a name that cannot be one, or that means another server.

    Raises:
        InvalidInputs: with what a name may be.
    """
    name = profile.name
    if not _NAME.fullmatch(name) or name in _OTHER_MEANINGS:
        raise InvalidInputs(
            f"{name!r} cannot name a profile.",
            field="profile",
            value=name,
            remedy="Up to 48 lower-case letters, digits, dots, hyphens and underscores, a letter or digit first: studio.",
        )
    built_in = _BUILT_IN.get(name)
    if built_in is not None and built_in.url != profile.url:
        raise InvalidInputs(
            f"The profile {name!r} is always {built_in.url or 'the server on this machine'}.",
            field="profile",
            value=name,
            remedy="Give the other server a name of its own: --profile NAME.",
        )


def name_for(url: str) -> str:
    """The name of a profile for an endpoint that was given none: ``hosted``, or its host."""
    from urllib.parse import urlsplit

    if url == HOSTED_URL:
        return HOSTED
    parts = urlsplit(url)
    host = re.sub(r"[^a-z0-9._-]", "-", (parts.hostname or "").lower()).strip(".-_")
    return f"{host[:40]}-{parts.port}" if parts.port else host[:48]


def no_profile(name: str, names: list[str]) -> InvalidInputs:
    """The error for a profile that is not there."""
    near = difflib.get_close_matches(name.lower(), names, n=1)
    return InvalidInputs(
        f"There is no profile {name!r}.",
        field="profile",
        value=name,
        allowed=names,
        nearest=near[0] if near else None,
        remedy=f"See them all: layer profile. A new one: layer login --url URL --profile {name}.",
    )


def _entries(document: dict[str, Any]) -> dict[str, Any]:
    found = document.get("profiles")
    return dict(found) if isinstance(found, dict) else {}


def _profiles(document: dict[str, Any]) -> dict[str, Profile]:
    """What can be read of the entries; one that cannot be is as good as not there."""
    found = {}
    for name, entry in _entries(document).items():
        if not _NAME.fullmatch(name) or not isinstance(entry, dict):
            continue
        url = _BUILT_IN[name].url if name in _BUILT_IN else entry.get("url")
        if name not in _BUILT_IN and not (isinstance(url, str) and url.startswith(("http://", "https://"))):
            continue
        found[name] = Profile(name, url, _text(entry, "workspace"), _text(entry, "workspace_name"))
    return found


def _text(entry: dict[str, Any], field: str) -> str | None:
    value = entry.get(field)
    return value if isinstance(value, str) and value else None
