"""Spend: exact sums by whatever is asked, days in local time, nothing for what failed, the uncertain apart."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.library.journal import Journal
from layer_mcp.library.journal.search import Search
from layer_mcp.provenance.spend import GROUPS, Spend, spent, total

Wrote = Callable[..., str]


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


def by(journal: Journal, group: str, **wanted: Any) -> dict[str, Spend]:
    return {each.name: each for each in spent(journal, group, Search(**wanted), {"w": "Studio"})}


def test_tenths_are_added_as_tenths(journal: Journal, wrote: Wrote) -> None:
    for _ in range(30):
        wrote(charge="0.1", estimate="0.3")
    wrote(charge="0.891", estimate=None)
    (icon,) = by(journal, "model").values()
    assert (icon.charged, icon.estimated, icon.difference, icon.runs) == (
        Decimal("3.891"),
        Decimal(9),
        Decimal(-6),
        31,
    )
    assert icon.to_wire()["charged_creative_units"] == 3.891


def test_what_failed_costs_what_was_charged(journal: Journal, wrote: Wrote) -> None:
    wrote("failed", charge="0")
    wrote("cancelled", charge="0.5")
    wrote("failed", charge=None)
    wrote("refused")
    wrote("lost")
    (found,) = by(journal, "model").values()
    assert (found.charged, found.failed, found.runs, found.difference) == (Decimal("0.5"), 3, 3, 0)


def test_what_is_uncertain_or_live_stands_apart(journal: Journal, wrote: Wrote) -> None:
    wrote("uncertain", estimate="5.94")
    wrote("intent", estimate="1")
    wrote("submitted", estimate="2")
    wrote(charge="1.4", estimate="0.6")
    found = total(spent(journal, "day", Search(), {}))
    assert (found.charged, found.difference) == (Decimal("1.4"), Decimal("0.8"))
    assert (found.uncertain, found.at_stake) == (2, Decimal("6.94"))
    assert (found.live, found.held, found.runs) == (1, 2, 2)


def test_every_group_has_all_of_it(journal: Journal, wrote: Wrote) -> None:
    wrote(session="swords", notebook="a.ipynb", model="icon", charge="2")
    wrote(session=None, notebook="b.ipynb", model="texture", charge="3")
    wrote(session="swords", notebook="a.ipynb", model="texture", charge="4")
    assert {name: found.charged for name, found in by(journal, "session").items()} == {"swords": 6, "": 3}
    assert {name: found.charged for name, found in by(journal, "notebook").items()} == {
        "a.ipynb": 6,
        "b.ipynb": 3,
    }
    assert list(by(journal, "model")) == ["texture", "icon"], "dearest first"
    assert list(by(journal, "workspace")) == ["Studio"]
    for group in GROUPS:
        assert total(spent(journal, group, Search(), {})).charged == 9
    assert by(journal, "model", notebook="a.ipynb")["texture"].charged == 4
    with pytest.raises(InvalidInputs) as refused:
        by(journal, "colour")
    assert refused.value.allowed == list(GROUPS)


def test_a_day_begins_at_midnight_here(journal: Journal, wrote: Wrote, in_tokyo: None) -> None:
    wrote(at="2026-11-21T14:59:59.999+00:00")
    wrote(at="2026-11-21T15:00:00.000+00:00")
    wrote(at="2026-10-31T15:00:00.000+00:00")
    assert list(by(journal, "day")) == ["2026-11-01", "2026-11-21", "2026-11-22"]
    assert {name: found.runs for name, found in by(journal, "month").items()} == {"2026-11": 3}


def test_moments_are_meant_in_local_time(in_tokyo: None) -> None:
    from datetime import UTC, date, datetime, timedelta

    from layer_mcp.provenance.moments import moment_of

    now = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)  # ten in the morning there
    midnight = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
    for given, meant in (
        ("today", midnight),
        ("Yesterday", midnight - timedelta(days=1)),
        ("2026-11-22", midnight),
        (date(2026, 11, 22), midnight),
        ("7d", now - timedelta(days=7)),
        (" 90m ", now - timedelta(minutes=90)),
        (timedelta(hours=2), now - timedelta(hours=2)),
        ("2026-11-22T00:00+00:00", datetime(2026, 11, 22, tzinfo=UTC)),
        (None, None),
    ):
        assert moment_of(given, "since", now) == meant
    for wrong in ("", "7", "d7", "999999w", "soon", "2026-13-01"):
        with pytest.raises(InvalidInputs, match="says no moment"):
            moment_of(wrong, "since", now)
