"""The numbers of a workflow that a request can set: seed, steps, guidance, size, length."""

from __future__ import annotations

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


def find(workflow: Workflow) -> Numbers:
    """The places of the numbers that can be set; those that two nodes have differently stay as they are."""
    found = Numbers()
    denoising = samplers(workflow)
    chain = list(workflow.behind(*(node.id for node in denoising)).values()) if denoising else []
    _put(found, "seed", _literals(workflow, workflow, _SEEDS, (int,)))
    if not any(_is_part_of_the_way(node) for node in denoising):
        _put(found, "num_inference_steps", _same(workflow, _literals(workflow, chain, ("steps",), (int,))))
    guidance = _literals(workflow, chain, ("guidance",), (int, float))
    guidance = guidance or _literals(workflow, chain, ("cfg",), (int, float))
    _put(found, "guidance_scale", _same(workflow, guidance))
    first = [node for node in denoising if not _comes_from(workflow, node, denoising)]
    before = [node for each in first for node in _schedule(workflow, each)]
    _put(found, "prompt_strength", _same(workflow, _literals(workflow, before, ("denoise",), (int, float))))
    for source in {node.id: node for each in denoising for node in _sources(workflow, each)}.values():
        _size(workflow, source, chain, found)
    if not denoising:
        for node in workflow:
            _length(workflow, node, found)
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


def _comes_from(workflow: Workflow, sampler: Node, others: list[Node]) -> bool:
    """Whether a sampler goes on with what another has made."""
    link = sampler.link("latent_image")
    behind = workflow.behind(link.node) if link else {}
    return any(other.id in behind for other in others)


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


def _same(workflow: Workflow, places: list[Place]) -> list[Place]:
    """These places when all have one value; else none: their author wanted them to differ."""
    return places if len({workflow.value(place) for place in places}) == 1 else []


def _put(found: Numbers, name: str, places: list[Place]) -> None:
    if places:
        found.places[name] = tuple(places)
