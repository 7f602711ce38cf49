"""Whatever is heard of a run, in whatever order and however often: one row, and no id, charge or file is lost."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from layer_mcp.contract.assets import AssetInfo
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.local import RunModel, RunSnapshot
from layer_mcp.library.journal import Journal
from layer_mcp.library.journal.search import Search
from layer_mcp.library.journal.told import told_of

TARGET = "https://far.example"
KEYS = ("k0", "k1")
EVENTS = (
    "intend",
    "submitted",
    "refused",
    "uncertain",
    "lost",
    "finished",
    "told live",
    "told over",
    "reopened",
)
steps = st.lists(st.tuples(st.sampled_from(EVENTS), st.sampled_from(KEYS)), max_size=14)


def _intend(journal: Journal, key: str) -> bool:
    return journal.intend(
        key,
        target=TARGET,
        tool="execute_forge",
        request={"prompt": key},
        workspace_id="w",
        workspace_name="",
        model_id="m",
        model_name="m",
        estimate=Decimal(2),
        parents=[f"ref-{key}"],
    )


def _told(run_id: str, *, over: bool) -> RunSnapshot:
    return RunSnapshot(
        run_id=run_id,
        status="succeeded" if over else "running",
        workspace_id="w",
        model=RunModel(model_id="m", slug="m", name="M"),
        prompt=run_id,
        charged_creative_units=1.5 if over else None,
        assets=[AssetInfo(file_id=f"file-{run_id}", name="a.png", sha256="0" * 64)] if over else [],
    )


@settings(max_examples=60, deadline=None)
@given(steps)
def test_in_any_order(steps: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder))
        ids: set[str] = set()
        charged: set[str] = set()
        intended: set[str] = set()
        try:
            for event, key in steps:
                run_id = f"run-{key}"
                if event == "intend":
                    _intend(journal, key)
                    intended.add(key)
                elif event == "submitted":
                    journal.submitted(key, run_id, 7)
                    ids |= {run_id} if key in intended else set()
                elif event in {"refused", "uncertain", "lost"}:
                    journal.not_submitted(key, event, LayerError("no"))
                elif event == "finished":
                    known = journal.finished(
                        run_id,
                        state="succeeded",
                        charge=Decimal("1.5"),
                        asset_ids=[f"file-{run_id}"],
                        error=None,
                    )
                    assert known == (run_id in ids)
                    charged |= {run_id} & ids
                elif event == "reopened":
                    journal.close()
                else:
                    over = event == "told over"
                    journal.take_in(TARGET, [told_of(_told(run_id, over=over))])
                    ids.add(run_id)
                    charged |= {run_id} if over else set()
            rows = journal.search(Search(target=TARGET))
            with_run = [row.run_id for row in rows if row.run_id]
            assert sorted(with_run) == sorted(ids), "one row for each run"
            assert {row.run_id for row in rows if row.charge_micro == 1_500_000} == charged
            assert {row.run_id for row in rows if row.state == "succeeded"} == charged
            assert all(journal.file(TARGET, f"file-{run_id}") is not None for run_id in charged)
            keys = {row.key for row in rows}
            assert intended <= keys, "what was intended is never without a trace"
            for key in intended:
                row = journal.entry(key)
                assert row is not None
                if row.state not in {"refused", "lost"}:
                    assert [each.key for each in journal.made_from(TARGET, f"ref-{key}", 9)] == [key]
        finally:
            journal.close()


def test_a_key_that_has_a_run_keeps_it(journal: Journal) -> None:
    _intend(journal, "k0")
    journal.submitted("k0", "first", 7, reserved=Decimal("1.4"), parameters={"width": 64})
    journal.not_submitted("k0", "uncertain", LayerError("late news"))
    assert not _intend(journal, "k0")
    row = journal.entry("k0")
    assert row is not None
    assert (row.run_id, row.state, row.reserved_micro, row.parameters) == (
        "first",
        "submitted",
        1_400_000,
        {"width": 64},
    )


def test_a_second_run_of_one_key_is_written_down_too(journal: Journal) -> None:
    _intend(journal, "k0")
    journal.submitted("k0", "first", 7)
    journal.submitted("k0", "second", 7)
    assert {row.run_id for row in journal.search(Search(target=TARGET))} == {"first", "second"}


def test_the_end_that_was_heard_from_the_server_first_stays_the_end(journal: Journal) -> None:
    _intend(journal, "k0")
    journal.take_in(TARGET, [told_of(_told("run-k0", over=True))])
    journal.submitted("k0", "run-k0", 7)
    (row,) = journal.search(Search(target=TARGET))
    assert (row.key, row.state, row.charge_micro, row.source) == ("k0", "succeeded", 1_500_000, "here")
    journal.take_in(TARGET, [told_of(_told("run-k0", over=False))])
    assert journal.search(Search(target=TARGET))[0].state == "succeeded"
