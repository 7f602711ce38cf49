"""The blueprint file, version 1: what a workflow takes, what it does, what it gives. `docs/blueprints.md` shows it.

These classes are the format; ``json_schema()`` is the same for editors. What a class cannot say by itself (do the
references meet, do the types fit) is in ``validate``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from layer_mcp.contract.model import Request

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""Of an input, a node, an output: small letters, digits and ``_``."""

FILE_TYPES = ("image", "video", "audio", "three_d")
VALUE_TYPES = ("text", "integer", "number", "boolean")
LIST = "[]"

ValueType = Literal[
    "text", "integer", "number", "boolean", "image", "video", "audio", "three_d",
    "text[]", "integer[]", "number[]", "boolean[]", "image[]", "video[]", "audio[]", "three_d[]",
]  # fmt: skip

SCHEMA_FILE = Path(__file__).with_name("schema.json")
"""The format for editors, as ``json_schema()`` gives it."""

MAX_INPUTS, MAX_NODES, MAX_OUTPUTS = 40, 100, 40
SEED_INPUT = "seed"
"""An integer input of this name makes a run repeatable: every step's seed comes from it."""


class BlueprintInput(Request):
    """A typed input.

    Attributes:
        default: used when none is given; not for files.
        value_schema: what JSON Schema says of the value, within the keywords of ``value_schema``.
    """

    type: ValueType
    required: bool | None = Field(default=None, description="True unless there is a default.")
    description: str = Field(default="", max_length=1000)
    display_name: str = Field(default="", max_length=80)
    value_schema: dict[str, Any] = Field(default_factory=dict)
    default: Any = None

    @property
    def is_required(self) -> bool:
        return self.required if self.required is not None else self.default is None


class BlueprintNode(Request):
    """One thing to do, once, or once per item of a list. Either ``forge`` or ``use`` is given.

    Attributes:
        each: ``inputs.<list>``, ``nodes.<node with several files>``, or the items themselves.
        files: by port: ``inputs.photo``, ``nodes.icon``, ``nodes.icon[0]``, ``nodes.rock.parts.normal``, ``item``.
    """

    forge: str | None = Field(default=None, max_length=80, description="The slug of a model.")
    use: str | None = Field(default=None, max_length=80, description="The name of a utility.")
    display_name: str = Field(default="", max_length=200, description="For people; may have {slots}.")
    each: str | list[Any] | None = Field(default=None, description="Runs once per item.")
    prompt: str | None = Field(default=None, max_length=20_000, description="May have {slots}.")
    batch_size: int | str | None = Field(default=None, description="1 unless given; may be a {slot}.")
    seed: int | str | None = Field(default=None, description="Derived from the run's unless given.")
    parameters: dict[str, Any] = Field(default_factory=dict, description="Values may have {slots}.")
    files: dict[str, str | list[str]] = Field(default_factory=dict, description="References, by port.")


class BlueprintOutput(Request):
    """What the workflow gives: all files of one node, or of several."""

    # The key is a word of Python's.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)

    source: str | list[str] = Field(alias="from", description="nodes.<node>, or a list of them.")
    description: str = Field(default="", max_length=1000)
    display_name: str = Field(default="", max_length=80)

    @property
    def sources(self) -> list[str]:
        return [self.source] if isinstance(self.source, str) else list(self.source)


class Blueprint(Request):
    """A workflow as its file has it."""

    blueprint: Literal[1] = Field(description="The version of the format.")
    slug: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,59}$")] = Field(
        description="The name that people type."
    )
    name: str = Field(min_length=1, max_length=80)
    description: str = Field(default="", max_length=2000)
    inputs: dict[Name, BlueprintInput] = Field(default_factory=dict, max_length=MAX_INPUTS)
    nodes: dict[Name, BlueprintNode] = Field(min_length=1, max_length=MAX_NODES)
    outputs: dict[Name, BlueprintOutput] = Field(min_length=1, max_length=MAX_OUTPUTS)

    def to_file(self) -> dict[str, Any]:
        """The blueprint as a file has it, without what was not given."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)


def item_type(type_: str) -> str:
    """``text`` of ``text[]``; any other type is its own."""
    return type_.removesuffix(LIST)


def is_file(type_: str) -> bool:
    return item_type(type_) in FILE_TYPES


def json_schema() -> Mapping[str, Any]:
    """The format as a JSON Schema, for editors that complete and check YAML while it is written."""
    schema = Blueprint.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "layer-nb blueprint",
    }
