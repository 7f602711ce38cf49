"""Where one output of a batch reports to, and learns whether to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from layer_server.generators.card import Cancelled, Progress


@dataclass(frozen=True, slots=True)
class Steps:
    """Output ``index`` of ``count``: its fractions are shares of the whole batch."""

    index: int
    count: int
    progress: Progress
    cancel: Callable[[], bool]

    def __call__(self, fraction: float, stage: str) -> None:
        """Report. Raises Cancelled when the run is to stop."""
        if self.cancel():
            raise Cancelled
        label = f"{stage} {self.index + 1} of {self.count}" if self.count > 1 else stage
        self.progress((self.index + fraction) / self.count, label)

    def part(self, start: float, end: float) -> Steps:
        """Steps whose 0..1 is ``start``..``end`` of these; for one of several objects in a picture."""
        low, high = (self.index + start) / self.count, (self.index + end) / self.count
        progress, label = self.progress, f" {self.index + 1} of {self.count}" if self.count > 1 else ""

        def inner(fraction: float, stage: str) -> None:
            progress(low + (high - low) * fraction, stage + label)

        return Steps(0, 1, inner, self.cancel)
