"""What a server of ours can be told, as one typed object."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Literal, cast, get_args

from layer_server.generators.card import ModelCard

MAX_WORKERS = 256
Role = Literal["api", "worker", "all"]
ROLES: tuple[str, ...] = get_args(Role)
SPEND_GATE_CU = (0, 1_000_000)
"""The lowest and the highest price above which somebody may have to be asked."""
IDLE_SECONDS = (0.1, 31_536_000)
"""The shortest and the longest (a year) that a server may be told to wait for work."""


def _default_workers() -> int:
    """One generation process fewer than the cores this process may use, so that the machine stays usable."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2
    return max(1, cores - 1)


@dataclass(frozen=True)
class Settings:
    """Settings of one server.

    Attributes:
        home: the data folder.
        database_url: SQLAlchemy URL; ``None`` is a SQLite file in the data folder.
        storage_url: where finished files are kept (``s3://…`` or ``file:///…``); ``None`` is the data folder.
        role: what this process does of the work on a shared database: answers calls (``api``), makes what runs ask
            for (``worker``), or ``all``.
        workers: how many generations run at once, each in a process of its own.
        starting_cu: practice credits of the first workspace, in CU.
        idle_seconds: after so long without a request or a run the local server ends.
        cards: the models to offer; ``None`` is every model of ``generators.registry``.
        poll_interval_seconds: what clients without push are told to wait between two polls.
        reconcile_seconds: how often runs and engine are compared.
        spend_gate_cu: above this price, in CU, a user has to say yes before a run starts; ``None`` asks nobody.
        fetch_allow: ``host:port`` of places that ``upload_file`` may fetch from although they are not public.
    """

    home: Path
    # It may hold a password.
    database_url: str | None = field(default=None, repr=False)
    storage_url: str | None = field(default=None, repr=False)
    role: Role = "all"
    workers: int = field(default_factory=_default_workers)
    starting_cu: int = 1000
    idle_seconds: float = 600
    cards: tuple[ModelCard, ...] | None = None
    poll_interval_seconds: float = 1.0
    reconcile_seconds: float = 10.0
    spend_gate_cu: float | None = None
    fetch_allow: frozenset[str] = frozenset()

    @classmethod
    def from_environment(cls, home: Path, environ: Mapping[str, str] | None = None) -> Settings:
        """The settings of a server process.

        ``LAYER_DATABASE_URL``, ``LAYER_STORAGE_URL``, ``LAYER_ROLE``, ``LAYER_WORKERS``, ``LAYER_IDLE_SECONDS``,
        ``LAYER_SPEND_GATE_CU``, ``LAYER_FETCH_ALLOW`` (``host:port,host:port``), and ``LAYER_CARDS`` as
        ``package.module:NAME`` of a tuple of model cards.

        Raises:
            ValueError: when a variable cannot be understood; it names the variable.
        """
        env = os.environ if environ is None else environ
        return cls(
            home=home,
            database_url=env.get("LAYER_DATABASE_URL") or None,
            storage_url=env.get("LAYER_STORAGE_URL") or None,
            role=_role(env),
            workers=_whole(env, "LAYER_WORKERS", _default_workers(), 1, MAX_WORKERS),
            idle_seconds=_number(env, "LAYER_IDLE_SECONDS", 600, *IDLE_SECONDS),
            cards=_cards(env["LAYER_CARDS"]) if env.get("LAYER_CARDS") else None,
            spend_gate_cu=_number(env, "LAYER_SPEND_GATE_CU", 0, *SPEND_GATE_CU)
            if env.get("LAYER_SPEND_GATE_CU")
            else None,
            fetch_allow=_places(env),
        )


def _role(env: Mapping[str, str]) -> Role:
    text = env.get("LAYER_ROLE") or "all"
    if text not in ROLES:
        raise ValueError(f"LAYER_ROLE is {text!r}, but must be one of {', '.join(ROLES)}.")
    if text != "all" and not env.get("LAYER_DATABASE_URL", "").startswith("postgresql"):
        raise ValueError(
            f"LAYER_ROLE is {text!r}, but work is divided only over a database that processes can share: set "
            "LAYER_DATABASE_URL to a postgresql+psycopg://… URL."
        )
    return cast("Role", text)


def _places(env: Mapping[str, str]) -> frozenset[str]:
    text = env.get("LAYER_FETCH_ALLOW", "")
    places = frozenset(place.strip().lower() for place in text.split(",") if place.strip())
    for place in places:
        host, _, port = place.rpartition(":")
        if not host or not port.isdecimal():
            raise ValueError(f"LAYER_FETCH_ALLOW has {place!r}, but must be HOST:PORT, separated by commas.")
    return places


def _number(env: Mapping[str, str], name: str, otherwise: float, low: float, high: float) -> float:
    text = env.get(name)
    if not text:
        return otherwise
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not low <= number <= high:
        raise ValueError(f"{name} is {text!r}, but must be a number from {low:,} to {high:,}.")
    return number


def _whole(env: Mapping[str, str], name: str, otherwise: int, low: int, high: int) -> int:
    number = _number(env, name, otherwise, low, high)
    if number != int(number):
        raise ValueError(f"{name} is {env[name]!r}, but must be a whole number from {low:,} to {high:,}.")
    return int(number)


def _cards(path: str) -> tuple[ModelCard, ...]:
    module, _, name = path.partition(":")
    try:
        return tuple(getattr(import_module(module), name))
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise ValueError(
            f"LAYER_CARDS is {path!r}, but must be `package.module:NAME` of a tuple of model cards ({error})."
        ) from error
