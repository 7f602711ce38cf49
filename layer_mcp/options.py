"""The options of a forge, as people type them: one table for the command line and for the magics.

Standard library only, so that a notebook's magics load at once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """One option of ``layer forge`` and ``%layer forge``.

    Attributes:
        flag: the long spelling, ``--batch``.
        name: the keyword of ``Layer.forge`` that it sets, ``batch_size``.
        kind: ``int``, ``float``, ``str``, ``bool`` (a switch), ``param`` (``NAME=VALUE``, repeatable) or ``list``
            (repeatable).
        short: the one-letter spelling, ``-b``, if there is one.
        paid_only: whether it means nothing to an estimate.
    """

    flag: str
    name: str
    kind: str
    metavar: str
    help: str
    short: str | None = None
    paid_only: bool = False


_SPENDING: Sequence[Option] = (
    Option("--session", "session_name", "str", "NAME", "groups runs", paid_only=True),
    Option("--max-cu", "max_cu", "float", "CU", "refuse to spend more than this", paid_only=True),
    Option(
        "--wait-for-slot",
        "wait_for_slot",
        "bool",
        "",
        "where 5 of your runs are live already, wait until one is over",
        paid_only=True,
    ),
    Option("--yes", "yes", "bool", "", "spend without asking", "-y", paid_only=True),
    Option(
        "--dry-run",
        "dry_run",
        "bool",
        "",
        "show the price and the resolved request, spend nothing",
        paid_only=True,
    ),
)
"""What every paid run takes."""

FORGE_OPTIONS: Sequence[Option] = (
    Option(
        "--model",
        "model",
        "str",
        "MODEL",
        "model by slug, id or unique prefix; chosen for the prompt if left out",
        "-m",
    ),
    Option("--batch", "batch_size", "int", "N", "how many variations, 1 to 16; 4 if left out", "-b"),
    Option(
        "--seed",
        "seed",
        "int",
        "SEED",
        "the same seed gives the same picture; -1 picks one",
        "-s",
        paid_only=True,
    ),
    Option("--width", "width", "int", "PIXELS", "width in pixels; the model's own if left out"),
    Option("--height", "height", "int", "PIXELS", "height in pixels; the model's own if left out"),
    Option("--size", "size", "str", "N|WxH", "width and height at once: 512 or 768x512"),
    Option(
        "--param",
        "params",
        "param",
        "NAME=VALUE",
        "any other parameter of the model; lists are a,b or JSON; repeatable",
        "-p",
    ),
    Option(
        "--ref",
        "guidance_files",
        "list",
        "FILE[:TYPE[:WEIGHT]]",
        "a file or asset that steers it, e.g. pose.png:pose:0.8; repeatable",
        "-r",
    ),
    *_SPENDING,
)
"""Everything that shapes one forge. Faces add their own (``-o`` in a cell, ``--out`` and ``--json`` in a shell)."""

WORKFLOW_OPTIONS: Sequence[Option] = (
    Option(
        "--input",
        "inputs",
        "list",
        "NAME=VALUE",
        "an input; a,b,c is a list, a path or an asset's id a file, @FILE what is in a file; repeatable",
        "-i",
    ),
    *_SPENDING,
)
"""Everything that shapes one workflow run."""

MAP_OPTIONS: Sequence[Option] = (
    Option(
        "--workflow",
        "workflow",
        "str",
        "WORKFLOW",
        "run this workflow for every item, whose columns are its inputs",
        "-w",
    ),
    Option("--concurrency", "concurrency", "int", "N", "runs at once, 1 to 5; 5 if left out"),
    Option(
        "--resume", "resume", "str", "FILE", "keeps what became of each item: the same command again goes on"
    ),
    Option("--no-resume", "no_resume", "bool", "", "keep no such file"),
    Option(
        "--retry-uncertain",
        "retry_uncertain",
        "bool",
        "",
        "start once more what may have been started already, where the server cannot tell",
    ),
    *(option for option in FORGE_OPTIONS if option.name != "wait_for_slot"),
)
"""Everything that shapes a map."""

CONFIRM_ABOVE_CU = 20.0
"""A run dearer than this asks first."""


_LISTS: Mapping[str, Callable[[str], Any]] = {
    "palette": str,
    "video_effects": lambda name: {"type": name.upper()},
}
"""Parameters that are lists, and what an item is that is written as a word."""


def parse_size(text: str) -> tuple[int, int]:
    """``512`` or ``768x512`` as (width, height) in pixels.

    Raises:
        ValueError: when it is neither.
    """
    width, sep, height = text.lower().replace("×", "x").partition("x")
    try:
        size = (int(width), int(height if sep else width))
    except ValueError:
        raise ValueError(f"{text!r} is not a size; write 512 or 768x512") from None
    if min(size) < 1:
        raise ValueError(f"{text!r} is not a size; both sides must be at least 1")
    return size


def parse_param(text: str) -> tuple[str, Any]:
    """``NAME=VALUE`` as (name, value); true/false and numbers become what they look like.

    Lists and objects are JSON; short for them are ``palette=#102030,#ffcc00`` and ``video_effects=DOLLY_IN,RAIN``.

    Raises:
        ValueError: when there is no ``=`` or no name, or the JSON is none.
    """
    name, sep, raw = text.partition("=")
    if not sep or not name.strip():
        raise ValueError(f"{text!r} is not NAME=VALUE, e.g. quality=high")
    value = raw.strip()
    if value[:1] in {"[", "{"}:
        try:
            return name.strip(), json.loads(value)
        except ValueError:
            raise ValueError(f"{name.strip()} is no JSON: {value[:80]}") from None
    if name.strip() in _LISTS:
        return name.strip(), [_LISTS[name.strip()](item.strip()) for item in value.split(",")]
    if value.lower() in {"true", "false"}:
        return name.strip(), value.lower() == "true"
    for kind in (int, float):
        try:
            return name.strip(), kind(value)
        except ValueError:
            continue
    return name.strip(), value
