"""From what a worker says of its files to rows of assets and parts."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from layer_server.db.database import now_us
from layer_server.files.names import file_name
from layer_server.files.views import moment

_FILE_IDS = uuid.UUID("a2f5f2de-2c0f-5f86-9d0b-1d3b6d0a6c43")
_PER_STEP = 1000
"""Assets of one step are numbered within so many, so that those of a run have the order of its steps."""


@dataclass(frozen=True)
class Made:
    """What one generation made, and for whom.

    Attributes:
        run: the run's row.
        words: what its files are named after.
        numbered: whether their names have numbers.
        parents: file ids of what it was made from.
        step: of a workflow: the row of the step.
    """

    run: sa.Row[Any]
    words: str
    outputs: Sequence[Mapping[str, Any]]
    numbered: bool
    parents: Sequence[str] = ()
    step: sa.Row[Any] | None = None

    @property
    def file_ids(self) -> list[str]:
        """The ids of the assets, in the order of the outputs."""
        return [self._id(index) for index in range(len(self.outputs))]

    def assets(self) -> list[dict[str, Any]]:
        """Rows of the asset table."""
        return [self._asset(index, output) for index, output in enumerate(self.outputs)]

    def parts(self) -> list[dict[str, Any]]:
        """Rows of the part table."""
        return [
            self._file(index, part, part["role"])
            | {
                "id": self._id(index, part["role"], position),
                "asset_id": self._id(index),
                "position": position,
                "role": part["role"],
            }
            for index, output in enumerate(self.outputs)
            for position, part in enumerate(output["parts"])
        ]

    def _asset(self, index: int, output: Mapping[str, Any]) -> dict[str, Any]:
        parents = {"parents": list(self.parents)} if self.parents else {}
        return self._file(index, output) | {
            "id": self._id(index),
            "run_id": self.run.id,
            "workspace_id": self.run.workspace_id,
            "position": index if self.step is None else self.step.position * _PER_STEP + index,
            "kind": output["kind"],
            "seed": output["seed"],
            "has_alpha": output["has_alpha"],
            "attribution": output["attribution"],
            "metadata": {**output["metadata"], **parents},
            "step": None if self.step is None else self.step.name,
            "output": None if self.step is None else self.step.plan.get("output"),
            # Newest first shows a batch in its own order.
            "created_at": now_us() - index,
        }

    def _file(self, index: int, file: Mapping[str, Any], role: str | None = None) -> dict[str, Any]:
        return {
            "content_type": file["content_type"],
            "name": file_name(
                self.words,
                moment(self.run.created_at),
                file["content_type"],
                number=index + 1 if self.numbered else None,
                role=role,
            ),
            "width": file["width"],
            "height": file["height"],
            "size_bytes": file["size_bytes"],
            "sha256": file["sha256"],
        }

    def _id(self, *place: object) -> str:
        """The same file of the same run has the same id, however often it is made."""
        where = place if self.step is None else (f"step {self.step.position}", *place)
        return str(uuid.uuid5(_FILE_IDS, "/".join(map(str, (self.run.id, *where)))))


def all_files(outputs: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Every file of these outputs, those of parts included."""
    return [*outputs, *(part for output in outputs for part in output["parts"])]
