"""What is wrong, and the fix: checks from the ground up, each with its next step.

    from layer_mcp.doctor import examine

    for check in examine():
        print(check.name, check.ok, check.finding, check.remedy)

One file per subject; ``examination`` puts them in order. A check never raises and never waits for long, and each is
made though another has failed, where it can be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from layer_mcp.lazy import lazy

__all__ = ["Check", "examine"]

if TYPE_CHECKING:
    from layer_mcp.doctor.check import Check
    from layer_mcp.doctor.examination import examine

__getattr__ = lazy(__name__, {"Check": "layer_mcp.doctor.check", "examine": "layer_mcp.doctor.examination"})


def __dir__() -> list[str]:
    return sorted(__all__)
