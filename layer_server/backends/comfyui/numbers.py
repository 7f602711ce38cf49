"""The numbers of a workflow that a request can set: seed, steps, guidance, size, length."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from layer_server.backends.comfyui.prompts import literal, samplers
from layer_server.backends.comfyui.workflow import Node, Place, Workflow

_SEEDS = ("seed", "noise_seed")
_RATES = ("fps", "frame_rate")
_LENGTHS = ("length", "video_frames", "num_frames")
_LAST_STEP = 10_000
"""``end_at_step`` of a sampler that goes to the end."""
_GROUPS = {"LTX": 8, "Mochi": 6, "Cosmos": 8, "SVD": 1}
"""Frames of a video come in groups, after the first, by the words in the class of its empty latent; else in fours."""
_FOURS = 4
_LATENT = re.compile(r"Empty|Latent|ImageToVideo|TextToVideo|I2V|T2V")
"""What may hold the size of a result, where no sampler tells."""
_LATENTS = ("latent_image", "samples", "latent", "latents")


@dataclass(frozen=True, slots=True)
class Frames:
    """A length that is a number of frames.

    Attributes:
        group: the number is one more than a multiple of it.
    """

    rate: float
    group: int

    def count(self, seconds: float) -> int:
        """The frames for a length, one group at least."""
        return max(1, round(seconds * self.rate / self.group)) * self.group + 1

    def seconds(self, count: int) -> float:
        return (count - 1) / self.rate


@dataclass(slots=True)
class Numbers:
    """What was found, by the contract's names."""

    places: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    frames: Frames | None = None
    batch: tuple[Place, ...] = ()


def find(workflow: Workflow, result: str) -> Numbers:
    """The places of the numbers that can be set.

    Where one sampler goes on with what another has made, the first one's numbers count; the other follows where it had
    the same.

    Args:
        result: the node whose file is the asset.
    """
    found = Numbers()
    _put(found, "seed", _literals(workflow, workflow, _SEEDS, (int,)))
    denoising = samplers(workflow)
    first = [node for node in denoising if not _goes_on(workflow, node, denoising)]
    if denoising:
        chain = list(workflow.behind(*(node.id for node in denoising)).values())
        leading = list(workflow.behind(*(node.id for node in first)).values())
    else:
        # Samplers that are built otherwise: whatever there is goes into the result.
        chain = leading = list(workflow.behind(result).values())
    if not any(_is_part_of_the_way(node) for node in denoising):
        _put(found, "num_inference_steps", _alike(workflow, leading, chain, ("steps",), (int,)))
    guidance = _alike(workflow, leading, chain, ("guidance",), (int, float))
    _put(found, "guidance_scale", guidance or _alike(workflow, leading, chain, ("cfg",), (int, float)))
    begin = {node.id: node for each in first for node in _sources(workflow, each)}
    if not any(_is_empty(workflow, node) for node in begin.values()):
        # Of noise alone, less than all steps make a grey picture.
        before = [node for each in first for node in _schedule(workflow, each)]
        _put(found, "prompt_strength", _alike(workflow, before, before, ("denoise",), (int, float)))
    if not denoising:
        begin = {node.id: node for node in chain if _LATENT.search(node.kind)}
    for node in begin.values():
        _size(workflow, node, chain, found)
    return found


def _size(workflow: Workflow, source: Node, chain: list[Node], found: Numbers) -> None:
    """Size and length of what denoising begins with; other nodes of the same size follow it."""
    sides = [literal(workflow, Place(source.id, name), (int,)) for name in ("width", "height")]
    if all(sides) and "width" not in found.places:
        size = [workflow.value(place) for place in sides if place is not None]
        for number, name in enumerate(("width", "height")):
            places = [
                literal(workflow, Place(node.id, name), (int,))
                for node in chain
                if _has_size(workflow, node, size)
            ]
            found.places[name] = tuple(
                dict.fromkeys(place for place in (sides[number], *places) if place is not None)
            )
    batch = literal(workflow, Place(source.id, "batch_size"), (int,))
    if batch is not None:
        found.batch = (*found.batch, batch)
    _length(workflow, source, found)


