"""Where a host keeps its configuration: per operating system, for one person or for one project."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Format = Literal["json", "jsonc", "toml"]
Scope = Literal["user", "project"]


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A host's configuration file.

    Attributes:
        format: how it is written; ``json`` is edited like ``jsonc``.
        keys: the way to the object that holds the servers by name.
        user: the person's file by ``sys.platform``, ``*`` for any; with ``{home}``, ``{appdata}`` and ``{config}``
            (``XDG_CONFIG_HOME``, else ``~/.config``).
        project: the project's file, from its folder; None where the host has none.
        moved_by: the environment variable that names another folder for the person's file.
        or_else: another name that the file may have; used where only that one exists.
        folder_keys: the way, in the person's file, to the servers of one ``{folder}``, where the host has such.
    """

    format: Format
    keys: tuple[str, ...]
    user: Mapping[str, str]
    project: str | None = None
    moved_by: str | None = None
    or_else: str | None = None
    folder_keys: tuple[str, ...] = ()

    def path(
        self,
        scope: Scope,
        *,
        folder: Path | None = None,
        environ: Mapping[str, str] | None = None,
        platform: str = sys.platform,
    ) -> Path:
        """The file of a scope.

        Args:
            folder: the project's; the current one by default.

        Raises:
            LookupError: when there is no file of that scope.
        """
        env = os.environ if environ is None else environ
        if scope == "project":
            if self.project is None:
                raise LookupError("it has no configuration per project")
            path = (folder or Path.cwd()) / self.project
        else:
            template = self.user.get(platform) or self.user.get("*") or self.user["linux"]
            path = expand(template, env)
            if self.moved_by and (moved := env.get(self.moved_by)):
                path = Path(moved).expanduser() / path.name
        if self.or_else and not path.exists() and path.with_name(self.or_else).exists():
            return path.with_name(self.or_else)
        return path


def expand(template: str, environ: Mapping[str, str] | None = None) -> Path:
    """A path with this machine's folders filled in."""
    env = os.environ if environ is None else environ
    home = env.get("HOME") or env.get("USERPROFILE") or str(Path.home())
    appdata = env.get("APPDATA") or f"{home}/AppData/Roaming"
    config = env.get("XDG_CONFIG_HOME") or f"{home}/.config"
    return Path(template.format(home=home, appdata=appdata, config=config))
