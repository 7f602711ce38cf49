"""The routes that layer-nb adds to a Jupyter server answer only those who are signed in to it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any

import pytest

from layer_mcp import __version__


def test_status_names_the_version(lab: Any) -> None:
    request = urllib.request.Request(
        f"{lab.url}/layer-nb/status", headers={"Authorization": f"token {lab.token}"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert json.load(answer)["version"] == __version__


def test_a_stranger_is_refused(lab: Any) -> None:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(f"{lab.url}/layer-nb/status", timeout=10)
    assert refusal.value.code == 403
