"""Which runs of the journal are meant, and how SQL says so. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

STATES: Mapping[str, tuple[str, ...]] = {
    "running": ("submitted",),
    "succeeded": ("succeeded",),
    "failed": ("failed",),
    "cancelled": ("cancelled",),
    "refused": ("refused",),
    "uncertain": ("uncertain", "intent"),
    "lost": ("lost",),
    "answered": ("answered",),
}
"""The states that people ask for, as the journal has them."""

_MODEL = ("model_name", "model_title", "model_id")
_TEXT = ("prompt", "model_name", "model_title", "session_name", "notebook")


@dataclass(frozen=True, slots=True)
class Search:
    """Which runs are meant; what is None does not matter.

    Attributes:
        target: one server; None for all of them.
        since, until: when they were started; ``until`` is not included.
        model: slug, name or id of the model or workflow, or the beginning of one.
        notebook: its name, with or without folders.
        state: one of ``STATES``.
        words: that prompt, model, session or notebook have, in any case and order.
        limit: how many.
    """

    target: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    model: str | None = None
    notebook: str | None = None
    session: str | None = None
    workspace: str | None = None
    state: str | None = None
    words: str | None = None
    limit: int | None = None


def conditions(wanted: Search) -> tuple[str, dict[str, Any]]:
    """The WHERE clause, and its values."""
    where = ["1"]
    values: dict[str, Any] = {}

    def add(clause: str, name: str, value: Any) -> None:
        where.append(clause)
        values[name] = value

    if wanted.target is not None:
        add("target = :target", "target", wanted.target)
    if wanted.since is not None:
        add("started_at >= :since", "since", _moment(wanted.since))
    if wanted.until is not None:
        add("started_at < :until", "until", _moment(wanted.until))
    if wanted.model is not None:
        same = " OR ".join(f"{name} LIKE :model ESCAPE '\\'" for name in _MODEL)
        add(f"({same})", "model", _literal(wanted.model) + "%")
    if wanted.notebook is not None:
        add("(notebook = :notebook OR notebook LIKE :in_folder ESCAPE '\\')", "notebook", wanted.notebook)
        values["in_folder"] = f"%/{_literal(wanted.notebook)}"
    if wanted.session is not None:
        add("session_name = :session", "session", wanted.session)
    if wanted.workspace is not None:
        add("(workspace_id = :workspace OR workspace_name = :workspace)", "workspace", wanted.workspace)
    if wanted.state is not None:
        among = ", ".join(f"'{state}'" for state in STATES[wanted.state])
        where.append(f"state IN ({among})")
    if wanted.words:
        for position, word in enumerate(wanted.words.casefold().split()):
            mark = f"word{position}"
            if word.isascii():  # SQLite folds ASCII itself, and much faster
                has = " OR ".join(f"{name} LIKE :{mark} ESCAPE '\\'" for name in _TEXT)
                add(f"({has})", mark, f"%{_literal(word)}%")
            else:
                has = " OR ".join(f"has_word({name}, :{mark})" for name in _TEXT)
                add(f"({has})", mark, word)
    return " AND ".join(where), values


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
