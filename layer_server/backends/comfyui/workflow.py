"""A workflow in ComfyUI's API format: read under limits, then walked along its links.

    {"6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat", "clip": ["4", 1]}, "_meta": {"title": "Prompt"}}}

An input is a value, or a link to a numbered output of another node.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from layer_mcp.contract.errors import InvalidInputs

MAX_BYTES = 4 * 1024 * 1024
MAX_NODES = 1000
MAX_NAME = 200
"""Characters of a node's id, of its class and of the name of an input."""

_SAVE_AGAIN = (
    "In ComfyUI: Workflow > Export (API), or Save (API Format) in older versions; then add that file."
)


@dataclass(frozen=True, slots=True)
class Link:
    """Where an input comes from."""

    node: str
    output: int


@dataclass(frozen=True, slots=True)
class Place:
    """One input of one node."""

    node: str
    input: str

    def __str__(self) -> str:
        return f"{self.node}.inputs.{self.input}"


@dataclass(frozen=True, slots=True)
class Node:
    """One step of a workflow.

    Attributes:
        kind: its class, ``KSampler``.
        title: what its author called it; its class where there is none.
        links: the inputs that come from another node.
    """

    id: str
    kind: str
    inputs: Mapping[str, Any]
    title: str
    links: Mapping[str, Link]

    def link(self, name: str) -> Link | None:
        return self.links.get(name)


class Workflow:
    """A workflow that was checked: every link leads somewhere, and none in a circle."""

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self.nodes = nodes
        self._users: dict[str, list[tuple[Place, int]]] = {}
        for node in nodes.values():
            for name, link in node.links.items():
                self._users.setdefault(link.node, []).append((Place(node.id, name), link.output))

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes.values())

    def users(self, node: str) -> list[tuple[Place, int]]:
        """The inputs that take something of a node, each with the number of the output that it takes."""
        return self._users.get(node, [])

    def behind(self, *starts: str) -> dict[str, Node]:
        """These nodes and all that goes into them, nearest first."""
        found = dict.fromkeys(starts)
        for each in (order := list(found)):
            for link in self.nodes[each].links.values():
                if link.node not in found:
                    found[link.node] = None
                    order.append(link.node)
        return {each: self.nodes[each] for each in found}

    def value(self, place: Place) -> Any:
        """What stands at a place: a value, or a link."""
        return self.nodes[place.node].inputs.get(place.input)


def as_link(value: Any) -> Link | None:
    """A link of the format, or None for what is a value."""
    if isinstance(value, list) and len(value) == 2:
        node, output = value
        if isinstance(node, str) and isinstance(output, int) and not isinstance(output, bool):
            return Link(node, output)
    return None


def parse(text: bytes | str) -> dict[str, Any]:
    """The nodes of a workflow's file, as ``read`` takes them.

    Raises:
        InvalidInputs: for what is no JSON, too much of it, or no workflow in API format.
    """
    if len(text) > MAX_BYTES:
        _refuse(f"The workflow has more than {MAX_BYTES >> 20} MiB.")
    try:
        document = json.loads(text, parse_constant=_no_number, parse_float=_finite)
        # What can be read can be sent: nothing in it is nested too deeply.
        json.dumps(document)
    except (ValueError, RecursionError) as error:
        raise InvalidInputs(
            f"The workflow is no JSON ({str(error)[:200]}).", field="workflow", remedy=_SAVE_AGAIN
        ) from None
    if isinstance(document, dict) and isinstance(document.get("nodes"), list):
        _refuse("This is a workflow as ComfyUI's editor saves it, which cannot be run from outside.")
    if isinstance(document, dict) and isinstance(document.get("prompt"), dict):
        # As it is posted: the nodes are one level down.
        document = document["prompt"]
    read(document)
    return dict(document)


def read(document: Any) -> Workflow:
    """A workflow, checked.

    Raises:
        InvalidInputs: saying what about it is wrong.
    """
    if not isinstance(document, dict) or not document:
        _refuse("This is no workflow of ComfyUI in API format: there are no nodes.")
    if len(document) > MAX_NODES:
        _refuse(f"The workflow has {len(document):,} nodes, more than the {MAX_NODES:,} that are taken.")
    nodes = {key: _node(key, value) for key, value in document.items()}
    for node in nodes.values():
        for name, link in node.links.items():
            if link.node not in nodes or link.output < 0:
                _refuse(
                    f"The input {name!r} of node {node.id} comes from node {link.node!r}, which is not there."
                )
    _refuse_circles(nodes)
    return Workflow(nodes)


def _node(key: str, value: Any) -> Node:
    if not isinstance(value, dict) or not isinstance(value.get("class_type"), str):
        _refuse(f"This is no workflow of ComfyUI in API format: {key[:40]!r} is no node with a class_type.")
    inputs = value.get("inputs", {})
    if not isinstance(inputs, dict):
        _refuse(f"The inputs of node {key[:40]!r} are no object.")
    if max(map(len, (key, value["class_type"], *inputs))) > MAX_NAME:
        _refuse(f"Node {key[:40]!r} has names of more than {MAX_NAME} characters.")
    meta = value.get("_meta")
    title = meta.get("title") if isinstance(meta, dict) else None
    kind = value["class_type"]
    found = {name: as_link(each) for name, each in inputs.items()}
    links = {name: link for name, link in found.items() if link is not None}
    return Node(key, kind, inputs, title[:MAX_NAME] if isinstance(title, str) and title else kind, links)


def _refuse_circles(nodes: Mapping[str, Node]) -> None:
    """A node is done when all that goes into it is; what is never done stands in a circle, or behind one."""
    open_links = {key: {link.node for link in node.links.values()} for key, node in nodes.items()}
    users: dict[str, list[str]] = {}
    for key, sources in open_links.items():
        for source in sources:
            users.setdefault(source, []).append(key)
    done = [key for key, sources in open_links.items() if not sources]
    for key in done:
        for user in users.get(key, []):
            open_links[user].discard(key)
            if not open_links[user]:
                done.append(user)
    if len(done) < len(nodes):
        circle = sorted(key for key, sources in open_links.items() if sources)
        _refuse(f"The workflow's links go in a circle, near node {circle[0]!r}.")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number of JSON")


def _refuse(message: str) -> NoReturn:
    raise InvalidInputs(message, field="workflow", remedy=_SAVE_AGAIN)
