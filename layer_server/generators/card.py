"""What a generator declares (its model card), what it is given, and what it returns.

Cards are read by the server on every start, so this module and the card modules import nothing
heavy. The generator itself is named by an import path and is loaded only where it runs.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from layer_server.generators.notes import Notes

if TYPE_CHECKING:
    import numpy as np

MODEL_NAMESPACE = uuid.UUID("5b0c2a50-6f0e-5f0a-9f9c-6b3f7f2f0a11")
"""Namespace of the stable model ids: ``uuid5(MODEL_NAMESPACE, slug)``."""

Place = Literal["cpu", "weights", "remote"]
"""Where a model runs: on the processor; with weights of gigabytes, which one process keeps; on another server."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One forge parameter that a model honours.

    Attributes:
        schema: JSON Schema of the value (type, minimum, maximum, enum, default, description).
            It may narrow the contract's range, never widen it.
    """

    schema: Mapping[str, Any]

    @property
    def default(self) -> Any:
        return self.schema.get("default")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who made the art that an output is derived from, and under which licence."""

    title: str
    author: str
    source: str
    licence: str
    licence_url: str = ""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that a generation works with: a guidance file, a mask, what an earlier step of a workflow made.

    Attributes:
        path: where its bytes are; read only.
        weight: of a guidance file, from 0 to 1.
        name: a file name for people, without a folder.
        attribution: whose art is inside, where it is known; what is made of it carries it on.
    """

    path: Path
    content_type: str
    weight: float = 1.0
    name: str = ""
    attribution: Sequence[Attribution] = ()


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """One normalised request: every parameter of the card is present, with its default filled in.

    Attributes:
        prompt: the user's text, verbatim.
        seed: non-negative; output ``i`` of a batch is what seed ``seed + i`` gives as its first output.
        batch_size: how many outputs to make.
        parameters: the card's parameters by name (``width``, ``height``, …).
        model: the slug of the model that is run.
        files: by what they are for: a guidance file's type, ``mask``, or the input port of a workflow's utility.
        settings: the card's.
        notes: what a second attempt of the same run has to know.
    """

    prompt: str
    seed: int
    batch_size: int
    parameters: Mapping[str, Any]
    files: Mapping[str, Sequence[InputFile]] = field(default_factory=dict)
    model: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Part:
    """A file that belongs to an output: a PBR map, a layer, a stem, a poster.

    Attributes:
        role: what it is to its parent: ``normal``, ``height``, ``roughness``, ``metallic``, ``ao``, …
        data: the encoded file.
        width, height: pixels, where they apply.
    """

    role: str
    mime_type: str
    data: bytes
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """One finished asset.

    Attributes:
        kind: ``image``, ``video``, ``three_d`` or ``audio``.
        data: the encoded file, with its provenance inside where the format allows.
        has_alpha: whether any pixel is not opaque (images).
        metadata: what the generator knows of its own result (``subject``, ``match_score``, …); JSON values.
    """

    kind: str
    mime_type: str
    data: bytes
    seed: int
    width: int | None = None
    height: int | None = None
    has_alpha: bool | None = None
    parts: Sequence[Part] = ()
    attribution: Sequence[Attribution] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)


class Cancelled(Exception):
    """Raised by a generator when ``cancel()`` answers true."""


class Progress(Protocol):
    """How a generator reports: ``progress(0.5, "shading 2 of 4")``; cheap enough to call per step."""

    def __call__(self, fraction: float, stage: str) -> None: ...


class Generate(Protocol):
    """A generator. It may use numpy and its kind; no database, no network, no clock."""

    def __call__(
        self,
        request: GenerationRequest,
        rng: np.random.Generator,
        progress: Progress,
        cancel: Callable[[], bool],
    ) -> list[Output]: ...


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What a model says about itself: the catalog is the set of these.

    Attributes:
        slug: the name people type, ``icon``.
        modality: ``image``, ``video``, ``three_d`` or ``audio``.
        use_cases: the wire's use-case values, most typical first.
        capabilities: the wire's capability keys.
        description: honest prose: what it is good at, what it cannot do, that it is procedural.
        prompt_format: how to write a prompt for it, with an example.
        parameters: forge parameters honoured besides ``prompt``, ``seed`` and ``batch_size``.
        price: micro-CU for a request of these normalised parameters (``batch_size`` included).
        extra: the pip extra that its code needs.
        generator: ``"package.module:function"`` of a ``Generate``.
        guidance_file_types: the guidance files that it takes.
        needs: what a request must have; of each group at least one: ``prompt``, ``mask``, or a guidance file's type.
        parts: roles of the parts that every output has.
        topics: words that people use for what it makes, for search: ``landscape forest mountains``.
        longest_prompt: characters; a longer one is refused before anything is paid.
        largest_batch: outputs of one request at most, where there are fewer than the contract allows; more are refused
            before anything is paid, and a request that names no number gets this many at most.
        longest_run: seconds of all outputs of one request together, where that is bounded; more is refused before
            anything is paid, and a request that names no number of outputs gets as many as there is room for.
        procedural: whether it is an algorithm rather than a neural network.
        settings: what its generator must know besides the request: of a model of the user's own, its table in
            ``models.toml``. JSON values, and never a secret.
        place: where it runs. In ``weights`` and ``remote`` its generator is asked to stop before it is killed.
    """

    slug: str
    name: str
    modality: str
    use_cases: Sequence[str]
    capabilities: Sequence[str]
    description: str
    prompt_format: str
    parameters: Mapping[str, Parameter]
    price: Callable[[Mapping[str, Any]], int]
    licence: str
    attribution: str
    extra: str
    generator: str
    guidance_file_types: Sequence[str] = ()
    needs: Sequence[Sequence[str]] = (("prompt",),)
    parts: Sequence[str] = ()
    topics: str = ""
    longest_prompt: int | None = None
    largest_batch: int | None = None
    longest_run: float | None = None
    procedural: bool = True
    version: str = "1"
    settings: Mapping[str, Any] = field(default_factory=dict)
    place: Place = "cpu"

    @property
    def model_id(self) -> str:
        """The stable UUID of this model."""
        return str(uuid.uuid5(MODEL_NAMESPACE, self.slug))

    def load(self) -> Generate:
        """Import the generator. Raises ImportError when its extra is not installed."""
        module, _, function = self.generator.partition(":")
        loaded: Generate = getattr(import_module(module), function)
        return loaded
