"""History, one record, a lineage and spend as a notebook shows them: readable as text, safe as HTML."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from layer_mcp.library.journal.files import MadeFile
from layer_mcp.provenance.lineage import Lineage, Node
from layer_mcp.provenance.record import Record
from layer_mcp.provenance.spend import Spend
from layer_nb.display.listings import History, Spending
from layer_nb.display.records import history_bundle, lineage_bundle, record_bundle, spend_bundle

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def record() -> Record:
    facts: dict[str, Any] = dict.fromkeys(Record.__dataclass_fields__)
    return Record(
        **facts
        | {
            "key": "k" * 32,
            "run_id": "7f3a91c2-0000-4000-8000-000000000000",
            "state": "succeeded",
            "kind": "forge",
            "server": "embedded",
            "workspace": EVIL,
            "model": "icon",
            "model_name": "Icon",
            "model_version": "1",
            "prompt": EVIL,
            "seed": 7,
            "request": {"width": 64},
            "parameters": {"width": 64, "style": EVIL},
            "notebook": EVIL,
            "estimate": Decimal("0.6"),
            "reserved": Decimal("1.4"),
            "charge": Decimal("1.4"),
            "parents": (EVIL,),
            "files": (
                MadeFile("9d0c", "7f3a", "9d0c", 0, name=EVIL, content_type="image/png", width=8, height=8),
            ),
            "started_at": datetime(2026, 11, 22, 12, tzinfo=UTC),
            "source": "here",
        }
    )


def test_nothing_of_a_server_is_markup(record: Record) -> None:
    node = Node(
        file_id="9d0c", name=EVIL, origin="run", record=record, parents=(Node(file_id="p", name=EVIL),)
    )
    spend = Spend(name=EVIL, runs=1, charged=Decimal(1), estimated=Decimal(1), difference=Decimal(0))
    for bundle in (
        history_bundle([record]),
        record_bundle(record),
        lineage_bundle(Lineage(node)),
        spend_bundle([spend], "notebook"),
    ):
        assert "<img" not in bundle["text/html"]
        assert "&lt;img" in bundle["text/html"]
        assert EVIL in bundle["text/plain"] or "<img" in bundle["text/plain"]


def test_a_record_says_what_it_cost_on_the_way(record: Record) -> None:
    text = record_bundle(record)["text/plain"]
    assert "estimated 0.6 CU → reserved 1.4 CU → charged 1.4 CU (+0.8 CU against the estimate)" in text
    assert "%layer reproduce 7f3a91c2" in text
    assert "%layer lineage 9d0c" in text


def test_sums_end_with_their_total() -> None:
    days = [
        Spend(
            name=f"2026-11-0{n}",
            runs=n,
            charged=Decimal("0.1"),
            estimated=Decimal("0.1"),
            difference=Decimal(0),
        )
        for n in (1, 2)
    ]
    days.append(
        Spend(
            name="2026-11-03",
            runs=0,
            charged=Decimal(0),
            estimated=Decimal(0),
            difference=Decimal(0),
            uncertain=1,
            at_stake=Decimal(4),
        )
    )
    lines = Spending(days, "day")._repr_mimebundle_()["text/plain"].splitlines()
    assert lines[0].split()[:3] == ["day", "runs", "cost"]
    assert lines[4].split()[:4] == ["total", "3", "0.2", "CU"]
    assert "1 uncertain, which may have cost 4 CU" in lines[5]


def test_nothing_is_a_sentence() -> None:
    assert "No such run" in History([])._repr_mimebundle_()["text/plain"]
    assert "Nothing was spent" in Spending([], "day")._repr_mimebundle_()["text/plain"]
    alone = lineage_bundle(Lineage(Node(file_id="9d0c", origin="upload")))
    assert "went into nothing yet" in alone["text/plain"]
