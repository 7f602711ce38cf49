"""What to do in a host, in the page's words: steps, and the exact text to paste or to type."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.hosts import formats
from layer_mcp.hosts.catalog import Host
from layer_mcp.hosts.destination import Destination, Local, Remote
from layer_mcp.hosts.entries import Entry, npx
from layer_mcp.hosts.links import links

_WAY_IN_WORDS = {
    "oauth": "with your Layer account (OAuth)",
    "pat": "with a personal access token (PAT)",
    "local": "with the embedded server",
}
_CHALLENGE = (
    "Its sign-in starts only where a server asks at once: with a server of your own, "
    "`layer serve --challenge-at-initialize`."
)


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence, and what to paste or type with it.

    Attributes:
        code: the exact text; empty where there is nothing to paste.
        language: of the code: ``json``, ``toml``, ``sh`` or ``text``.
    """

    text: str
    code: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """How one host gets to one server."""

    title: str
    steps: tuple[Step, ...]

    def to_wire(self) -> dict[str, Any]:
        steps = [
            {"text": step.text} | ({"code": step.code, "language": step.language} if step.code else {})
            for step in self.steps
        ]
        return {"title": self.title, "steps": steps}


def guide(host: Host, destination: Destination) -> Guide:
    """The steps for a host.

    Raises:
        InvalidInputs: where that host cannot be connected that way, with the page's sentence.
    """
    refuse_impossible(host, destination)
    way = destination.way
    title = f"{host.title}, {_WAY_IN_WORDS[way]}"
    steps: list[Step] = []
    for link in links(host, destination):
        scheme = link.partition(":")[0]
        steps.append(Step(f"Open this link ({scheme}):", link, "text"))
    command = own_command(host, destination)
    where = host.where[way]
    if command is not None:
        steps.append(Step(where, shell(command), "sh"))
        if host.on_page and host.file is not None:
            steps.append(Step(f"Or add to {page_path(host)} manually:", *_snippet(host, destination)))
    elif host.name == "warp":
        words = npx(destination) if isinstance(destination, Remote) else _command_line(destination)
        steps.append(Step(where, shell(words), "sh"))
    else:
        steps.append(Step(where, *_snippet(host, destination)))
    steps.append(Step(host.then[way]))
    if isinstance(destination, Remote) and way == "oauth" and host.needs_challenge_at_initialize:
        steps.append(Step(_CHALLENGE))
    return Guide(title, tuple(steps))


def refuse_impossible(host: Host, destination: Destination) -> None:
    """Raise what the page says about a way that is not open.

    Raises:
        InvalidInputs: with the sentence.
    """
    found = host.impossible.get(destination.way)
    if found is not None:
        raise InvalidInputs(found.reason, remedy=found.instead)
    if isinstance(destination, Remote) and destination.on_this_machine and host.local is None:
        raise InvalidInputs(
            f"{host.title} runs in the cloud and cannot reach {destination.url}.",
            field="url",
            remedy="Give it the URL of a server that the internet can reach.",
        )


def entry_of(host: Host, destination: Destination) -> Entry:
    """What the host's configuration holds for the server.

    Raises:
        InvalidInputs: where that host cannot be connected that way.
    """
    refuse_impossible(host, destination)
    if isinstance(destination, Remote):
        return host.remote(destination)
    assert host.local is not None, "a host without a local entry says why"
    return host.local(destination)


def own_command(host: Host, destination: Destination) -> list[str] | None:
    """The host's own command that adds the server, where the page gives one."""
    if isinstance(destination, Remote):
        return host.remote_command(destination) if host.remote_command else None
    return host.local_command(destination) if host.local_command else None


def page_path(host: Host) -> str:
    """The file as the page writes it, for Linux."""
    assert host.file is not None
    if host.project_first and host.file.project:
        return host.file.project
    template = host.file.user.get("*") or host.file.user["linux"]
    return template.format(home="~", config="~/.config", appdata="%APPDATA%")


def shell(argv: list[str]) -> str:
    """A command line as one types it; double quotes, which every shell understands, where they will do."""
    return " ".join(_word(word) for word in argv)


def _word(word: str) -> str:
    if re.fullmatch(r"[\w@%+=:,./\\-]+", word):
        return word
    return shlex.quote(word) if re.search(r"[\"$`\\!]", word) else f'"{word}"'


def _command_line(server: Local) -> list[str]:
    # `env` is how a line without a field for variables sets them.
    variables = [f"{key}={value}" for key, value in server.env.items()]
    return [*(["env", *variables] if variables else []), server.command, *server.args]


def _snippet(host: Host, destination: Destination) -> tuple[str, str]:
    entry = entry_of(host, destination)
    format_ = host.file.format if host.file else "json"
    keys = host.file.keys if host.file else ("mcpServers",)
    language = "toml" if format_ == "toml" else "json"
    return formats.snippet(format_, (*keys, host.entry_name), entry), language
