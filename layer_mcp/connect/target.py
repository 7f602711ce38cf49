"""Which server: an explicit argument, then ``LAYER_MCP_URL``, ``LAYER_PROFILE``, the saved profile, else the embedded one.

``LAYER_PAT`` never changes the target. It belongs to the hosted server, or to the server that ``LAYER_MCP_URL`` names,
and is sent to no other. Standard library only: the embedded server is started before anything heavy is imported, and
on the way to it no credential is looked for.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable
from urllib.parse import urlsplit

from layer_mcp.auth.credential import Credential
from layer_mcp.auth.profiles import EMBEDDED, HOSTED, HOSTED_URL, Profile, Profiles
from layer_mcp.contract.data_folder import MCP_PATH, data_folder
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.origins import origin_of

__all__ = [
    "HOSTED_URL",
    "PROFILE_VARIABLE",
    "URL_VARIABLE",
    "InMemoryTarget",
    "Target",
    "TargetInfo",
    "endpoint",
    "resolve",
    "using_profile",
]

URL_VARIABLE = "LAYER_MCP_URL"
PROFILE_VARIABLE = "LAYER_PROFILE"

Kind = Literal["embedded", "hosted", "url", "memory"]


@runtime_checkable
class InMemoryTarget(Protocol):
    """An embedded server in this very process: its MCP server object and its ASGI app."""

    mcp: Any
    asgi: Any


@dataclass(frozen=True, slots=True)
class TargetInfo:
    """Which server a client talks to; safe to show.

    Attributes:
        kind: ``embedded``, ``hosted``, ``url`` or ``memory``.
        label: a few words for people.
        origin: ``https://host[:port]``, where it is fixed.
        profile: the name of its profile, where there is one.
    """

    kind: Kind
    label: str
    origin: str | None = None
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A resolved target: what to show, and what is needed to get there.

    Attributes:
        home: the data folder of this client (journal, cache), and of the embedded server.
        url: the MCP endpoint, for ``hosted`` and ``url``.
        credential: what is shown to that endpoint.
        app: the server object, for ``memory``.
        profile: of that server, with the workspace that was chosen there; without a name where none has its URL.
        chosen_by: what named it: ``the argument``, ``--profile``, ``LAYER_MCP_URL``, ``LAYER_PROFILE``, ``the profile in use``, or
            ``default``.
        passed_over: a sentence for each credential that there is and that is not shown to it.
    """

    info: TargetInfo
    home: Path
    url: str | None = None
    credential: Credential | None = None
    app: InMemoryTarget | None = field(default=None, repr=False)
    profile: Profile | None = None
    chosen_by: str = "default"
    passed_over: tuple[str, ...] = ()

    @property
    def ours(self) -> bool:
        """Whether it is the embedded server: it honours request keys and has the local REST."""
        return self.info.kind in {"embedded", "memory"}

    @property
    def workspace(self) -> str | None:
        """The id of the workspace that was chosen for this server and saved."""
        return self.profile.workspace if self.profile else None


_profile_of_command: ContextVar[str | None] = ContextVar("layer_profile", default=None)


@contextmanager
def using_profile(name: str) -> Iterator[None]:
    """What is resolved inside goes to this profile, whatever the environment says: ``layer --profile NAME …``."""
    token = _profile_of_command.set(name)
    try:
        yield
    finally:
        _profile_of_command.reset(token)


