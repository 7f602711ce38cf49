"""What the models that work on a mesh of the user's have in common: it is opened, changed, and packed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from layer_server.generators.batch import Step, stepper
from layer_server.generators.card import GenerationRequest, ModelCard, Output, Part, Progress
from layer_server.generators.mesh.delivery import packed
from layer_server.generators.mesh.given import Given, given
from layer_server.generators.mesh.model import Model


@dataclass(frozen=True, slots=True)
class Reworked:
    """What became of a mesh, what there is to say of it, and files beside it."""

    model: Model
    metadata: Mapping[str, Any]
    parts: Sequence[Part] = ()


def reworked(
    card: ModelCard,
    request: GenerationRequest,
    progress: Progress,
    cancel: Callable[[], bool],
    make: Callable[[Given, Step], Reworked],
) -> list[Output]:
    """One output, whatever the seed; ``make`` reports how much of its own work is done.

    Raises Cancelled when ``cancel()`` answers true, and InvalidInputs for a file that is not read.
    """
    step = stepper(progress, cancel)
    step(0.0, "opening the mesh")
    mesh = given(request)
    made = make(mesh, lambda share, stage: step(0.1 + 0.55 * share, stage))
    output = packed(
        card,
        request,
        request.seed,
        made.model,
        step=lambda share, stage: step(0.65 + 0.35 * share, stage),
        metadata=made.metadata,
        attribution=mesh.attribution,
        parts=made.parts,
    )
    step(1.0, "done")
    return [output]
