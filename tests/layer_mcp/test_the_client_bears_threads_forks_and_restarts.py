"""One background loop: many threads, a fork, a server that is replaced, and misuse that is explained."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.connect.loop import run_blocking
from layer_mcp.contract.errors import InvalidInputs

REPOSITORY = Path(__file__).parents[2]


def test_many_threads_share_one_session(layer: Any) -> None:
    with ThreadPoolExecutor(16) as pool:
        names = list(pool.map(lambda _: layer.workspace().name, range(64)))
    assert set(names) == {"Personal"}


def test_a_forked_child_has_a_loop_of_its_own(server: Any) -> None:
    code = textwrap.dedent(
        """
        import os, warnings
        warnings.simplefilter("ignore", DeprecationWarning)
        from layer_mcp import Layer
        layer = Layer("embedded")
        name = layer.workspace().name
        child = os.fork()
        if child == 0:
            os._exit(0 if layer.workspace().name == name else 1)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        assert layer.workspace().name == name
        """
    )
    subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )


def test_a_file_is_fetched_after_its_server_has_left(home: Path) -> None:
    from layer_mcp.connect import local

    with Layer() as layer:
        first, second = layer.forge("outlive", model="swatch", batch_size=2, seed=1).result().assets
        assert local.stop(home)
        assert first.bytes() != second.bytes()
        assert local.stop(home)
        assert layer.asset(second.file_id).open().size == (second.width, second.height)


def test_one_callers_trouble_does_not_end_anothers_waiting(layer: Any) -> None:
    async def retire() -> None:
        (await layer._layer._connection.session()).retire()

    run = layer.forge("undisturbed", model="swatch", batch_size=1, duration_seconds=1)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(run.result)
        for _ in range(5):
            run_blocking(retire())
            assert layer.workspace().name == "Personal"
        assert waiting.result(30).cost == 1


def test_a_blocking_call_on_the_io_thread_is_explained() -> None:
    async def misuse() -> None:
        async def nothing() -> None: ...

        run_blocking(nothing())

    with pytest.raises(RuntimeError, match="AsyncLayer"):
        run_blocking(misuse())


def test_a_time_out_of_the_callers_own_is_told_from_ours() -> None:
    async def own() -> None:
        raise TimeoutError("its own")

    with pytest.raises(TimeoutError, match="its own"):
        run_blocking(own(), 5)

    import asyncio

    with pytest.raises(TimeoutError, match="no answer within"):
        run_blocking(asyncio.sleep(30), 0.01)


def test_a_tool_may_have_arguments_of_any_name(memory_layer: Any) -> None:
    workspace = memory_layer.workspace().id
    given = memory_layer.call("get_workspace", {"workspace_id": workspace})
    assert given.structured["workspace_id"] == workspace
    with pytest.raises(InvalidInputs) as caught:
        memory_layer.call("get_workspace", {"max_cu": "many", "tool": "x"}, workspace_id=workspace)
    assert caught.value.field in {"max_cu", "tool"}


def test_any_tool_can_be_called_by_name(memory_layer: Any) -> None:
    tools = {tool.name: tool for tool in memory_layer.tools()}
    assert len(tools) == 19
    assert tools["get_workspace"].annotations["readOnlyHint"] is True
    assert tools["execute_forge"].output_schema is not None
    answer = memory_layer.call("get_instructions")
    assert "CU" in answer.structured["text"]
    assert answer.text
    with pytest.raises(InvalidInputs) as caught:
        memory_layer.call("get_workspace", workspace="x")
    assert caught.value.nearest == "workspace_id"
    assert caught.value.request == {"workspace": "x"}


def test_a_server_that_came_back_on_its_port_with_another_token_is_found_again(home: Path) -> None:
    from layer_mcp.connect import local
    from layer_mcp.connect.spawn import command, environment, server_package

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])

    def serve() -> Any:
        home.mkdir(exist_ok=True)
        argv = command(home, "--foreground", "--port", port)
        process = subprocess.Popen(argv, env=environment(server_package()), stderr=subprocess.DEVNULL)
        found = local.ensure(home, timeout=60, child=process)
        assert found.endpoint.pid == process.pid
        return process, found

    process, first = serve()
    with Layer() as layer:
        for ask in (layer.workspace, layer.runs):
            ask()
            assert local.stop(home)
            process.wait(20)
            process, again = serve()
            assert again.token.reveal() != first.token.reveal()
            ask()
    assert local.stop(home)
    process.wait(20)


def test_a_request_that_is_too_large_is_refused_before_it_is_sent(layer: Any) -> None:
    from layer_mcp.connect.loop import run_blocking
    from layer_mcp.contract.errors import InvalidInputs

    arguments = {"model_id": "swatch", "prompt": "x" * (5 * 2**20 + 2**17)}
    with pytest.raises(InvalidInputs, match=r"5\.\d MiB.*4 MiB"):
        run_blocking(layer._layer._connection.call("estimate_forge_price", arguments))
