"""Money: whatever happens to the answer of a submit, there is at most one run, and the client tells the truth."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import ServerUnavailable, SubmitUncertain
from layer_mcp.requests.forge import ForgeRequest


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


def test_a_submit_whose_answer_is_lost_every_time_is_looked_up(
    layer_behind_proxy: Any, proxy: Any, started: Any
) -> None:
    layer_behind_proxy.workspace()
    proxy.drop = 100
    run = layer_behind_proxy.forge("looked up", model="swatch", batch_size=1)
    assert [each.id for each in started("looked up")] == [run.id]


def test_a_submit_whose_answer_is_lost_for_good_is_not_called_failed(
    layer_behind_proxy: Any, proxy: Any, started: Any, journal_of: Any, server_home: Path
) -> None:
    from layer_mcp.connect.loop import run_blocking

    inner = layer_behind_proxy._layer
    prepared = run_blocking(inner._prepare(ForgeRequest("lost for good", "swatch", 1)))
    proxy.marker, proxy.drop = b'"method":"tools/', 100
    with pytest.raises(SubmitUncertain) as caught:
        run_blocking(inner._submit(prepared, None))
    proxy.drop = 0
    (run,) = started("lost for good")
    journal = journal_of(server_home)
    error = caught.value
    assert (error.key, error.tool) == (prepared.key, "execute_forge")
    assert error.request is not None
    assert error.look_again == f'layer.look_again("{error.key}")'
    assert journal.entry(error.key).state == "uncertain"
    (fate,) = layer_behind_proxy.look_again(error.key)
    assert (fate.outcome, fate.run_id) == ("started", run.id)
    assert journal.entry(error.key).run_id == run.id


def test_our_server_is_asked_again_by_its_url_too(url_layer: Any, proxy: Any, started: Any) -> None:
    url_layer.workspace()
    proxy.drop = 2
    run = url_layer.forge("sent three times", model="swatch", batch_size=1)
    assert [each.id for each in started("sent three times")] == [run.id]
    assert proxy.seen == 3


def test_so_is_a_paid_tool_that_is_called_by_its_name(url_layer: Any, proxy: Any, started: Any) -> None:
    url_layer.workspace()
    proxy.drop = 1
    answer = _by_name(url_layer, "by name", "by name").structured
    assert [each.id for each in started("by name")] == [answer["inference_id"]]


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
        memory_layer.call("execute_forge", request_key="k2", model_id="no-such-model", prompt="wrongly")
    entry = journal_of(tmp_path / "client").entry("k2")
    assert entry.state == "refused"
    run = _by_name(memory_layer, "k2", "now rightly").structured["inference_id"]
    entry = journal_of(tmp_path / "client").entry("k2")
    assert (entry.state, entry.run_id, entry.prompt) == ("submitted", run, "now rightly")


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


@pytest.mark.parametrize("ended", ["retired", "closed"])
def test_a_session_that_ends_under_a_submit_sends_it_over_another(
    url_layer: Any, started: Any, monkeypatch: pytest.MonkeyPatch, ended: str
) -> None:
    """Another call's failure may end the session between the look at what the server honours and the submit."""
    connection = url_layer._layer._connection
    honours, sessions = type(connection)._honours, []
    prompt = f"the session is {ended}"

    async def ending(self: Any, session: Any, tool: str) -> bool:
        found: bool = await honours(self, session, tool)
        sessions.append(session)
        if len(sessions) <= 2:  # before the submit is written down, and before it is sent
            session.retire()
            if ended == "closed":
                await session.ended
        return found

    monkeypatch.setattr(type(connection), "_honours", ending)
    run = url_layer.forge(prompt, model="swatch", batch_size=1)
    assert [each.id for each in started(prompt)] == [run.id]
    assert len({id(session) for session in sessions}) >= 2


def test_tools_are_listed_over_another_session_when_one_has_ended(url_layer: Any) -> None:
    from layer_mcp.connect.loop import run_blocking

    connection = url_layer._layer._connection

    async def listed() -> int:
        session = await connection.session()
        session.stop.set()
        return len(await connection.list_tools())

    assert run_blocking(listed()) > 10
