"""From a definition of a ComfyUI workflow to its model card. It reads the workflow's file, and asks no network."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from layer_mcp.contract.back_ends import Definition
from layer_mcp.contract.errors import InvalidInputs
from layer_server.backends.comfyui import declared, finding
from layer_server.backends.comfyui.finding import Inputs
from layer_server.backends.comfyui.pictures import MASK
from layer_server.backends.comfyui.workflow import MAX_BYTES, Workflow, parse, read
from layer_server.generators.card import ModelCard
from layer_server.generators.finishing import FINISHING, finishing_price

DOCUMENT = "document"
"""In a card's settings: the nodes of the workflow, so that a run keeps those that it was started with."""
NAME = "name"
"""In a card's settings: what the model is called, for what is written into its files."""
_SETTINGS = frozenset({"url", "workflow", "inputs", "output", "key_env", "key", "key_header"})
_WEIGHTS = re.compile(r".+\.(?:safetensors|ckpt|gguf|sft|pth?|bin)", re.IGNORECASE)
_SHOWN_WEIGHTS = 4
_EXTRAS = {"image": "image", "video": "video", "audio": "audio", "three_d": "three-d"}
"""What looking at a result needs; the result itself is made elsewhere."""
_MADE = {"image": "pictures", "video": "videos", "audio": "sounds", "three_d": "3D models"}


def cards(definition: Definition) -> list[ModelCard]:
    """The one model that a workflow is.

    Raises:
        InvalidInputs: when a setting, the workflow or a place in it is not what it must be.
    """
    settings = definition.settings
    check_settings(settings)
    document = _document(definition)
    workflow = read(document)
    inputs = inputs_of(workflow, settings)
    host = urlsplit(settings["url"]).netloc
    return [
        ModelCard(
            slug=definition.slug,
            name=definition.name,
            modality=inputs.saves.kind,
            use_cases=declared.use_cases(workflow, inputs),
            capabilities=declared.capabilities(inputs),
            description=_description(definition, workflow, inputs, host),
            prompt_format=_prompt_format(workflow, inputs),
            parameters={
                **declared.parameters(workflow, inputs, told=settings.get("inputs", ())),
                **(FINISHING if is_finished_here(inputs) else {}),
            },
            price=_price(definition.price_micro),
            licence="That of the weights and nodes that the workflow uses; see their makers.",
            attribution="",
            extra=_EXTRAS[inputs.saves.kind],
            generator="layer_server.backends.comfyui.generate:generate",
            guidance_file_types=inputs.files,
            needs=_needs(inputs),
            parts=("poster",) if inputs.saves.kind in {"video", "audio"} else (),
            topics=" ".join(re.findall(r"[a-z0-9]+", f"{definition.slug} {definition.name}".lower())),
            largest_batch=None if finding.SEED in inputs.places else 1,
            procedural=False,
            version=version_of(document),
            settings={DOCUMENT: document, NAME: definition.name},
            place="remote",
        )
    ]


def check_settings(settings: Mapping[str, Any]) -> None:
    """Look at what a table says.

    Raises:
        InvalidInputs: for an unknown setting, or one that is not what it must be.
    """
    unknown = [name for name in settings if name not in _SETTINGS]
    if unknown:
        raise InvalidInputs(
            f"A workflow of ComfyUI has no setting {unknown[0]!r}.",
            field=unknown[0],
            allowed=sorted(_SETTINGS),
        )
    check_url(settings.get("url"))
    if not isinstance(settings.get("inputs", {}), dict):
        raise InvalidInputs("`inputs` must be a table of names and places.", field="inputs")
    if not isinstance(settings.get("output", ""), str):
        raise InvalidInputs("`output` must be the id of a node, as text.", field="output")
    header = settings.get("key_header", "Authorization")
    if not isinstance(header, str) or not re.fullmatch(r"[A-Za-z0-9-]{1,64}", header):
        raise InvalidInputs("`key_header` must be the name of a header: X-API-Key.", field="key_header")


