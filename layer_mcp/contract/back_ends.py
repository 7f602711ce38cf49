"""``models.toml`` in the data folder: models of the user's own, each a table that names the back end that runs it.

    [models.my-sdxl]
    back_end = "diffusers"
    name = "My SDXL"
    price_cu = 0
    folder = "/home/ana/models/sdxl"

Standard library only: whoever starts a server reads here which variables go along. A table that cannot be understood
is a sentence and no error: the other models stay offered. No key is ever in the file, only where one is found.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layer_mcp.contract.data_folder import MODELS_FILE
from layer_mcp.contract.money import cu_to_micro

BACK_ENDS = ("diffusers", "openai", "comfyui")
KEPT_KEY = "kept"
"""The value of ``key``: it was given to ``layer model add --key`` and is kept as sign-ins are."""
MAX_BYTES = 1024 * 1024
MAX_MODELS = 200
MAX_SLUG_CHARACTERS = 48
MAX_PRICE_CU = 100_000
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_NOT_A_KEY = ("LAYER_", "PYTHON", "LD_", "DYLD_")
"""Variables that begin so change what a server does, and are no keys."""
_COMMANDS = frozenset({"add", "key", "list", "remove", "show"})
"""Of ``layer model``, where the name of a model may stand as well."""
_SECRETS = frozenset({"api_key", "apikey", "token", "access_token", "password", "secret", "authorization"})
_OF_EVERY_MODEL = frozenset({"back_end", "name", "description", "price_cu"})
KEYRING_NEEDS = (
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "PYTHON_KEYRING_BACKEND",
)
"""What a process must know to find the keyring of the session, and to ask a person to unlock it."""
_PROXIES = tuple(
    each for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY") for each in (name, name.lower())
)
"""The way to other servers, where there is one."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One table of ``models.toml``, understood as far as all back ends have it in common.

    Attributes:
        slug: the table's name, which people type: ``my-sdxl``.
        back_end: one of ``BACK_ENDS``.
        name, description: for people; the description may be empty.
        price_cu: of one output, in CU.
        settings: everything else in the table, for the back end; JSON values.
        home: the data folder.
    """

    slug: str
    back_end: str
    name: str
    description: str = ""
    price_cu: float = 0
    settings: Mapping[str, Any] = field(default_factory=dict)
    home: Path = Path()

    @property
    def price_micro(self) -> int:
        """Of one output, in micro-CU."""
        return cu_to_micro(self.price_cu)

    def path(self, text: str) -> Path:
        """A path of the settings: absolute, in the user's folder (``~``), or relative to the data folder."""
        return self.home / Path(text).expanduser()

    def table(self) -> dict[str, Any]:
        """The table as the file has it."""
        table: dict[str, Any] = {"back_end": self.back_end, "name": self.name}
        if self.description:
            table["description"] = self.description
        return {**table, "price_cu": self.price_cu, **self.settings}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a table, or the whole file, is not offered.

    Attributes:
        slug: of the table; None where it is the file.
        message: a sentence, with what to do.
    """

    slug: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Defined:
    """What the file says: the models that can be understood, in its order, and why others cannot."""

    definitions: tuple[Definition, ...] = ()
    faults: tuple[Fault, ...] = ()


def models_file(home: Path) -> Path:
    """Where the file is, or would be."""
    return home / MODELS_FILE


def read(home: Path) -> Defined:
    """The models of a data folder; none where there is no file. Never raises."""
    import tomllib

    path = models_file(home)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            return _broken(f"{path} has more than {MAX_BYTES:,} bytes. Remove what is not needed.")
        document = tomllib.loads(data.decode("utf-8"))
    except FileNotFoundError:
        return Defined()
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return _broken(f"{path} cannot be read: {reason}. Correct it, or move it away.")
    tables = document.get("models", {})
    if not isinstance(tables, dict):
        return _broken(f"{path} has no tables [models.NAME]. Correct it, or move it away.")
    definitions: list[Definition] = []
    faults: list[Fault] = []
    for number, (slug, table) in enumerate(tables.items()):
        fault = f"there are more than {MAX_MODELS} models" if number >= MAX_MODELS else why_not(slug, table)
        if fault is None:
            definitions.append(define(slug, table, home))
        else:
            faults.append(Fault(slug, f"The model {slug!r} of {path} is not offered: {fault}."))
    return Defined(tuple(definitions), tuple(faults))


def define(slug: str, table: Mapping[str, Any], home: Path) -> Definition:
    """The definition in a table for which ``why_not`` finds nothing."""
    return Definition(
        slug=slug,
        back_end=table["back_end"],
        name=table.get("name") or slug.replace("-", " ").capitalize(),
        description=table.get("description", ""),
        price_cu=table.get("price_cu", 0),
        settings={name: value for name, value in table.items() if name not in _OF_EVERY_MODEL},
        home=home,
    )


def is_slug(text: str) -> bool:
    """Whether this can be the name of a model: ``my-sdxl``."""
    return len(text) <= MAX_SLUG_CHARACTERS and _SLUG.fullmatch(text) is not None


def why_not(slug: str, table: Any) -> str | None:
    """Why this is no definition of a model, in words that go after a colon; None when it is one."""
    if not is_slug(slug):
        return f"its name must be lower-case words with hyphens, at most {MAX_SLUG_CHARACTERS} characters: my-model"
    if slug in _COMMANDS:
        return f"`layer model {slug}` is a command; give it another name"
    if not isinstance(table, dict):
        return "it is no table"
    if table.get("back_end") not in BACK_ENDS:
        return f"back_end must be one of {', '.join(BACK_ENDS)}"
    if not isinstance(table.get("name", ""), str) or len(table.get("name", "")) > 80:
        return "name must be text of at most 80 characters"
    if not isinstance(table.get("description", ""), str) or len(table.get("description", "")) > 4000:
        return "description must be text of at most 4,000 characters"
    price = table.get("price_cu", 0)
    is_number = isinstance(price, int | float) and not isinstance(price, bool) and math.isfinite(price)
    if not is_number or not 0 <= price <= MAX_PRICE_CU:
        return f"price_cu must be a number from 0 to {MAX_PRICE_CU:,}"
    try:
        json.dumps(table, allow_nan=False)
    except (TypeError, ValueError):
        return "it holds a date, or a number without an end"
    return _key_fault(table)


def _key_fault(table: Mapping[str, Any]) -> str | None:
    """A key in the file is not repeated, wherever this is told."""
    held = [name for name in table if name.lower().replace("-", "_") in _SECRETS]
    if held or table.get("key", KEPT_KEY) != KEPT_KEY:
        return (
            f"{held[0] if held else 'key'} holds a key, which has no place in this file; remove it there and use "
            "`layer model add … --key-env NAME` or `--key`"
        )
    variable = table.get("key_env")
    if variable is None:
        return None
    if not isinstance(variable, str) or not _VARIABLE.fullmatch(variable):
        return "key_env must be the name of an environment variable"
    if variable.upper().startswith(_NOT_A_KEY):
        return f"key_env is {variable}, which is no key"
    return None


def _broken(message: str) -> Defined:
    return Defined(faults=(Fault(None, message),))


def variables(home: Path) -> tuple[str, ...]:
    """The environment variables that a server of this folder must be given, for the keys of its models and the way."""
    every = [missing_variables(each.settings, {}) for each in read(home).definitions]
    return tuple(dict.fromkeys(name for names in every for name in names))


def missing_variables(table: Mapping[str, Any], environ: Mapping[str, str]) -> list[str]:
    """Those variables that a table needs or may need, for its key and for the way to its server, and that are not set."""
    wanted = [table["key_env"]] if table.get("key_env") else []
    wanted += _PROXIES if table.get("url") else ()
    wanted += KEYRING_NEEDS if table.get("key") == KEPT_KEY else ()
    return [name for name in wanted if name not in environ]


def slug_of(name: str, taken: Collection[str] = ()) -> str:
    """The slug for a name as people write it: ``My SDXL`` is ``my-sdxl``; empty where nothing of it can be kept.

    Args:
        taken: slugs that it must not be; a number is added then.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:MAX_SLUG_CHARACTERS].strip("-")
    numbered, number = slug, 2
    while slug and numbered in taken:
        numbered, number = f"{slug[: MAX_SLUG_CHARACTERS - 3]}-{number}", number + 1
    return numbered


def key_entry(slug: str) -> str:
    """Under which name the key of a model is kept, beside those of profiles; no profile can be called so."""
    return f"model:{slug}"


def keyring_service(home: Path) -> str:
    """Under which name the keyring has the entries of a data folder, so that no two folders share them."""
    identity = os.path.normcase(os.path.realpath(home))
    return f"layer-nb:{hashlib.sha256(identity.encode()).hexdigest()[:16]}"