def resolve(
    target: str | InMemoryTarget | None,
    home: Path | None,
    environ: Mapping[str, str] | None = None,
    profile: str | None = None,
) -> Target:
    """The target that the arguments, the environment and the saved profiles ask for.

    Args:
        target: ``embedded``, ``hosted``, a URL, the name of a profile, or an app in this process.
        home: the data folder; by default ``LAYER_HOME``, else the user's.
        profile: the name of a profile, in the place of ``target``.

    Raises:
        InvalidInputs: when that names no server, or a profile that is not there.
    """
    env = os.environ if environ is None else environ
    folder = Path(home).expanduser().absolute() if home is not None else data_folder(env)
    if target is not None and profile is not None:
        raise InvalidInputs(
            "A target and a profile were given; each of them names a server.",
            field="profile",
            value=profile,
            remedy="Leave one of them out.",
        )
    if target is not None and not isinstance(target, str):
        return Target(
            TargetInfo("memory", "embedded, in this process"), folder, app=target, chosen_by="the argument"
        )
    profiles = Profiles(folder)
    wanted, chosen_by = _wanted(target, profile, env, profiles)
    if wanted.url is None:
        return Target(TargetInfo("embedded", "embedded"), folder, profile=wanted, chosen_by=chosen_by)
    from layer_mcp.auth.sources import credential_for  # not on the way to the embedded server

    named = env.get(URL_VARIABLE, "").strip()
    meant_for = _named(named, URL_VARIABLE, profiles).url if named else None
    credential, passed_over = credential_for(
        wanted, meant_for=meant_for or HOSTED_URL, home=folder, environ=env
    )
    origin = origin_of(wanted.url)
    hosted = origin == origin_of(HOSTED_URL)
    info = TargetInfo(
        "hosted" if hosted else "url",
        "hosted" if hosted else urlsplit(wanted.url).netloc,
        origin,
        wanted.name or None,
    )
    return Target(
        info,
        folder,
        url=wanted.url,
        credential=credential,
        profile=wanted,
        chosen_by=chosen_by,
        passed_over=passed_over,
    )


def _wanted(
    target: str | None, profile: str | None, env: Mapping[str, str], profiles: Profiles
) -> tuple[Profile, str]:
    """The server that is asked for, and what named it."""
    if target is not None and target.strip():
        return _named(target.strip(), "the target", profiles), "the argument"
    if profile is not None:
        return profiles.get(profile), "the argument"
    if named := _profile_of_command.get():
        return profiles.get(named), "--profile"
    if named := env.get(URL_VARIABLE, "").strip():
        return _named(named, URL_VARIABLE, profiles), URL_VARIABLE
    if named := env.get(PROFILE_VARIABLE, "").strip():
        return profiles.get(named), PROFILE_VARIABLE
    active = profiles.active()
    return (active, "the profile in use") if active else (profiles.get(EMBEDDED), "default")


def _named(text: str, source: str, profiles: Profiles) -> Profile:
    """The profile of what a text names; one without a name where no profile has that URL."""
    if "://" not in text and (found := profiles.find(text)) is not None:
        return found
    url = endpoint(text, source, [each.name for each in profiles.all()])
    return profiles.of_url(url) or Profile("", url)


def endpoint(text: str, source: str = "the URL", also: Sequence[str] = ()) -> str:
    """The MCP endpoint that a URL means: without a path it is ``/mcp``.

    Args:
        source: what the URL comes from, for the error.
        also: names that could have been given instead.

    Raises:
        InvalidInputs: when it is not one that MCP can be spoken to.
    """
    try:
        parts = urlsplit(text)
        readable = bool(parts.hostname) and (parts.port is None or parts.port >= 0)
    except ValueError:  # a port that is none, or half an IPv6 address
        parts, readable = urlsplit(""), False
    names = dict.fromkeys((EMBEDDED, HOSTED, *also))
    allowed = [*names, "an http(s) URL such as https://host/mcp"]
    if parts.scheme not in {"http", "https"} or not readable:
        near = difflib.get_close_matches(text.lower(), list(names), n=1)
        raise InvalidInputs(
            f"{source} is {text!r}, which names no server.",
            field="target",
            value=text,
            allowed=allowed,
            nearest=near[0] if near else None,
        )
    if parts.username or parts.password:
        raise InvalidInputs(
            f"{source} carries a user name or password; put a personal access token in LAYER_PAT instead.",
            field="target",
            allowed=allowed,
        )
    path = parts.path if parts.path not in {"", "/"} else MCP_PATH
    query = f"?{parts.query}" if parts.query else ""
    return f"{origin_of(text)}{path}{query}"
