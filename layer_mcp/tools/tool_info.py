"""A tool as its server describes it, whether or not this client has ever heard of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from layer_mcp.tools.schemas import reading

if TYPE_CHECKING:
    import mcp_types as types

_SHOWN_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a tool.

    Attributes:
        type: what it may be, in words: ``a whole number from 1 to 16``; empty where the schema does not say.
        choices: the only values that there are; empty where there are more.
    """

    name: str
    type: str
    required: bool
    description: str = ""
    default: Any = None
    choices: tuple[Any, ...] = ()

    def __repr__(self) -> str:
        return f"<Argument {self.name}: {self.type or 'anything'}{', required' if self.required else ''}>"


@dataclass(frozen=True, slots=True, repr=False)
class ToolInfo:
    """A tool as the server describes it.

    Attributes:
        annotations: MCP's hints by their wire names (``readOnlyHint``, …).
        meta: the tool's ``_meta``.
    """

    name: str
    title: str
    description: str
    input_schema: dict[str, Any]
    output_schema: dict[str, Any] | None = None
    annotations: Mapping[str, Any] = field(default_factory=dict)
    meta: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, tool: types.Tool) -> ToolInfo:
        """The tool of a ``tools/list``."""
        hints = tool.annotations.model_dump(by_alias=True, exclude_none=True) if tool.annotations else {}
        return cls(
            name=tool.name,
            title=tool.title or tool.name,
            description=tool.description or "",
            input_schema=dict(tool.input_schema),
            output_schema=dict(tool.output_schema) if tool.output_schema else None,
            annotations=hints,
            meta=dict(tool.meta or {}),
        )

    @property
    def arguments(self) -> Sequence[Argument]:
        """Its arguments, those that are required first."""
        schema = reading.as_schema(self.input_schema)
        required = reading.required(schema, schema)
        found = [
            _argument(name, each, schema, required=name in required)
            for name, each in reading.properties(schema, schema).items()
        ]
        return sorted(found, key=lambda argument: not argument.required)

    @property
    def read_only(self) -> bool:
        """Whether it changes nothing: as Layer's contract has it, and of other tools as the server says."""
        from layer_mcp.contract.tools import TOOLS_BY_NAME

        known = TOOLS_BY_NAME.get(self.name)
        return known.read_only if known is not None else self.annotations.get("readOnlyHint") is True

    @property
    def paid(self) -> bool:
        """Whether a call may spend Creative Units; a tool that nobody has vouched for may."""
        from layer_mcp.contract.tools import TOOLS_BY_NAME

        known = TOOLS_BY_NAME.get(self.name)
        return known.paid if known is not None else not self.read_only

    def __repr__(self) -> str:
        names = ", ".join(each.name + ("" if each.required else "=…") for each in self.arguments)
        says = reading.word(self.description.partition("\n")[0])
        what = f"{names[:_SHOWN_CHARACTERS]}{'…' if len(names) > _SHOWN_CHARACTERS else ''}"
        return f"<Tool {reading.word(self.name)}({what}){', may spend' if self.paid else ''}: {says}>"


def _argument(name: str, schema: Any, root: reading.Schema, *, required: bool) -> Argument:
    found = reading.resolved(schema, root)
    chosen = [
        choice
        for branch in reading.branches(schema, root)
        for choice in reading.choices(branch) or []
        if choice is not None
    ]
    words = reading.allowed(schema, root)
    described = found.get("description")
    return Argument(
        name=name,
        type=("one of " + ", ".join(words)) if chosen and len(words) > 1 else " or ".join(words),
        required=required,
        description=described if isinstance(described, str) else "",
        default=found.get("default"),
        choices=tuple(chosen[: reading.MAX_CHOICES]),
    )
