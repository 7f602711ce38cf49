"""Whatever a server calls it, in whichever case, a run has one of five states."""

from __future__ import annotations

import pytest

from layer_mcp.contract.status import FORGE_STATUS, RunStatus, status_from_wire


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("in_progress", RunStatus.RUNNING),
        ("IN_PROGRESS", RunStatus.RUNNING),
        ("COMPLETED", RunStatus.SUCCEEDED),
        ("complete", RunStatus.SUCCEEDED),
        ("success", RunStatus.SUCCEEDED),
        ("FAILURE", RunStatus.FAILED),
        ("deleted", RunStatus.CANCELLED),
        ("pending", RunStatus.QUEUED),
        ("something new", RunStatus.RUNNING),
    ],
)
def test_words_of_the_wire(word: str, status: RunStatus) -> None:
    assert status_from_wire(word) is status


def test_our_words_go_there_and_back() -> None:
    for status in RunStatus:
        back = status_from_wire(FORGE_STATUS[status])
        assert back.final is status.final
