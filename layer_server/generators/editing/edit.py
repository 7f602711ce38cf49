"""The ``edit`` generator: a picture changed as an instruction or a reference says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.batch import one_by_one
from layer_server.generators.card import Attribution, GenerationRequest, Output, Progress
from layer_server.generators.editing.edit_card import EDIT
from layer_server.generators.editing.edit_prompt import NAMES, Step, elsewhere, read
from layer_server.generators.editing.edits.order import Order
from layer_server.generators.editing.edits.where import region_of
from layer_server.generators.editing.mask import is_empty, region
from layer_server.generators.editing.style_transfer import coloured_like, textured_like
from layer_server.generators.work import GROWING_SIDE, Work, eight_bit

_REFERENCE_SIDE = 768

_LEAST_PART = 0.0005
"""Share of the picture below which a part was not found."""

_OF_THE_REFERENCE = re.compile(
    r"\b(?:reference|this (?:picture|image|photo|one)|like this|(?:second|other|attached|given) (?:picture|image|photo)|match(?:ing)?|same (?:style"
    r"|colou?rs|palette|mood)|palette|style)\b"
)
"""Words of a clause that a reference picture answers."""


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Edit ``init_image``; the i-th of a batch is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    work = Work(EDIT, request, progress, cancel)
    work.step(0.0, "opening")
    eight = work.pixels("init_image", GROWING_SIDE)
    where = region(work, eight)
    picture = eight.astype(np.float32) / np.float32(255)
    reference = work.picture("reference_image", _REFERENCE_SIDE) if work.has("reference_image") else None
    steps, unknown = read(request.prompt)
    task = _Task(
        picture, where, reference, steps, float(work["prompt_strength"]), work.weight("reference_image")
    )
    metadata = _metadata(task, unknown)
    count = request.batch_size if task.varies else 1
    if count < request.batch_size:
        metadata["batch"] = "One result: nothing in it depends on the seed."

    def make(seed: int, step: Callable[[float, str], None]) -> Output:
        notes: list[str] = []
        result = _edited(task, np.random.default_rng(seed), work.credit, notes.append, step)
        step(0.9, "encoding")
        return work.made(eight_bit(result), seed, metadata=_with_notes(metadata, notes))

    return one_by_one(
        request, lambda share, stage: progress(0.05 + 0.95 * share, stage), cancel, make, count=count
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """What is to be done to a picture, (h, w, 4), and where, (h, w) or everywhere."""

    picture: Plane
    where: Plane | None
    reference: Plane | None
    steps: list[Step]
    strength: float
    weight: float

    @property
    def varies(self) -> bool:
        """Whether the seed changes anything."""
        return not all(step.kind.fixed for step in self.steps)

    @property
    def reshaping(self) -> list[str]:
        """The edits that change more than colours."""
        return [step.kind.name for step in self.steps if step.kind.reshapes]


def _edited(
    task: _Task,
    rng: np.random.Generator,
    credit: Callable[[Attribution], None],
    note: Callable[[str], None],
    step: Callable[[float, str], None],
) -> Plane:
    result = task.picture
    if task.reference is not None:
        step(0.0, "taking the reference's colours")
        # The reference's own generator: its sampling is not a variation.
        ink = textured_like(coloured_like(result, task.reference, np.random.default_rng(1)), task.reference)
        graded = np.dstack([ink, result[..., 3]]).astype(np.float32)
        result = _limited(result, graded, task.where, task.strength * task.weight)
    for index, each in enumerate(task.steps):
        step(0.1 + 0.75 * index / len(task.steps), each.kind.name)
        order = Order(
            each.words,
            each.colours,
            each.amount,
            each.number,
            rng,
            credit,
            note,
            each.clause,
            each.quoted,
            is_limited=each.scope is not None,
        )
        part = None if each.scope is None else region_of(each.scope, result, order)
        after = each.kind.apply(result, replace(order, region=part))
        if each.kind.reshapes:
            result = after
            continue
        where = task.where
        if part is not None:
            if float(part.mean()) < _LEAST_PART:
                note(f"Nothing was found that is {each.scope}.")
            where = part if where is None or where.shape != part.shape else where * part
        result = _limited(result, after, where, task.strength)
    return result


def _limited(before: Plane, after: Plane, where: Plane | None, strength: float) -> Plane:
    """Only where it may change, and only so much of it."""
    if where is None and strength >= 1:
        return after
    if where is not None and where.shape != before.shape[:2]:
        # An edit before this one changed the shape of the picture, and its region with it.
        where = None
    share = np.float32(strength) if where is None else where[..., None] * np.float32(strength)
    result: Plane = before + (after - before) * share
    return result


def _metadata(task: _Task, unknown: list[str]) -> dict[str, Any]:
    done = [
        each.kind.name if each.scope is None else f"{each.kind.name} ({each.scope})" for each in task.steps
    ]
    if task.reference is not None:
        done.insert(0, "colours of the reference")
    metadata: dict[str, Any] = {"edits": done}
    notes = []
    notes += [each.note for each in task.steps if each.note]
    if task.reference is not None:
        unknown = [clause for clause in unknown if not _OF_THE_REFERENCE.search(clause)]
    elif any(re.search(r"\breference\b|like this (?:picture|image|photo)", clause) for clause in unknown):
        notes.append(
            "Give the picture whose colours it is to take as guidance file of type `reference_image`."
        )
    if unknown:
        said = ", ".join(repr(clause) for clause in unknown[:5])
        notes.append(f"Not understood: {said}. What edit can do: {', '.join(NAMES)}.")
        notes += dict.fromkeys(hint for clause in unknown if (hint := elsewhere(clause)))
    if not done and not unknown:
        notes.append(
            f"The prompt asks for nothing, so the picture is unchanged. What edit can do: {', '.join(NAMES)}."
        )
    limited = task.where is not None or task.strength < 1
    if limited and task.reshaping:
        notes.append(
            f"The mask and prompt_strength do not limit what changes the picture's shape: {', '.join(task.reshaping)}."
        )
    if task.where is not None and is_empty(task.where):
        notes.append("The mask covers nothing.")
    return _with_notes(metadata, notes)


def _with_notes(metadata: dict[str, Any], notes: list[str]) -> dict[str, Any]:
    """What is known of a result, and what could not be met."""
    if not notes:
        return metadata
    before = [metadata["note"]] if "note" in metadata else []
    return metadata | {"match": "weak", "note": " ".join(dict.fromkeys([*before, *notes]))}
