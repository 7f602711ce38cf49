"""Money: wherever an answer is cut, delayed, doubled or spoilt, a submit starts at most one run, and none is lost.

The duplicates are counted in the server's own books. On our server every submit ends with its run; on a server that
knows no request keys every lost answer is ``SubmitUncertain``, with its row in the journal.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.connect.loop import run_blocking
from layer_mcp.contract.errors import LayerError, RateLimited, ServerUnavailable, SubmitUncertain

GENERATIONS = [pytest.param(1, "json", id="seed-json"), pytest.param(2, "sse", id="newer-sse")]
WIDTH = 6
FIRST = 10_000
"""The first case: all cases have as many digits, so that all answers have as many bytes."""
LOOKS = 5
"""How often a submit is begun that never left, because the look at the balance before it got no answer in time."""


@pytest.fixture(autouse=True)
def _unlogged(caplog: pytest.LogCaptureFixture) -> None:
    """pytest keeps every record, and with an exception all its frames: a full garbage collection would take seconds."""
    caplog.set_level(logging.CRITICAL, logger="mcp")


def _grant_enough(runs: int) -> None:
    """As much as so many runs cost, on our server; other tests there count on not being rich."""
    from layer_mcp import Layer

    with Layer("embedded") as owner:
        if owner.workspace().available < runs + 100:
            owner.grant(runs + 100)


def _fault(kind: str, **more: Any) -> Any:
    from faulty_wire import Fault

    return Fault(kind, **more)


class Book:
    """Submits of many cases over one faulty wire, and what came of each."""

    def __init__(self, layer: Any, wire: Any, model_id: str, *, keyed: bool) -> None:
        self.keyed = keyed
        self.layer = layer
        layer._layer._connection.call_seconds = 1.0
        self.wire = wire
        self.outcomes: dict[int, str | LayerError] = {}
        self._next = FIRST
        self._workspace_id = layer.workspace().id
        self._model_id = model_id

    def measure(self) -> dict[str, int]:
        """The sizes of a submit without a fault, over a connection that is there already."""
        self.run([None, None])
        return dict(self.wire.sizes)

    def run(self, faults: Sequence[Any], width: int = WIDTH) -> range:
        """Submit once for each fault, several at a time; returns the cases."""
        if self.keyed:
            _grant_enough(len(faults))
        cases = range(self._next, self._next + len(faults))
        self._next = cases.stop
        self.wire.faults = {
            case: fault for case, fault in zip(cases, faults, strict=True) if fault is not None
        }
        waiting = iter(cases)

        async def work() -> None:
            for case in waiting:
                self.outcomes[case] = await self._submit(case)

        async def all_of_them() -> None:
            await asyncio.gather(*(work() for _ in range(width)))

        run_blocking(all_of_them())
        return cases

    async def _submit(self, case: int) -> str | LayerError:
        arguments = {
            "workspace_id": self._workspace_id,
            "model_id": self._model_id,
            "prompt": f"case {case}",
            "batch_size": 1,
        }
        payments = self.layer._layer._payments
        looks = 0
        while True:
            try:
                answer = await payments.send("execute_forge", arguments, key=self.key(case), max_price=None)
            except ServerUnavailable as error:
                looks += 1
                if self.keyed or looks == LOOKS or self.wire.sends.get(case):
                    return _bare(error)
            except RateLimited as error:
                if not self.keyed:
                    return _bare(error)
                await asyncio.sleep(
                    0.01
                )  # ours has five places; with the same key this is still the same submit
            except LayerError as error:
                return _bare(error)
            else:
                return str(answer.structured_content["inference_id"] if answer.structured_content else "")

    def key(self, case: int) -> str:
        """The request key of a case; another one in each journal, for the server is shared."""
        return f"{id(self)}-{case}"

    def lost(self) -> list[int]:
        return [case for case, outcome in self.outcomes.items() if isinstance(outcome, SubmitUncertain)]

    def refused(self) -> dict[int, LayerError]:
        return {
            case: outcome
            for case, outcome in self.outcomes.items()
            if isinstance(outcome, LayerError) and not isinstance(outcome, SubmitUncertain)
        }

    def check_refusals(self) -> None:
        """Refused is what was turned away in so many words, or never left."""
        for case, error in self.refused().items():
            if self.wire.sends.get(case):
                assert error.status in {401, 403, 429}, (self.wire.faults.get(case), error)

    def check_journal(self) -> None:
        """Every lost answer has its row, and every run that is known its id."""
        journal = self.layer._layer._journal
        rows = {entry.key: entry for entry in journal.unanswered()}
        assert set(rows) == {self.key(case) for case in self.lost()}
        for case, outcome in self.outcomes.items():
            if isinstance(outcome, str):
                assert journal.entry(self.key(case)).run_id == outcome
            elif isinstance(outcome, SubmitUncertain):
                assert outcome.key == self.key(case)
                assert rows[outcome.key].state == "uncertain"
                assert outcome.request is not None


def _bare(error: LayerError) -> LayerError:
    """The error without its frames, as above."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _everywhere(
    sizes: Mapping[str, int],
    *,
    every: int = 1,
    first: int = 0,
    reset: bool | None = None,
    times: int = 1,
) -> list[Any]:
    """A cut at every byte of an answer; by turns as FIN and RST, unless it is said."""
    return [
        _fault("cut", at=at, reset=bool(at // every % 2) if reset is None else reset, times=times)
        for at in range(first, sizes["answer"] + 1, every)
    ]


def _whatever_else(sizes: Mapping[str, int]) -> list[Any]:
    """All that can go wrong besides."""
    body, end, asked = sizes["head"], sizes["answer"], sizes["request"]
    return [
        *(_fault("cut_request", at=at, reset=bool(at % 2)) for at in range(0, asked + 1, 23)),
        *(_fault("cut_request", at=at) for at in range(asked - 4, asked + 1)),
        *(
            _fault("status", status=status, done=done)
            for status in (401, 403, 429, 500, 502, 503, 504)
            for done in (False, True)
        ),
        *(_fault("redirect", status=status) for status in (301, 302, 303, 307, 308)),
        *(_fault("garble", at=at) for at in (0, 9, body - 1, body, body + 1, body + 40, end - 2)),
        _fault("drip"),
        _fault("duplicate"),
        _fault("duplicate"),
        _fault("other_id"),
        _fault("hang", at=0),
        _fault("hang", at=body),
        _fault("hang", at=end - 1),
    ]


@pytest.mark.parametrize(("generation", "framing"), GENERATIONS)
def test_a_foreign_server_is_asked_once_and_every_lost_answer_is_told(
    hosted_far: Callable[..., Any], generation: int, framing: str
) -> None:
    server, wire, layer = hosted_far(generation, framing=framing)
    book = Book(layer, wire, layer.models()[0].model_id, keyed=False)
    sizes = book.measure()
    cut = book.run(_everywhere(sizes, every=2, first=generation - 1))
    _whatever_is_started_is_told(book, server, cut)
    book.run(_whatever_else(sizes))
    _whatever_is_started_is_told(book, server, cut)


@pytest.mark.parametrize(("known_by", "every"), [("url", 12), ("folder", 6)])
def test_our_server_is_asked_again_and_no_run_is_lost(
    ours_far: Callable[..., Any], server_home: Path, known_by: str, every: int
) -> None:
    wire, layer = ours_far(known_by)
    book = Book(layer, wire, layer.model("swatch").model_id, keyed=True)
    sizes = book.measure()
    book.run(_everywhere(sizes, every=every), width=3)
    book.run([*_whatever_else(sizes), *[_fault("duplicate_request")] * 5], width=3)
    _all_have_their_run(book, server_home)


@pytest.mark.slow
@pytest.mark.parametrize("sessions", [False, True])
@pytest.mark.parametrize("framing", ["json", "sse"])
@pytest.mark.parametrize("generation", [1, 2])
def test_every_byte_many_times_on_foreign_servers(
    hosted_far: Callable[..., Any], generation: int, framing: str, sessions: bool
) -> None:
    server, wire, layer = hosted_far(generation, framing=framing, sessions=sessions)
    book = Book(layer, wire, layer.models()[0].model_id, keyed=False)
    sizes = book.measure()
    cut: list[int] = []
    for _ in range(2):
        cut += book.run(_everywhere(sizes, reset=False))
        cut += book.run(_everywhere(sizes, reset=True))
        book.run([_fault("cut_request", at=at, reset=bool(at % 2)) for at in range(sizes["request"] + 1)])
        book.run(_whatever_else(sizes))
    _whatever_is_started_is_told(book, server, cut)


@pytest.mark.slow
@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("known_by", ["url", "folder"])
def test_every_byte_many_times_on_ours(
    ours_far: Callable[..., Any], server_home: Path, known_by: str, times: int
) -> None:
    wire, layer = ours_far(known_by)
    book = Book(layer, wire, layer.model("swatch").model_id, keyed=True)
    layer._layer._connection.call_seconds = 5.0  # the fourth and last send must not be late on a busy machine
    sizes = book.measure()
    for reset in (False, True):
        book.run(_everywhere(sizes, reset=reset, times=times), width=3)
    book.run([_fault("cut_request", at=at, times=times) for at in range(sizes["request"] + 1)], width=3)
    book.run(_whatever_else(sizes), width=3)
    _all_have_their_run(book, server_home, given_up=5)


def _whatever_is_started_is_told(book: Book, server: Any, cut: Sequence[int]) -> None:
    books = Counter(run.prompt for run in server.books())
    twice = [(case, book.wire.faults.get(int(case[5:]))) for case, runs in books.items() if runs > 1]
    assert not twice, "paid twice"
    assert max(book.wire.sends.values()) == 1, "sent twice"
    known = {outcome for outcome in book.outcomes.values() if isinstance(outcome, str)}
    assert known <= set(server.runs), "a run that is none"
    for case in cut:
        assert books[f"case {case}"] == 1
        assert isinstance(book.outcomes[case], str | SubmitUncertain)
    assert len(book.lost()) > len(cut) * 0.9
    book.check_refusals()
    book.check_journal()


def _all_have_their_run(book: Book, server_home: Path, given_up: int = 0) -> None:
    """Every run of the server's books is known to the client.

    Args:
        given_up: how many submits may be uncertain because none of their sends arrived in time.
    """
    with sqlite3.connect(f"file:{server_home / 'state.db'}?mode=ro", uri=True) as books:
        rows = books.execute(
            "SELECT request_key, id FROM layer_run WHERE request_key LIKE ?", (f"{id(book)}-%",)
        ).fetchall()
    assert len(rows) == len({key for key, _ in rows}), "paid twice"
    started = dict(rows)
    for case, outcome in book.outcomes.items():
        if book.key(case) in started:
            assert outcome == started[book.key(case)], f"case {case}: {outcome!r}, and it runs"
        else:
            assert isinstance(outcome, LayerError), f"case {case}: {outcome} does not run"
    assert len(book.lost()) <= given_up, [book.outcomes[case] for case in book.lost()]
    book.check_refusals()
    book.check_journal()
