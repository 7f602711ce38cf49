from __future__ import annotations

import asyncio

import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_server.accounts.audit import audit


async def test_the_same_key_and_body_is_the_same_run(core, user, forge, over, balance):
    first = core.runs.start_forge(user, forge(seed=1), request_key="k")
    await over(first)
    again = core.runs.start_forge(user, forge(seed=1), request_key="k")
    assert again.id == first.id
    assert balance() == (999, 0)


async def test_twenty_at_once_with_one_key_are_one_run(core, user, forge, over, balance):
    starts = [
        asyncio.to_thread(core.runs.start_forge, user, forge(seed=1), request_key="race") for _ in range(20)
    ]
    runs = await asyncio.gather(*starts)
    assert len({run.id for run in runs}) == 1
    await over(runs[0])
    assert balance() == (999, 0)
    assert audit(core.db) == []


async def test_another_body_under_the_same_key_is_refused(core, user, forge, over):
    await over(core.runs.start_forge(user, forge(seed=1), request_key="other"))
    with pytest.raises(InvalidInputs) as caught:
        core.runs.start_forge(user, forge(seed=2), request_key="other")
    assert caught.value.field == "request_key"


async def test_a_default_that_is_spelt_out_is_the_same_body(core, user, forge, over):
    first = core.runs.start_forge(user, forge(), request_key="default")
    again = core.runs.start_forge(user, forge(seed=-1), request_key="default")
    assert again.id == first.id
    await over(first)


async def test_a_key_belongs_to_its_workspace(core, user, forge, over):
    other = core.accounts.create(user, "Other", 5_000_000)
    first = core.runs.start_forge(user, forge(), request_key="shared")
    request = forge().model_copy(update={"workspace_id": other.id})
    second = core.runs.start_forge(user, request, request_key="shared")
    assert first.id != second.id
    await over(first)
    await over(second)
