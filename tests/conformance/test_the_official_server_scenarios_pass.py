"""Every scenario of the official suite is a test: those that a revision requires, and those beyond that we pass.

One is left out: ``server-sse-polling``, which no revision requires, wants streams that can be resumed. A run here
is resumed by asking for it again, so streams keep no history.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SCENARIOS = json.loads((Path(__file__).parent / "scenarios.json").read_text())


def each(kind: str) -> Any:
    """One test per revision and scenario."""
    pairs = [(revision, name) for revision, names in SCENARIOS[kind].items() for name in names]
    return pytest.mark.parametrize(("revision", "scenario"), pairs)


def failures(checks: list[dict[str, Any]]) -> list[str]:
    return [
        f"{check['id']}: {check.get('errorMessage') or check['description']}"
        for check in checks
        if check["status"] == "FAILURE"
    ]


@each("required")
def test_required(results: Any, revision: str, scenario: str) -> None:
    checks = results.checks(revision, scenario)
    assert not failures(checks)
    assert any(check["status"] == "SUCCESS" for check in checks), checks


@each("beyond")
def test_beyond_what_is_required(results: Any, revision: str, scenario: str) -> None:
    assert not failures(results.checks(revision, scenario))


@each("bare")
def test_the_product_without_fixtures(bare_results: Any, revision: str, scenario: str) -> None:
    assert not failures(bare_results.checks(revision, scenario))


@pytest.mark.parametrize("revision", SCENARIOS["required"])
def test_no_required_scenario_is_left_out(suite: Any, revision: str) -> None:
    listed = suite.run("list", "--server", "--requirements", revision).partition("Client scenarios")[0]
    required = [line.strip()[2:] for line in listed.splitlines() if line.startswith("  - ")]
    assert sorted(required) == sorted(SCENARIOS["required"][revision])
