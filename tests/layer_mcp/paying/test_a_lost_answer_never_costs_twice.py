"""Money: whatever happens to the answer of a submit, there is at most one run, and the client tells the truth."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import ServerUnavailable, SubmitUncertain
from layer_mcp.forge import ForgeRequest


@pytest.mark.parametrize("lost", [1, 2])
def test_the_embedded_server_is_asked_again_with_the_same_key(
    layer_behind_proxy: Any, proxy: Any, started: Any, lost: int
) -> None:
    prompt = f"answers lost: {lost}"
    layer_behind_proxy.workspace()
    proxy.drop = lost
    run = layer_behind_proxy.forge(prompt, model="swatch", batch_size=1)
    assert [each.id for each in started(prompt)] == [run.id]
    assert proxy.seen == lost + 1
    assert run.result().cost == 1


def test_a_submit_whose_answer_is_lost_for_good_is_not_called_failed(
    layer_behind_proxy: Any, proxy: Any, started: Any, journal_of: Any, server_home: Path
) -> None:
    layer_behind_proxy.workspace()
    proxy.drop = 100
    with pytest.raises(SubmitUncertain) as caught:
        layer_behind_proxy.forge("lost for good", model="swatch", batch_size=1)
    proxy.drop = 0
    assert len(started("lost for good")) == 1
    assert caught.value.request is not None
    states = {entry.prompt: entry.state for entry in journal_of(server_home).unanswered()}
    assert states["lost for good"] == "uncertain"


def test_a_foreign_server_is_never_asked_again(
    url_layer: Any, proxy: Any, started: Any, journal_of: Any, tmp_path: Path
) -> None:
    url_layer.workspace()
    proxy.drop = 1
    with pytest.raises(SubmitUncertain) as caught:
        url_layer.forge("sent once", model="swatch", batch_size=1)
    assert proxy.seen == 1
    assert len(started("sent once")) == 1
    assert "most likely started" in str(caught.value)
    (entry,) = journal_of(tmp_path / "far").unanswered()
    assert entry.state == "uncertain"
    assert entry.key in str(caught.value)


def test_a_call_of_a_paid_tool_by_name_is_not_sent_twice_either(
    url_layer: Any, proxy: Any, started: Any
) -> None:
    workspace = url_layer.workspace()
    model = url_layer.model("swatch")
    proxy.drop = 1
    with pytest.raises(SubmitUncertain):
        url_layer.call(
            "execute_forge",
            workspace_id=workspace.id,
            model_id=model.model_id,
            prompt="by name",
            batch_size=1,
        )
    assert proxy.seen == 1
    assert len(started("by name")) == 1


def test_a_free_call_is_asked_once_more(url_layer: Any, proxy: Any) -> None:
    url_layer.workspace()
    proxy.marker = b'"name":"get_workspace"'
    proxy.seen, proxy.drop = 0, 1
    assert url_layer.workspace().name
    assert proxy.seen == 2


def test_a_refused_connection_is_not_a_submit(
    url_layer: Any, proxy: Any, started: Any, journal_of: Any, tmp_path: Path
) -> None:
    from layer_mcp.connect.loop import run_blocking

    prepared = run_blocking(url_layer._layer._prepare(ForgeRequest("refused", "swatch", 1)))
    proxy.close()
    with pytest.raises(ServerUnavailable):
        run_blocking(url_layer._layer._submit(prepared, None))
    assert started("refused") == []
    assert journal_of(tmp_path / "far").unanswered() == []


def test_a_dead_local_server_is_brought_up_and_then_submitted_to(home: Path) -> None:
    from layer_mcp.connect import local
    from layer_mcp.connect.loop import run_blocking

    with Layer() as layer:
        prepared = run_blocking(layer._layer._prepare(ForgeRequest("after the end", "swatch", 1)))
        assert local.stop(home)
        run = run_blocking(layer._layer._submit(prepared, None))
        assert run.result().cost == 1
        assert len(layer.runs()) == 1


def test_the_intent_is_on_disk_before_anything_is_sent(
    memory_layer: Any, journal_of: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layer_mcp.connect.connection import Connection

    seen: list[tuple[Any, ...]] = []
    call = Connection.call

    async def looking(self: Connection, tool: str, arguments: Any, **more: Any) -> Any:
        if tool == "execute_forge":
            with sqlite3.connect(tmp_path / "client" / "journal.db") as journal:
                seen.extend(journal.execute("SELECT key, state, run_id FROM runs"))
            assert more["request_key"] == seen[0][0]
        return await call(self, tool, arguments, **more)

    monkeypatch.setattr(Connection, "call", looking)
    run = memory_layer.forge("written down first", model="swatch", batch_size=1)
    assert [row[1:] for row in seen] == [("intent", None)]
    entry = journal_of(tmp_path / "client").entry(seen[0][0])
    assert entry is not None
    assert (entry.state, entry.run_id) == ("submitted", run.id)
    run.result()
    entry = journal_of(tmp_path / "client").entry(seen[0][0])
    assert entry is not None
    assert (entry.state, entry.charge_micro) == ("succeeded", 1_000_000)
    assert list(entry.asset_ids) == [run.assets[0].file_id]


def _by_name(layer: Any, key: str, prompt: str) -> Any:
    return layer.call(
        "execute_forge",
        request_key=key,
        workspace_id=layer.workspace().id,
        model_id=layer.model("swatch").model_id,
        prompt=prompt,
        batch_size=1,
    )


def test_one_key_twice_is_one_run_and_one_charge(memory_layer: Any, journal_of: Any, tmp_path: Path) -> None:
    from layer_mcp.contract.errors import InvalidInputs

    first = _by_name(memory_layer, "k1", "keyed").structured["inference_id"]
    memory_layer.run(first).result()
    after = memory_layer.workspace()
    assert _by_name(memory_layer, "k1", "keyed").structured["inference_id"] == first
    with pytest.raises(InvalidInputs, match="key"):
        _by_name(memory_layer, "k1", "another body")
    assert memory_layer.workspace() == after
    entry = journal_of(tmp_path / "client").entry("k1")
    assert (entry.state, entry.run_id, entry.prompt) == ("succeeded", first, "keyed")


def test_a_key_that_was_refused_may_be_used_again(memory_layer: Any, journal_of: Any, tmp_path: Path) -> None:
    from layer_mcp.contract.errors import LayerError

    with pytest.raises(LayerError):
        memory_layer.call("execute_forge", request_key="k2", prompt="no workspace")
    entry = journal_of(tmp_path / "client").entry("k2")
    assert entry.state == "refused"
    run = _by_name(memory_layer, "k2", "now rightly").structured["inference_id"]
    entry = journal_of(tmp_path / "client").entry("k2")
    assert (entry.state, entry.run_id, entry.prompt) == ("submitted", run, "now rightly")


def test_a_used_key_is_refused_where_it_would_start_another_run(url_layer: Any, proxy: Any) -> None:
    from layer_mcp.contract.errors import InvalidInputs

    _by_name(url_layer, "k3", "keyed afar")
    seen = proxy.seen
    with pytest.raises(InvalidInputs) as caught:
        _by_name(url_layer, "k3", "keyed afar")
    assert caught.value.field == "request_key"
    assert proxy.seen == seen


def test_a_submit_that_is_given_up_stays_a_cancellation(
    memory_layer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    from layer_mcp.connect.loop import run_blocking
    from layer_mcp.contract.errors import LayerError
    from layer_mcp.library.journal import Journal

    def full(*_: Any) -> None:
        raise LayerError("the disk is full")

    async def given_up(*_: Any, **__: Any) -> None:
        raise asyncio.CancelledError

    prepared = run_blocking(memory_layer._layer._prepare(ForgeRequest("given up", "swatch", 1)))
    monkeypatch.setattr(Journal, "not_submitted", full)
    monkeypatch.setattr(memory_layer._layer._wire, "answer", given_up)

    async def submit() -> type[BaseException] | None:
        try:
            await memory_layer._layer._submit(prepared, None)
        except (asyncio.CancelledError, LayerError) as error:
            return type(error)
        return None

    assert run_blocking(submit()) is asyncio.CancelledError
