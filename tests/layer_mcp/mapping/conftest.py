"""What the tests of maps share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def started_in() -> Callable[[Any, str], int]:
    """How many runs of a prompt a server really has."""
    return lambda layer, prompt: sum(run.prompt == prompt for run in layer.runs(100))
