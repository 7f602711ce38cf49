"""``%layer history``, ``show``, ``lineage``, ``spend`` and ``reproduce``: what is remembered, and the same once more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from layer_mcp.options import parse_size
from layer_nb.display.records import history_bundle, lineage_bundle, record_bundle, spend_bundle
from layer_nb.display.table import sentence_bundle
from layer_nb.magics.grammar import Command, UsageError
from layer_nb.requests import ForgeRequest, PaidRequest, WorkflowRequest

if TYPE_CHECKING:
    from layer_mcp import Layer, Run
    from layer_mcp.provenance.reproduction import Reproduction

Shown = tuple[Mapping[str, Any], Any]
"""A bundle, and the value that ``-o NAME`` keeps."""

_RECORDS = 20
_CHANGES = frozenset({"model", "batch_size", "seed", "width", "height", "guidance_files", "session_name"})
_MAX_RECORDS = 500


def history(command: Command, layer: Layer) -> Shown:
    """The last records, or those that fit."""
    count = command.words[0] if command.words else str(_RECORDS)
    if not count.isdigit() or not 0 < int(count) <= _MAX_RECORDS:
        raise UsageError(
            f"%layer history takes how many to show, 1 to {_MAX_RECORDS}, not {count!r}.",
            remedy=f"To look for words: %layer history --search {count}",
        )
    found = layer.history(int(count), **_filters(command))
    return history_bundle(found), found


def show(command: Command, layer: Layer) -> Shown:
    """Everything of one run."""
    found = layer.record(command.words[0])
    return record_bundle(found), found


def lineage(command: Command, layer: Layer) -> Shown:
    """Where an asset comes from, and what was made from it."""
    found = layer.lineage(command.words[0])
    return lineage_bundle(found), found


def spend(command: Command, layer: Layer) -> Shown:
    """Sums by day, or by what is named."""
    named = command.options.get("by")
    if named and command.words and named != command.words[0]:
        raise UsageError(
            f"--by {named} and {command.words[0]} exclude each other.", remedy="Leave one of them out."
        )
    by = named or (command.words[0] if command.words else "day")
    found = layer.spend(by, **_filters(command))
    return spend_bundle(found, by), found


def _filters(command: Command) -> dict[str, Any]:
    return {name: value for name, value in command.options.items() if name not in {"by", "out", "help"}}


def planned(command: Command, layer: Layer) -> Reproduction:
    """What would be sent: the run that is named, with the changes that the options ask for."""
    changes = {name: value for name, value in command.options.items() if name in _CHANGES}
    if "size" in command.options:
        changes["width"], changes["height"] = parse_size(str(command.options["size"]))
    return layer.reproduction(command.words[0], **{**changes, **command.options.get("params", {})})


def request_of(plan: Reproduction, command: Command) -> PaidRequest:
    """The same as a request that is priced, asked for and followed like any other."""
    given = dict(plan.arguments)
    paying: dict[str, Any] = {
        "max_cu": command.options.get("max_cu"),
        "yes": bool(command.options.get("yes")),
        "wait_for_slot": bool(command.options.get("wait_for_slot")),
    }
    if plan.kind == "workflow":
        return WorkflowRequest(given["workflow"], given["inputs"], given.get("session_name"), **paying)
    own = {name: given.pop(name) for name in tuple(given) if name in ForgeRequest.__slots__}
    return ForgeRequest(**own, **paying, params=given)


def verdict(plan: Reproduction, run: Run) -> Mapping[str, Any]:
    """Whether it gave the same, and what was not as it was."""
    from layer_mcp.provenance.reproduction import compared

    return sentence_bundle(compared(plan.record, run.assets), " ".join(plan.notes))
