"""That something was revoked, told to whoever remembers credentials."""

from __future__ import annotations


class Revocations:
    """Counts revocations; what was remembered under another count is asked for again.

    Attributes:
        count: grows, in this process, with every revocation.
    """

    def __init__(self) -> None:
        self.count = 0

    def note(self) -> None:
        """A token was revoked, a grant fell, or a user was disabled."""
        self.count += 1
