"""What an asset was made from, and what was made from it, as far as the server and the journal tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract.plain_text import plain
from layer_mcp.provenance.record import Record

MAX_DEPTH = 25
MAX_NODES = 300
"""Of one lineage: what is beyond is left out, and the lineage says so."""

_SHORT = 8
_TITLE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One file in a lineage.

    Attributes:
        origin: ``run``, ``upload``, or ``unknown`` when nobody tells.
        record: of the run that made it.
        step: of a workflow's run: the step that made it.
        told_by: ``server`` or ``journal``.
        parents: what it was made from; ``children``: what was made from it.
        repeated: whether it stands elsewhere in the lineage, with what belongs to it.
    """

    file_id: str
    name: str = ""
    kind: str = ""
    content_type: str = ""
    sha256: str | None = None
    role: str = ""
    origin: str = "unknown"
    record: Record | None = None
    step: str = ""
    told_by: str = ""
    parents: Sequence[Node] = ()
    children: Sequence[Node] = ()
    repeated: bool = False

    @property
    def label(self) -> str:
        """In a line: what it is, and where it comes from."""
        name = self.name or self.kind or "file"
        role = f" ({self.role})" if self.role else ""
        return f"{name}{role} {self.file_id[:_SHORT]} · {self._source()}{' · see above' if self.repeated else ''}"

    def _source(self) -> str:
        if self.record is None:
            return {"upload": "uploaded", "run": "of a run that is not known here"}.get(
                self.origin, "of unknown origin"
            )
        title = " ".join(self.record.title.split())
        title = title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
        facts = [self.record.model]
        if self.step:
            facts.append(f"step {self.step}")
        elif self.record.seed is not None:
            facts.append(f"seed {self.record.seed}")
        return f'run {self.record.id[:_SHORT]} "{title}" ({", ".join(facts)})'

    def to_wire(self) -> dict[str, Any]:
        """As JSON: what is not known is left out."""
        body: dict[str, Any] = {
            "file_id": self.file_id,
            "name": self.name,
            "kind": self.kind,
            "content_type": self.content_type,
            "sha256": self.sha256,
            "role": self.role,
            "origin": self.origin,
            "told_by": self.told_by,
            "run_id": self.record.run_id if self.record else "",
            "model": self.record.model if self.record else "",
            "prompt": self.record.prompt if self.record else "",
            "seed": self.record.seed if self.record else None,
            "step": self.step,
            "repeated": self.repeated or None,
            "parents": [each.to_wire() for each in self.parents],
            "children": [each.to_wire() for each in self.children],
        }
        return {name: value for name, value in body.items() if value not in (None, "", [])}


@dataclass(frozen=True, slots=True)
class Lineage:
    """An asset with what it was made from and what was made from it.

    Attributes:
        asset: the asset itself, its ``parents`` and ``children`` filled in.
        cut: whether there is more than is told.
    """

    asset: Node
    cut: bool = False

    @property
    def parents(self) -> Sequence[Node]:
        """What it was made from."""
        return self.asset.parents

    @property
    def children(self) -> Sequence[Node]:
        """What was made from it."""
        return self.asset.children

    def lines(self) -> Iterator[str]:
        """As a tree of text."""
        yield self.asset.label
        yield from _branches(self.asset, "")
        if self.cut:
            yield f"(there is more than the {MAX_NODES} files that are shown)"

    def to_wire(self) -> dict[str, Any]:
        """As JSON."""
        return {**self.asset.to_wire(), "cut": self.cut}

    def __str__(self) -> str:
        return plain("\n".join(self.lines()))

    def __repr__(self) -> str:
        return plain(
            f"<Lineage of {self.asset.name or self.asset.file_id[:_SHORT]}: "
            f"from {len(self.parents)}, into {len(self.children)}>"
        )


def _branches(node: Node, indent: str) -> Iterator[str]:
    branches = [*(("from", each) for each in node.parents), *(("into", each) for each in node.children)]
    for position, (word, each) in enumerate(branches):
        last = position == len(branches) - 1
        yield f"{indent}{'└' if last else '├'}─ {word} {each.label}"
        yield from _branches(each, indent + ("   " if last else "│  "))
