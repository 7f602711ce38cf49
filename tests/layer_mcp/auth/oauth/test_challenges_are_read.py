"""``WWW-Authenticate`` as servers write it, and as nobody should."""

from __future__ import annotations

import pytest

from layer_mcp.auth.oauth.challenge import Challenge, challenge_of, union


@pytest.mark.parametrize(
    ("header", "challenge"),
    [
        (None, None),
        ("", None),
        ("Basic realm=x", None),
        ("Bearer", Challenge()),
        ('Bearer realm="a, b"', Challenge()),
        ('bearer scope="a b a"', Challenge(scopes=("a", "b"))),
        ('Bearer scope=""', Challenge(scopes=())),
        ("Bearer error=invalid_token", Challenge(error="invalid_token")),
        (
            'Basic realm="x", Bearer error="insufficient_scope", scope="layer:run", resource_metadata="https://h/.w"',
            Challenge("insufficient_scope", ("layer:run",), "https://h/.w"),
        ),
        ('Bearer error_description="say \\"scope=\\" not", scope="a"', Challenge(scopes=("a",))),
        ('Bearer x_scope="no"', Challenge()),
        ("Bearer " + "a" * 10_000, None),
    ],
)
def test_a_header(header: str | None, challenge: Challenge | None) -> None:
    assert challenge_of(header) == challenge


def test_scopes_are_added_up_and_none_is_lost() -> None:
    assert union(("a", "b"), ["b", "c"], ()) == ("a", "b", "c")
    assert len(union(map(str, range(1000)))) == 64


def test_a_scope_is_one_word_to_a_shell() -> None:
    """The line that asks for more rights is there to be run, and the server writes the names of the rights."""
    from layer_mcp.connect.transport import _wants_more
    from layer_mcp.contract.errors import Forbidden

    asked = Challenge("insufficient_scope", ("layer:run", "x;id", "$(id)"))
    remedy = _wants_more(Forbidden("no"), asked).remedy
    assert "layer login --scope layer:run --scope 'x;id' --scope '$(id)'" in remedy
