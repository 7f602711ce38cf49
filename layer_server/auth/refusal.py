"""An error of OAuth 2.1, in its own vocabulary."""

from __future__ import annotations


class OAuthRefusal(Exception):
    """A request of a program that was refused.

    Attributes:
        error: the code of the specification, e.g. ``invalid_grant``.
        description: one sentence for the program's author.
        status: of the HTTP answer.
    """

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        self.error = error
        self.description = description
        self.status = status
        super().__init__(f"{error}: {description}")

    def to_wire(self) -> dict[str, str]:
        """The JSON of the answer."""
        return {"error": self.error, "error_description": self.description}
