"""Submits whose answer never came, looked at again.

A server that honours request keys knows the run of a key, or that there is none. Any other can only show its
balance, and the person decides.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from layer_mcp.connect.asking import keyed_among
from layer_mcp.connect.dialect import run_id_of, structured
from layer_mcp.connect.wire import Wire
from layer_mcp.contract.errors import (
    InvalidInputs,
    LayerError,
    RunNotFound,
    ServerUnavailable,
    Unauthenticated,
)
from layer_mcp.contract.forge import NO_RUN_ID
from layer_mcp.contract.money import Balance, micro_to_cu
from layer_mcp.library.journal import Entry, Journal
from layer_mcp.paying import balances
from layer_mcp.paying.fate import Fate, Outcome, judged, likely_started

if TYPE_CHECKING:
    import mcp_types as types

GRACE_SECONDS = 30.0
"""A request of a process that is gone may be under way for so long: until then "no run" is not "never started"."""
INTENT_GRACE = 8
"""How many times as long it may be where its process has not given up: then it may be waiting, or asking again."""

_READERS: Mapping[str, tuple[str, str]] = {
    "execute_forge": ("get_forge_run", "inference_id"),
    "execute_workflow": ("get_workflow_run", "run_id"),
}
"""The tool that reads a run, and its argument, by the tool that starts it."""
_OPEN = frozenset({"intent", "uncertain"})


class Unanswered:
    """The open ends of this machine on one server.

    Args:
        target_key: names the server in the journal.

    Attributes:
        grace_seconds: see ``GRACE_SECONDS``.
    """

    def __init__(self, wire: Wire, journal: Journal, target_key: str) -> None:
        self.grace_seconds = GRACE_SECONDS
        self._wire = wire
        self._journal = journal
        self._target_key = target_key

    async def look_again(self, key: str | None = None) -> list[Fate]:
        """What became of submits without an answer; what is certain is written into the journal.

        Args:
            key: of one submit; by default all that are open, oldest first.

        Raises:
            InvalidInputs: when this machine sent nothing with that key to this server.
            ServerUnavailable, Unauthenticated: when the server cannot be asked.
        """
        if key is not None:
            entries = [await self._entry(key)]
        else:
            found = await asyncio.to_thread(self._journal.unanswered)
            entries = [entry for entry in found if entry.target == self._target_key]
        return [await self._fate(entry) for entry in entries]

    async def settle(self, key: str, started: str | Literal[False]) -> Fate:
        """Close a row as a person says it was.

        Args:
            started: the id of its run, or False when it was never started.

        Raises:
            InvalidInputs: no such row, or it is not open, or the server has no such run.
        """
        entry = await self._entry(key)
        if entry.state not in _OPEN:
            raise InvalidInputs(
                f"The submit {key} is not open: it is {entry.state}.",
                field="key",
                value=key,
                remedy="List those that are with `layer runs --resume`.",
            )
        if started is False:
            await self._never_started(key)
            return _fate(entry, "never_started", "You said that it was never started.")
        if not isinstance(started, str) or not started.strip():
            raise InvalidInputs("started must be a run's id, or False.", field="started", value=started)
        run_id = started.strip()
        reader, argument = _READERS.get(entry.tool, ("", ""))
        if reader:
            try:
                answer = await self._wire.answer(reader, {argument: run_id})
            except RunNotFound as error:
                raise InvalidInputs(
                    f"This server has no run {run_id}.", field="started", value=run_id
                ) from error
            run_id = run_id_of(structured(answer)) or run_id
        await asyncio.to_thread(self._journal.submitted, key, run_id, None)
        return _fate(entry, "started", f"You said that it is run {run_id}.", run_id=run_id)

    async def knows_keys(self, tool: str) -> bool:
        """Whether the server that is there now can tell which run a key started, and that it started none."""
        return tool in _READERS and tool in keyed_among(await self._wire.tools(fresh=True))

    async def run_of(self, tool: str, key: str, workspace_id: str) -> types.CallToolResult | None:
        """What the server says of the run that a key started; None when there is none.

        Only after ``knows_keys``: any other server answers as if there were none.
        """
        reader, argument = _READERS[tool]
        arguments = {argument: NO_RUN_ID, **({"workspace_id": workspace_id} if workspace_id else {})}
        try:
            return await self._wire.answer(reader, arguments, request_key=key)
        except RunNotFound:
            return None

    async def is_alone(self, key: str, workspace_id: str, since: str) -> bool:
        """Whether nothing else of this machine could have changed the workspace's balance since a moment."""
        try:
            return await asyncio.to_thread(
                balances.was_alone, self._journal, self._target_key, key, workspace_id, since
            )
        except LayerError:
            return False  # a journal that cannot be read tells nothing, and must not hide what happened

    async def _entry(self, key: str) -> Entry:
        entry = await asyncio.to_thread(self._journal.entry, key)
        if entry is None or entry.target != self._target_key:
            raise InvalidInputs(
                f"This machine sent nothing with the request key {key!r} to this server.",
                field="key",
                value=key,
                remedy="List what is open with `layer runs --resume`.",
            )
        return entry

    async def _fate(self, entry: Entry) -> Fate:
        if entry.run_id is not None:
            return _fate(entry, "started", f"It is run {entry.run_id}.", run_id=entry.run_id)
        if entry.state not in _OPEN and entry.state != "lost":
            return _fate(entry, "never_started", f"It is {entry.state}: {entry.error or 'no more is known'}.")
        if await self.knows_keys(entry.tool):
            return await self._looked_up(entry)
        if entry.state == "lost":
            return _fate(entry, "never_started", entry.error or "It was never started.")
        return await self._judged(entry)

    async def _looked_up(self, entry: Entry) -> Fate:
        try:
            answer = await self.run_of(entry.tool, entry.key, entry.workspace_id)
        except (ServerUnavailable, Unauthenticated):
            raise
        except LayerError as error:
            # Its workspace is not there, or not ours: these are not the books that it was sent to.
            return _fate(entry, "unknown", f"The server cannot tell what became of it: {error.message}")
        if answer is not None:
            body = structured(answer)
            run_id = run_id_of(body)
            await asyncio.to_thread(self._journal.submitted, entry.key, run_id, _seed(body))
            return _fate(entry, "started", f"It was started: run {run_id}.", run_id=run_id)
        if young := self._young(entry):
            return _fate(entry, "unknown", f"The server has no run of it so far, but {young}")
        await self._never_started(entry.key)
        return _fate(entry, "never_started", "It was never started, and nothing was charged.")

    async def _judged(self, entry: Entry) -> Fate:
        before = _before(entry)
        after: Balance | None = None
        if entry.workspace_id:
            try:
                after = await balances.read_balance(self._wire, entry.workspace_id)
            except (ServerUnavailable, Unauthenticated):
                raise
            except LayerError:
                after = None  # the workspace is no longer ours to look at
        price = _price(entry)
        alone = await self.is_alone(entry.key, entry.workspace_id, entry.started_at)
        likely = likely_started(before, after, price, alone=alone)
        words = f"This server cannot tell what became of it. {judged(before, after, likely)}"
        if entry.state == "intent" and (young := self._young(entry)):
            words += f" But {young}"
        return _fate(entry, "unknown", words, before=before, after=after, likely=likely)

    def _young(self, entry: Entry) -> str:
        """Says of a submit that its answer may be on its way still; empty when it is too old for that."""
        age = (datetime.now(UTC) - datetime.fromisoformat(entry.started_at)).total_seconds()
        waited_for = entry.state == "intent"
        if age >= self.grace_seconds * (INTENT_GRACE if waited_for else 1):
            return ""
        if age < 0:  # nobody knows how old it is
            return "this machine's clock was set back since it was sent: look again when it has caught up."
        who = ", and a program may be waiting for its answer" if waited_for else ""
        return f"it was sent {age:.0f} s ago{who}: look again in a minute."

    async def _never_started(self, key: str) -> None:
        lost = LayerError("It was never started, and nothing was charged.", remedy="")
        await asyncio.to_thread(self._journal.not_submitted, key, "lost", lost)


def _fate(
    entry: Entry,
    outcome: Outcome,
    said: str,
    *,
    run_id: str | None = None,
    before: Balance | None = None,
    after: Balance | None = None,
    likely: bool | None = None,
) -> Fate:
    return Fate(
        key=entry.key,
        tool=entry.tool,
        prompt=entry.prompt,
        model_name=entry.model_name,
        workspace_id=entry.workspace_id,
        session_name=entry.session_name,
        started_at=entry.started_at,
        price=_price(entry),
        outcome=outcome,
        said=said,
        run_id=run_id,
        before=before,
        after=after,
        likely=likely,
    )


def _price(entry: Entry) -> Decimal | None:
    return None if entry.estimate_micro is None else micro_to_cu(entry.estimate_micro)


def _before(entry: Entry) -> Balance | None:
    if entry.balance_before_micro is None or entry.reserved_before_micro is None:
        return None
    return Balance(micro_to_cu(entry.balance_before_micro), micro_to_cu(entry.reserved_before_micro))


def _seed(body: Mapping[str, Any]) -> int | None:
    seed = (body.get("normalized_parameters") or {}).get("seed")
    return seed if isinstance(seed, int) else None
