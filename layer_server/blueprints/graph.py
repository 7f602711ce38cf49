"""Which nodes need which others: an order to run them in, and the circles that have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from layer_server.blueprints.blueprint import Blueprint, BlueprintNode
from layer_server.blueprints.references import BadReference, Reference, reference

Needs = Mapping[str, frozenset[str]]
"""By node, the nodes whose files it takes."""


def references(node: BlueprintNode) -> Iterator[tuple[str, str]]:
    """Every reference of a node as written, with its port; ``each`` counts as one."""
    if isinstance(node.each, str):
        yield "each", node.each
    for port, given in node.files.items():
        for text in [given] if isinstance(given, str) else given:
            yield port, text


def needs(blueprint: Blueprint) -> Needs:
    """What each node needs, as far as its references name nodes that there are."""
    return {
        name: frozenset(
            found.name
            for _, text in references(node)
            if (found := _read(text)) is not None and found.kind == "node" and found.name in blueprint.nodes
        )
        for name, node in blueprint.nodes.items()
    }


def ordered(graph: Needs) -> list[str]:
    """The nodes so that each comes after what it needs; in the file's order where that leaves a choice.

    Raises:
        CycleError: when there is a circle.
    """
    place = {name: index for index, name in enumerate(graph)}
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    result: list[str] = []
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()], key=place.__getitem__)
        first = ready.pop(0)
        result.append(first)
        sorter.done(first)
    return result


def circles(graph: Needs) -> list[list[str]]:
    """Circles of nodes, as paths that end where they begin; one for every knot of them."""
    left = dict(graph)
    found: list[list[str]] = []
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            # A path of graphlib's goes from a node to the one that needs it.
            path: list[str] = error.args[1][::-1]
            found.append(path)
            left = {name: frozenset(needed - set(path)) for name, needed in left.items() if name not in path}
        else:
            return found


def behind(graph: Needs, ends: set[str]) -> set[str]:
    """The given nodes and all that they need, directly or not."""
    seen: set[str] = set()
    waiting = [name for name in ends if name in graph]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += graph[name]
    return seen


def _read(text: str) -> Reference | None:
    try:
        return reference(text)
    except BadReference:
        return None
