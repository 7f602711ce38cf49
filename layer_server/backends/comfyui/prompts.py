"""Where the words of a workflow stand: from a sampler back along its conditioning to the text."""

from __future__ import annotations

from collections.abc import Iterable

from layer_server.backends.comfyui.workflow import Link, Node, Place, Workflow

TEXTS = ("text", "prompt", "text_g", "text_l", "clip_l", "clip_g", "t5xxl", "llama", "bert", "mt5xl", "tags")
"""Inputs of text encoders that hold the prompt; all that an encoder has are given the same words."""
VALUES = (
    "value", "string", "text", "prompt", "int", "float", "number", "text_a", "string_a", "text1",
)  # fmt: skip
"""Inputs of nodes that hold one value and do nothing else."""
PROMPT, NEGATIVE = "prompt", "negative_prompt"
_WAYS = {
    PROMPT: ("positive", "conditioning", "cond1"),
    NEGATIVE: ("negative", "neg_conditioning"),
}
"""The inputs of samplers and guiders that take each; the first are those of nodes between, too."""
_SEEDS = ("seed", "noise_seed")
_OWN_FIELDS = {
    PROMPT: ("positive_prompt", "positive", "text_positive", "prompt"),
    NEGATIVE: ("negative_prompt", "negative", "text_negative"),
}
"""Inputs of loaders and encoders that hold both texts."""
_NO_WORDS = frozenset(
    [
        "model",
        "clip",
        "vae",
        "image",
        "images",
        "pixels",
        "mask",
        "control_net",
        "latent",
        "samples",
        "latent_image",
        "clip_vision",
        "clip_vision_output",
        "style_model",
        "audio",
        "noise",
        "sampler",
        "sigmas",
    ]
)
"""Inputs that no words come by."""
_MOST_SAMPLERS = 64
"""Whoever has more has other things in mind than to be understood."""
_STOPS = ("ConditioningZeroOut",)


def samplers(workflow: Workflow) -> list[Node]:
    """The nodes that denoise, whoever wrote them: they take conditioning, and a latent picture or a seed."""
    return [node for node in workflow if _denoises(node)][:_MOST_SAMPLERS]


def _denoises(node: Node) -> bool:
    has_latent = node.link("latent_image") is not None
    if has_latent and (node.link("guider") or node.link("conditioning")):
        return True
    return node.link("positive") is not None and (has_latent or any(name in node.inputs for name in _SEEDS))


def find(workflow: Workflow, outputs: Iterable[str]) -> dict[str, tuple[Place, ...]]:
    """The places of the prompt and of what shall not be there, by their names; only those that are there."""
    found: dict[str, dict[Place, None]] = {PROMPT: {}, NEGATIVE: {}}
    denoising = samplers(workflow)
    for node in denoising:
        for name in found:
            found[name] |= dict.fromkeys(_from_sampler(workflow, node, name))
    if not found[PROMPT]:
        # Models of services, and samplers that are built otherwise, have their text somewhere before the result.
        found = _loose(workflow, list(workflow.behind(*outputs).values()))
    negative = [place for place in found[NEGATIVE] if place not in found[PROMPT]]
    both = {PROMPT: tuple(found[PROMPT]), NEGATIVE: tuple(negative)}
    return {name: places for name, places in both.items() if places}


def literal(workflow: Workflow, place: Place, kinds: tuple[type, ...]) -> Place | None:
    """The place of a value: this one, or that of the node of one value which is linked to it."""
    if _is(workflow.value(place), kinds):
        return place
    link = workflow.nodes[place.node].link(place.input)
    if link is None:
        return None
    source = workflow.nodes[link.node]
    held = [name for name in (*VALUES, place.input) if _is(source.inputs.get(name), kinds)]
    return Place(source.id, held[0]) if held and not source.links else None


def _is(value: object, kinds: tuple[type, ...]) -> bool:
    """Whether a value is of a kind; in Python a truth value is a whole number, in JSON it is not."""
    return isinstance(value, kinds) and not (isinstance(value, bool) and bool not in kinds)


def _from_sampler(workflow: Workflow, sampler: Node, name: str) -> tuple[Place, ...]:
    guider = sampler.link("guider")
    node = workflow.nodes[guider.node] if guider else sampler
    link = next((link for way in _WAYS[name] if (link := node.link(way))), None)
    return _back(workflow, link, name) if link else ()


def _back(workflow: Workflow, start: Link, name: str) -> tuple[Place, ...]:
    """The nearest text behind a link of conditioning."""
    own = _WAYS[name][0]
    both = {ways[0] for ways in _WAYS.values()}
    waiting: list[str] = [start.node]
    seen = {start.node}
    for key in waiting:
        node = workflow.nodes[key]
        if node.kind in _STOPS:
            continue
        if texts := _texts(workflow, node, name):
            return texts
        links = node.links
        # A node that hands on both takes each at its own input, whatever its outputs are called.
        names = [own] if both <= set(links) else [each for each in links if each not in _NO_WORDS]
        new = dict.fromkeys(links[each].node for each in names if links[each].node not in seen)
        waiting += new
        seen |= new.keys()
    return ()


def _texts(workflow: Workflow, node: Node, name: str) -> tuple[Place, ...]:
    fields = [field for field in _OWN_FIELDS[name] if field != "prompt" and field in node.inputs]
    fields = fields or [field for field in TEXTS if field in node.inputs]
    places = (literal(workflow, Place(node.id, field), (str,)) for field in fields)
    return tuple(place for place in places if place is not None)


def _loose(workflow: Workflow, nodes: list[Node]) -> dict[str, dict[Place, None]]:
    """The one text that can only be the prompt; nothing where there are several."""
    found: dict[str, dict[Place, None]] = {PROMPT: {}, NEGATIVE: {}}
    negative = [place for node in nodes for place in _held(workflow, node, _OWN_FIELDS[NEGATIVE])]
    found[NEGATIVE] = dict.fromkeys(negative[:1] if len(negative) == 1 else ())
    texts = [
        place
        for node in nodes
        for place in _held(workflow, node, ("positive_prompt", "prompt", "text", "tags"))
    ]
    by_title = {
        PROMPT: [place for place in texts if _titled(workflow, place, "positive", "prompt")],
        NEGATIVE: [place for place in texts if _titled(workflow, place, "negative")],
    }
    positive = [place for place in texts if place not in by_title[NEGATIVE]]
    chosen = positive if len(positive) == 1 else [each for each in by_title[PROMPT] if each in positive]
    if len(set(chosen)) == 1:
        found[PROMPT] = dict.fromkeys(chosen)
    if len(by_title[NEGATIVE]) == 1 and not found[NEGATIVE]:
        found[NEGATIVE] = dict.fromkeys(by_title[NEGATIVE])
    return found


def _held(workflow: Workflow, node: Node, fields: tuple[str, ...]) -> list[Place]:
    places = (literal(workflow, Place(node.id, field), (str,)) for field in fields if field in node.inputs)
    return [place for place in places if place is not None][:1]


def _titled(workflow: Workflow, place: Place, *words: str) -> bool:
    title = workflow.nodes[place.node].title.lower()
    return any(word in title for word in words)
