"""Money: an answer that bears another request's id gives no call the run of another one."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp.connect.loop import run_blocking
from layer_mcp.contract.errors import SubmitUncertain


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "gzip"])
def test_an_answer_with_the_id_of_a_call_that_waits_is_not_that_calls(
    hosted_far: Callable[..., Any], monkeypatch: Any, compressed: bool
) -> None:
    from faulty_wire import Fault, _Exchange

    server, wire, layer = hosted_far(1, framing="json")
    workspace, model = layer.workspace().id, layer.models()[0].model_id
    ids: dict[int, bytes] = {}
    spoil = _Exchange._spoil

    async def taken_for(self: Any, answer: bytes, fault: Any) -> bool:
        """Case 1 waits until case 2's answer has come with the id of case 1."""
        head, _, body = answer.partition(b"\r\n\r\n")
        number = body.partition(b'"id":')[2].split(b",")[0]
        if fault.at == 1:
            ids[1] = number
            return bool(await spoil(self, answer, Fault("hang")))
        while 1 not in ids:  # noqa: ASYNC110  of the wire's loop, which is made before any event could be
            await asyncio.sleep(0.01)
        fresh = body.replace(b'"id":' + number, b'"id":' + ids[1], 1)
        if compressed:
            fresh = gzip.compress(fresh)
            head += b"\r\ncontent-encoding: gzip"
        length = b"content-length: "
        answer = head.replace(length + str(len(body)).encode(), length + str(len(fresh)).encode())
        self._writer.write(answer + b"\r\n\r\n" + fresh)
        await self._writer.drain()
        return True

    monkeypatch.setattr(_Exchange, "_spoil", taken_for)
    wire.faults = {1: Fault("hang", at=1), 2: Fault("other_id", at=2)}
    layer._layer._connection.call_seconds = 3.0

    async def submit(case: int) -> Any:
        asked = {"workspace_id": workspace, "model_id": model, "prompt": f"case {case}", "batch_size": 1}
        try:
            return await layer._layer._payments.send(
                "execute_forge", asked, key=f"key {case}", max_price=None
            )
        except SubmitUncertain as error:
            return error

    async def both() -> tuple[Any, Any]:
        return await asyncio.gather(submit(1), submit(2))

    first, second = run_blocking(both())
    assert isinstance(first, SubmitUncertain), first
    assert isinstance(second, SubmitUncertain), second
    assert len(server.books()) == 2