def _length(workflow: Workflow, source: Node, found: Numbers) -> None:
    if "duration_seconds" in found.places:
        return
    seconds = literal(workflow, Place(source.id, "seconds"), (int, float))
    if seconds is not None:
        found.places["duration_seconds"] = (seconds,)
        return
    counts = [literal(workflow, Place(source.id, name), (int,)) for name in _LENGTHS if name in source.inputs]
    rates = {workflow.value(place) for place in _literals(workflow, workflow, _RATES, (int, float))}
    if counts and counts[0] is not None and len(rates) == 1 and (rate := float(rates.pop())) > 0:
        group = next((size for sign, size in _GROUPS.items() if sign in source.kind), _FOURS)
        found.places["duration_seconds"] = (counts[0],)
        found.frames = Frames(rate, group)


def _has_size(workflow: Workflow, node: Node, size: list[int]) -> bool:
    sides = [literal(workflow, Place(node.id, name), (int,)) for name in ("width", "height")]
    return all(sides) and [workflow.value(place) for place in sides if place is not None] == size


def _sources(workflow: Workflow, sampler: Node) -> list[Node]:
    """What a sampler's latent begins as."""
    node, seen = sampler, {sampler.id}
    while link := next((link for name in _LATENTS if (link := node.link(name))), None):
        node = workflow.nodes[link.node]
        if node.id in seen:
            break
        seen.add(node.id)
    return [] if node is sampler else [node]


def _goes_on(workflow: Workflow, sampler: Node, others: list[Node]) -> bool:
    """Whether a sampler goes on with what another has made."""
    behind = workflow.behind(sampler.id)
    return any(other.id in behind for other in others if other.id != sampler.id)


def _is_empty(workflow: Workflow, source: Node) -> bool:
    """Whether a latent begins as noise alone: it has a size of its own, or comes of nothing that was loaded."""
    if all(literal(workflow, Place(source.id, name), (int,)) for name in ("width", "height")):
        return True
    behind = workflow.behind(source.id).values()
    return not any(node.kind.startswith(("LoadImage", "LoadVideo", "VHS_Load")) for node in behind)


def _schedule(workflow: Workflow, sampler: Node) -> list[Node]:
    """A sampler, and what gives it its steps."""
    link = sampler.link("sigmas")
    return [sampler, *(workflow.behind(link.node).values() if link else ())]


def _is_part_of_the_way(node: Node) -> bool:
    """Whether a sampler does only some of the steps: their number has to fit that of another."""
    start, end = node.inputs.get("start_at_step", 0), node.inputs.get("end_at_step", _LAST_STEP)
    return start != 0 or (isinstance(end, int) and end < _LAST_STEP)


def _literals(
    workflow: Workflow, nodes: Iterable[Node], names: tuple[str, ...], kinds: tuple[type, ...]
) -> list[Place]:
    places = (
        literal(workflow, Place(node.id, name), kinds)
        for node in nodes
        for name in names
        if name in node.inputs
    )
    return list(dict.fromkeys(place for place in places if place is not None))


def _alike(
    workflow: Workflow,
    leading: list[Node],
    nodes: list[Node],
    names: tuple[str, ...],
    kinds: tuple[type, ...],
) -> list[Place]:
    """The places of one value that leading nodes share, wherever it stands; none where they differ on purpose."""
    values = {workflow.value(place) for place in _literals(workflow, leading, names, kinds)}
    if len(values) != 1:
        return []
    return [place for place in _literals(workflow, nodes, names, kinds) if workflow.value(place) in values]


def _put(found: Numbers, name: str, places: list[Place]) -> None:
    if places:
        found.places[name] = tuple(places)
