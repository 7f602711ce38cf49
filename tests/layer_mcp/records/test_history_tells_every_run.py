"""The history: what was started here with all that is known of it, and what was started elsewhere as its server tells."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs, LayerError, RunNotFound


def word() -> str:
    return f"w{uuid.uuid4().hex[:10]}"


@pytest.fixture(autouse=True)
def _notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYER_NOTEBOOK", "art/swords.ipynb")


def test_a_run_is_remembered_with_everything(layer: Layer) -> None:
    prompt = word()
    run = layer.forge(prompt, model="swatch", batch_size=2, seed=7, size=16, session_name="swords").result()
    record = layer.record(run.id[:12])
    assert (record.state, record.kind, record.model, record.model_version) == (
        "succeeded",
        "forge",
        "swatch",
        "1",
    )
    assert (record.prompt, record.seed, record.session) == (prompt, 7, "swords")
    assert (record.notebook, record.source, record.server) == ("art/swords.ipynb", "here", "embedded")
    assert (record.estimate, record.reserved, record.charge, record.difference) == (2, 2, 2, 0)
    assert record.request["width"] == 16
    assert record.parameters["duration_seconds"] == 0
    assert [file.sha256 for file in record.assets] == [asset.sha256 for asset in run.assets]
    assert [file.name for file in record.assets] == [asset.name for asset in run.assets]
    assert [file.role for file in record.files if file.is_part] == ["normal", "normal"]
    assert record.seconds is not None
    assert record.finished_at is not None
    assert record.finished_at > record.started_at - timedelta(seconds=1)
    assert layer.record(record.key[:12]) == layer.record(run) == record
    assert prompt in repr(record)


def test_what_was_refused_or_failed_is_there_too(layer: Layer) -> None:
    said = word()
    with pytest.raises(LayerError):
        layer.forge(f"{said} broken", model="broken", batch_size=1).result()
    with pytest.raises(LayerError):
        layer.call(
            "execute_forge",
            model_id="dear",
            prompt=f"{said} dear",
            workspace_id=layer.workspace().id,
            max_cu=1,
        )
    dear, broken = layer.history(search=said)
    assert (dear.state, dear.run_id, dear.charge) == ("refused", "", None)
    assert dear.error
    assert (broken.state, broken.charge) == ("failed", 0)
    assert "very/private" not in str(broken.to_wire())
    assert [each.prompt for each in layer.history(search=said, state="refused")] == [dear.prompt]


def test_filters_find_what_they_say(layer: Layer) -> None:
    said = word()
    run = layer.forge(f"Änderung {said}", model="swatch", batch_size=1, session_name=said).result()
    now = datetime.now(UTC)
    for found in (
        {"search": f"{said} ÄNDERUNG"},
        {"search": f"{said} swatch"},
        {"session": said},
        {"search": said, "model": "swa"},
        {"search": said, "notebook": "swords.ipynb"},
        {"search": said, "notebook": "art/swords.ipynb"},
        {"search": said, "workspace": layer.workspace().name},
        {"search": said, "since": "1h"},
        {"search": said, "since": timedelta(minutes=5), "until": now + timedelta(minutes=1)},
        {"search": said, "since": "today"},
        {"search": said, "state": "succeeded", "all_servers": True},
    ):
        assert [record.run_id for record in layer.history(**found)] == [run.id], found
    for none in (
        {"search": f"{said} xyzzy"},
        {"search": said, "model": "s_atch"},
        {"search": said, "model": "%"},
        {"search": said, "notebook": "ords.ipynb"},
        {"search": said, "until": now - timedelta(hours=1)},
        {"search": said, "since": now + timedelta(hours=1)},
        {"search": said, "state": "uncertain"},
    ):
        assert layer.history(**none) == [], none


def test_what_says_nothing_is_refused_with_what_may_be_said(layer: Layer) -> None:
    for wrong, field in (
        ({"since": "soon"}, "since"),
        ({"state": "paused"}, "state"),
        ({"limit": 0}, "limit"),
    ):
        with pytest.raises(InvalidInputs) as refused:
            layer.history(**wrong)
        assert refused.value.field == field
    with pytest.raises(RunNotFound):
        layer.record("ffffffff")
    with pytest.raises(InvalidInputs, match="too short"):
        layer.record("ab")


def test_a_run_that_was_started_elsewhere_is_told_by_the_server(
    layer: Layer, url_layer: Layer, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = word()
    layer.history(search=said)  # heard of everything before it
    elsewhere = url_layer.forge(said, model="swatch", batch_size=1, seed=5).result()
    (record,) = layer.history(search=said)
    assert (record.run_id, record.source, record.started_here) == (elsewhere.id, "server", False)
    assert (record.notebook, record.estimate, record.charge, record.reserved) == (None, None, 1, 1)
    assert (record.seed, record.state, record.workspace) == (5, "succeeded", layer.workspace().name)
    assert [file.sha256 for file in record.assets] == [asset.sha256 for asset in elsewhere.assets]
    assert layer.spend(since="1h", model="swatch")[0].charged >= 1
    # The other client knows it from its own journal, with what only the one who asks knows.
    (mine,) = url_layer.history(search=said)
    assert (mine.source, mine.estimate, mine.notebook) == ("here", Decimal(1), "art/swords.ipynb")


def test_a_run_that_was_live_when_it_was_heard_of_is_heard_to_its_end(layer: Layer, url_layer: Layer) -> None:
    said = word()
    run = url_layer.forge(said, model="swatch", batch_size=1, duration_seconds=0.6)
    (live,) = layer.history(search=said)
    assert (live.state, live.charge) == ("running", None)
    run.result()
    (over,) = layer.history(search=said)
    assert (over.state, over.charge) == ("succeeded", 1)


def test_a_server_that_lists_no_runs_is_asked_for_the_one_that_is_named(
    layer: Layer, url_layer: Layer
) -> None:
    run = layer.forge(word(), model="swatch", batch_size=1).result()
    assert url_layer.history(search=run.prompt) == []
    assert url_layer.record(run.id).charge == 1
    assert [each.run_id for each in url_layer.history(search=run.prompt)] == [run.id]


def test_without_its_server_the_journal_answers(layer: Layer, monkeypatch: pytest.MonkeyPatch) -> None:
    from layer_mcp.connect.rest import LocalRest
    from layer_mcp.contract.errors import ServerUnavailable

    run = layer.forge(word(), model="swatch", batch_size=1).result()

    async def away(*_: Any, **__: Any) -> Any:
        raise ServerUnavailable("gone")

    monkeypatch.setattr(LocalRest, "get", away)
    assert [each.run_id for each in layer.history(search=run.prompt)] == [run.id]
    assert layer.record(run.id).prompt == run.prompt


async def test_pages_are_read_until_what_is_known(
    layer: Layer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layer_mcp.provenance import hearing

    said = word()
    runs = [layer.forge(said, model="swatch", batch_size=1) for _ in range(5)]
    for run in runs:
        await run
    monkeypatch.setattr(hearing, "MAX_LIMIT", 2)
    monkeypatch.setattr(hearing, "_OVERLAP", timedelta(0))
    records = layer._layer._records
    journal = records._journal.__class__(tmp_path)
    monkeypatch.setattr(records._hearing, "_journal", journal)
    asked: list[Any] = []
    get = records._hearing._rest.get

    async def counted(*args: Any, **query: Any) -> Any:
        asked.append(query)
        return await get(*args, **query)

    monkeypatch.setattr(records._hearing._rest, "get", counted)
    await records._hearing.catch_up(datetime.now(UTC) - timedelta(minutes=5))
    assert len(asked) >= 3
    asked.clear()
    await records._hearing.catch_up(datetime.now(UTC) - timedelta(minutes=5))
    assert len(asked) == 1, "what is known is not asked for again"
    from layer_mcp.library.journal.search import Search

    assert {run.id for run in runs} == {row.run_id for row in journal.search(Search(words=said))}
    journal.close()
