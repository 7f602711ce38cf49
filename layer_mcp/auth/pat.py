"""A personal access token as people paste it."""

from __future__ import annotations

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.redact import Secret

MAX_CHARACTERS = 16 * 1024
_SHORTEST = 16


def looks_like_a_token(text: str) -> bool:
    """Whether a word that was typed where none belongs may be a token, so that nobody repeats it."""
    return "://" not in text and (text.lower().startswith(("pat_", "bearer")) or len(text) >= _SHORTEST)


def checked_pat(given: Secret, *, hosted: bool) -> Secret:
    """The token in what was pasted: without blanks, quotes, or the ``Bearer`` of a header around it.

    Args:
        hosted: whether it is for Layer's hosted server, whose tokens begin with ``pat_``.

    Raises:
        InvalidInputs: when that is no token; what was pasted is not repeated.
    """
    token = _bare(given)
    if not token.reveal():
        raise InvalidInputs(
            "No personal access token was given.",
            remedy="Paste one, or set LAYER_PAT; nothing was changed.",
        )
    if not can_be_sent(token):
        raise InvalidInputs(
            "That is not a personal access token.",
            remedy="Paste the token alone, or set LAYER_PAT; nothing was changed.",
        )
    if hosted and not token.reveal().startswith("pat_"):
        raise InvalidInputs(
            "That is not a personal access token of Layer, which starts with pat_.",
            remedy="Create one in Layer: User Settings > New Token; nothing was changed.",
        )
    return token


def _bare(given: Secret) -> Secret:
    text = given.reveal().strip().strip("'\"").strip()
    return Secret(text[len("bearer ") :].strip() if text.lower().startswith("bearer ") else text)


def can_be_sent(token: Secret) -> bool:
    """Whether it can be the value of a header, and so a token at all."""
    text = token.reveal()
    printable = all(character.isprintable() and not character.isspace() for character in text)
    return len(text) <= MAX_CHARACTERS and text.isascii() and printable
