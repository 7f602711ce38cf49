"""What a workflow run will do, fixed before it starts: its steps in an order that can be run, and their prices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MAX_STEPS = 200
"""Of one run."""


@dataclass(frozen=True)
class PlannedStep:
    """One generation of a run: a model's, or a utility's.

    Attributes:
        position: its place in the plan, from 0; the steps that it needs have lower ones.
        name: unique in its plan; a node that runs once per item has one step for each (``icon[2]``).
        display_name: for people.
        kind: ``forge:<model slug>``, or the slug of a utility.
        needs: positions of the steps whose files it takes.
        spec: all that a worker must know, as JSON::

            {"generator": "package.module:function", "extra": "image", "slug": "icon", "model_id": "uuid" or null,
             "prompt": "…", "seed": 7, "batch_size": 1, "parameters": {…},
             "files": {"<port>": [{"file_id": "…"} or {"step": 3, "index": 0 or null, "part": "normal" or null}]},
             "output": "<output name>" or null}

            An ``index`` of null means every output of that step; a ``part`` of null, the output itself.
    """

    position: int
    name: str
    display_name: str
    kind: str
    needs: tuple[int, ...]
    price_micro: int
    spec: dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """A workflow with its inputs filled in.

    Attributes:
        inputs: complete, with defaults.
        subject: what it is about, for people: the texts that it must be given; empty where it takes none.
        outputs: positions of the steps that give each output, by its name.
        price_micro: of all steps together.
    """

    workflow_id: str
    slug: str
    name: str
    inputs: dict[str, Any]
    subject: str
    steps: tuple[PlannedStep, ...]
    outputs: Mapping[str, tuple[int, ...]]
    price_micro: int

    @property
    def expected_output_counts(self) -> dict[str, int]:
        """How many files each output will have, by its name."""
        return {
            name: sum(int(self.steps[position].spec["batch_size"]) for position in positions)
            for name, positions in self.outputs.items()
        }
