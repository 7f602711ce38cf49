"""Parameters that are lists or objects can be given in a shell and in a cell."""

from __future__ import annotations

import pytest

from layer_mcp.options import parse_param


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("palette=#102030, #fc0", ["#102030", "#fc0"]),
        ("video_effects=dolly_in,RAIN", [{"type": "DOLLY_IN"}, {"type": "RAIN"}]),
        ('video_effects=[{"type": "RAIN", "weight": 2}]', [{"type": "RAIN", "weight": 2}]),
        ('camera={"azimuth": 30}', {"azimuth": 30}),
        ("quality=high", "high"),
    ],
)
def test_a_value_is_read(text: str, value: object) -> None:
    assert parse_param(text)[1] == value


def test_broken_json_is_said() -> None:
    with pytest.raises(ValueError, match="camera is no JSON"):
        parse_param("camera={azimuth: 30}")