def check_url(url: Any) -> None:
    """Look at the address of a server.

    Raises:
        InvalidInputs: when it is none, or has a password in it.
    """
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
        usable = (
            parts.scheme in {"http", "https"}
            and bool(parts.hostname)
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        usable = False
    if not usable:
        raise InvalidInputs(
            "`url` must be the address of a ComfyUI server: http://127.0.0.1:8188", field="url"
        )
    if parts.username is not None or parts.password is not None:
        raise InvalidInputs(
            "The address of a ComfyUI server must not hold a password.",
            field="url",
            remedy="Use --key-env NAME for a key that is sent as a header.",
        )
    if parts.query or parts.fragment:
        raise InvalidInputs("The address of a ComfyUI server has no `?` and no `#`.", field="url")


def inputs_of(workflow: Workflow, settings: Mapping[str, Any]) -> Inputs:
    """What can be set of a workflow under these settings. Raises InvalidInputs as ``finding.find`` does."""
    return finding.find(workflow, settings.get("inputs"), settings.get("output"))


def _document(definition: Definition) -> dict[str, Any]:
    name = definition.settings.get("workflow")
    if not isinstance(name, str) or not name:
        raise InvalidInputs(
            "`workflow` must name the file of a workflow in API format.",
            field="workflow",
            remedy="layer model add comfyui URL --workflow workflow.json",
        )
    path = definition.home / name
    try:
        with Path(path).open("rb") as file:
            text = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InvalidInputs(
            f"The workflow {path} cannot be read ({getattr(error, 'strerror', None) or error}).",
            field="workflow",
            remedy="Add the model again, with --workflow.",
        ) from None
    return parse(text)


def _needs(inputs: Inputs) -> tuple[tuple[str, ...], ...]:
    """A workflow cannot leave out what it loads."""
    names = ["prompt"] if "prompt" in inputs.places else []
    names += inputs.files
    if MASK in inputs.places:
        names.append(MASK)
    return tuple((name,) for name in names)


def _price(micro: int) -> Callable[[Mapping[str, Any]], int]:
    """The same for each output, and what is done to it here."""

    def price(parameters: Mapping[str, Any]) -> int:
        return micro * int(parameters["batch_size"]) + finishing_price(parameters)

    return price


def is_finished_here(inputs: Inputs) -> bool:
    """Whether backgrounds are cut away and pictures enlarged or traced here, since the workflow does none of it."""
    return inputs.saves.kind == "image" and not (inputs.places.keys() & FINISHING.keys())


def version_of(document: Mapping[str, Any]) -> str:
    """Another for every other workflow: the same seed does not make the same any more."""
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()[:8]


def _description(definition: Definition, workflow: Workflow, inputs: Inputs, host: str) -> str:
    made = _MADE[inputs.saves.kind]
    saving = workflow.nodes[inputs.saves.node]
    sentences = [definition.description] if definition.description else []
    sentences.append(
        f"A workflow of {len(workflow.nodes)} nodes on the ComfyUI server {host}; it makes {made} "
        f"(node {saving.id}, {saving.title})."
    )
    weights = _weights(workflow)
    if weights:
        sentences.append(f"It loads {', '.join(weights)}.")
    if finding.SEED in inputs.places:
        sentences.append("Each output of a batch is queued by itself, with the next seed.")
    else:
        sentences.append("It has no seed: it makes the same each time.")
    sentences += [
        f"It takes {len(inputs.places[name])} files of type {name}, in this order: "
        f"{', '.join(f'node {place.node} ({workflow.nodes[place.node].title})' for place in inputs.places[name])}."
        for name in inputs.files
        if len(inputs.places[name]) > 1
    ]
    sentences += inputs.fixed
    sentences.append("Everything that is no parameter stays as it was saved. Neural; not run by this server.")
    return " ".join(sentences)


def _weights(workflow: Workflow) -> list[str]:
    names = [
        value.replace("\\", "/").rpartition("/")[2]
        for node in workflow
        for value in node.inputs.values()
        if isinstance(value, str) and len(value) < 200 and _WEIGHTS.fullmatch(value)
    ]
    return list(dict.fromkeys(names))[:_SHOWN_WEIGHTS]


def _prompt_format(workflow: Workflow, inputs: Inputs) -> str:
    places = inputs.places.get("prompt", ())
    if not places:
        return "It takes no prompt."
    saved = str(workflow.value(places[0])).strip()
    if "{prompt}" in saved:
        return f"Your words take the place of {{prompt}} in: `{saved[:500]}`"
    example = f" It was saved with: `{saved[:500]}`" if saved else ""
    return f"As the weights want it; it goes to {', '.join(map(str, places))} as it is.{example}"
