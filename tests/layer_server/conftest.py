"""Fixtures of the server's tests."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

CARDS_FOLDER = Path(__file__).parents[1] / "cards"


@pytest.fixture(scope="session")
def plain_cards() -> Any:
    """The quick models, importable here and in workers."""
    if str(CARDS_FOLDER) not in sys.path:
        sys.path.insert(0, str(CARDS_FOLDER))
    import plain_cards

    return plain_cards.CARDS
