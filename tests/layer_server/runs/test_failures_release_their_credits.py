from __future__ import annotations

import pytest

from layer_mcp.contract.status import RunStatus
from layer_server.accounts.audit import audit


@pytest.mark.parametrize(
    ("model", "code", "words"),
    [
        ("crash", "INTERNAL_SERVER_ERROR", "died"),
        ("error", "INTERNAL_SERVER_ERROR", "Unreadable"),
        ("huge", "INTERNAL", "600 MiB"),
        ("missing", "FEATURE_DISABLED", 'pip install "layer-nb[image]"'),
    ],
)
async def test_a_failed_run_says_why_and_costs_nothing(core, user, forge, over, balance, model, code, words):
    done = await over(core.runs.start_forge(user, forge(model, batch_size=2)))
    assert done.status is RunStatus.FAILED
    assert done.error_code == code
    assert words in done.error_message
    assert "Traceback" not in done.error_message
    assert "secret detail" not in done.error_message
    assert done.charged_micro == 0
    assert done.assets == []
    assert balance() == (1000, 0)
    assert audit(core.db) == []


async def test_a_crash_fails_only_its_own_run(core, user, forge, over):
    neighbour = core.runs.start_forge(user, forge(duration_seconds=1.5))
    crashed = [core.runs.start_forge(user, forge("crash")) for _ in range(2)]
    assert [(await over(run)).status for run in crashed] == [RunStatus.FAILED] * 2
    assert (await over(neighbour)).status is RunStatus.SUCCEEDED


async def test_a_model_that_is_no_longer_offered_fails_its_run(core, user, forge, over, monkeypatch):
    from layer_server.generators import testing

    # As after a restart: nobody remembers what it began with.
    request = forge("tiny")
    resolved = core.runs.resolve(user, request)
    monkeypatch.setattr(core.runs, "resolve", lambda *_: resolved)
    monkeypatch.setattr(core.runs._pipeline, "begins_with", lambda *_: None)
    monkeypatch.setattr(type(core.catalog), "cards", (testing.BURN,))
    done = await over(core.runs.start_forge(user, request))
    assert done.status is RunStatus.FAILED
    assert done.error_code == "MODEL_NOT_FOUND"
