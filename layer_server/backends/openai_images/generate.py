"""The generator of every OpenAI-compatible model: the request is sent once, and its pictures are kept as they come."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from layer_mcp.contract.errors import InvalidInputs, LayerError, RunFailed
from layer_mcp.contract.plain_text import plain
from layer_mcp.contract.redact import redact
from layer_server.backends.keys import key_for
from layer_server.backends.openai_images.asking import Form, ask
from layer_server.backends.openai_images.card import GUIDANCE, NAME
from layer_server.backends.openai_images.options import Options, options_of, size_of
from layer_server.backends.openai_images.received import picture
from layer_server.backends.openai_images.sizes import wanted_size
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.editing.mask import is_empty, region
from layer_server.generators.finishing import finished
from layer_server.generators.work import GROWING_SIDE, Work

MAX_FILES = 16
_SENDING, _RECEIVED = 0.05, 0.95
"""Shares of the progress that are over when the first request leaves, and when the last picture is here."""
_SAID = ("revised_prompt",)
_SAID_OF_ALL = ("usage", "quality", "background")


@dataclass(frozen=True, slots=True)
class _Model:
    """What a request is made with."""

    slug: str
    name: str
    options: Options
    version: str = "1"


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """What the server makes of the request.

    Raises:
        Cancelled: when ``cancel()`` answers true. What was sent may be made and charged for all the same.
        RunFailed: when a request has left and its answer is lost; nothing is ever sent again.
        InvalidInputs, FeatureDisabled, RateLimited: when the server refuses.
    """
    options = options_of(request.model, request.settings)
    model = _Model(request.model, str(request.settings.get(NAME, request.model)), options)
    clear = options.transparent and bool(request.parameters.get("remove_background"))
    if clear:
        # Its server leaves the background out itself, better than it could be cut away afterwards.
        request = replace(request, parameters={**request.parameters, "remove_background": False})

    def make(
        request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
    ) -> list[Output]:
        del rng  # the server has its own random numbers
        return _batch(model, request, progress, cancel, clear=clear)

    return finished(model, keeps=True)(make)(request, rng, progress, cancel)


def _batch(
    model: _Model,
    request: GenerationRequest,
    progress: Progress,
    cancel: Callable[[], bool],
    *,
    clear: bool,
) -> list[Output]:
    options = model.options
    work = Work(model, request, progress, cancel)
    before = request.notes.read()
    if before is not None:
        return _interrupted(model, work, request, before)
    form = _form(work, request, options, clear=clear)
    key = key_for(request, options.url)
    at_once = 1 if options.seed else options.max_batch
    outputs: list[Output] = []
    while len(outputs) < request.batch_size:
        count = min(at_once, request.batch_size - len(outputs))
        done = _SENDING + (_RECEIVED - _SENDING) * len(outputs) / request.batch_size
        more = {"n": count} if count > 1 else {}
        if options.seed:
            more["seed"] = request.seed + len(outputs)
        work.step(done, f"sending to {options.host}")
        # Before it leaves: a second attempt of this run finds it and sends nothing.
        request.notes.write({**(request.notes.read() or {}), "sent": len(outputs) + count})
        try:
            answer = ask(
                options,
                key,
                replace(form, fields={**form.fields, **more}),
                lambda stage, done=done: progress(done, stage),  # type: ignore[misc]  # a default binds it now
                cancel,
            )
            work.step(done, f"receiving from {options.host}")
            first = request.seed + len(outputs)
            asked = form.fields.get("size", "auto")
            received = _received(model, answer, asked, range(first, first + count))
        except LayerError as error:
            if not outputs:
                raise
            # What was paid for there is kept.
            return _fewer(outputs, request.batch_size, f"{error.message} {error.remedy}")
        for seed, pixels, facts in received:
            _keep(request, len(outputs), (seed, pixels, facts))
            outputs.append(work.made(pixels, seed, metadata=facts))
        if len(received) < count:
            return _fewer(outputs, request.batch_size, f"{options.host} made no more.")
    progress(1.0, "done")
    return outputs


def _form(work: Work, request: GenerationRequest, options: Options, *, clear: bool) -> Form:
    """What is asked for, but the number of pictures. Raises InvalidInputs."""
    fields: dict[str, Any] = {"model": options.model, "prompt": request.prompt}
    size = wanted_size(options, request.parameters)
    if size is not None:
        fields["size"] = size
    if request.parameters.get("quality"):
        fields["quality"] = request.parameters["quality"]
    if clear:
        fields |= {"background": "transparent", "output_format": "png"}
    if options.response_format:
        fields["response_format"] = options.response_format
    files = _files(work, request)
    return Form("images/edits" if files else "images/generations", fields, files)


def _files(work: Work, request: GenerationRequest) -> list[tuple[str, str, bytes]]:
    """The parts of a form that are files; none where only words were given. Raises InvalidInputs."""
    if request.parameters.get("mask") and not work.has("init_image"):
        raise InvalidInputs(
            f"{request.model} needs an init_image with its mask.",
            field="guidance_files",
            remedy="Give the picture as well. Nothing was sent.",
        )
    count = sum(len(request.files.get(port, ())) for port in GUIDANCE)
    if count > MAX_FILES or len(request.files.get("init_image", ())) > 1:
        raise InvalidInputs(
            f"{request.model} takes one init_image, and {MAX_FILES} pictures in all.",
            field="guidance_files",
            remedy="Nothing was sent.",
        )
    name = "image[]" if count > 1 else "image"
    files: list[tuple[str, str, bytes]] = []
    if work.has("init_image"):
        given = work.pixels("init_image", GROWING_SIDE)
        files.append((name, "init.png", _png(given)))
        where = region(work, given)
        if where is not None:
            if is_empty(where):
                raise InvalidInputs(
                    "The mask leaves nothing that may change.", field="mask", remedy="Nothing was sent."
                )
            # There what is transparent may change.
            keep = np.round((1 - where) * 255).astype(np.uint8)
            files.append(("mask", "mask.png", _png(np.dstack([given[..., :3], keep]))))
    for number, each in enumerate(_references(work)):
        files.append((name, f"reference-{number + 1}.png", _png(each)))
    return files


def _references(work: Work) -> list[NDArray[np.uint8]]:
    if not work.has("reference_image"):
        return []
    return [(each * 255 + 0.5).astype(np.uint8) for each in work.pictures("reference_image", GROWING_SIDE)]


_Received = tuple[int, NDArray[np.uint8], dict[str, Any]]
"""A picture that came: its seed, its pixels, what is known of it."""


def _keep(request: GenerationRequest, index: int, received: _Received) -> None:
    """Note what came, on disk: it was paid for."""
    seed, pixels, facts = received
    request.notes.keep(str(index), _png(pixels))
    noted = dict(request.notes.read() or {})
    request.notes.write({**noted, "received": [*noted.get("received", []), {"seed": seed, "facts": facts}]})


def _interrupted(
    model: _Model, work: Work, request: GenerationRequest, noted: Mapping[str, Any]
) -> list[Output]:
    """What had come before the server here was interrupted; nothing is sent again. Raises RunFailed when nothing had."""
    host = model.options.host
    outputs = []
    for index, each in enumerate(noted.get("received", [])):
        data = request.notes.kept(str(index))
        if data is None:
            break
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            outputs.append(work.made(np.array(image), each["seed"], metadata=each["facts"]))
    if not outputs:
        raise RunFailed(
            f"{host} was asked for this before the server here was interrupted, and its answer is lost.",
            remedy="It may have made and charged for the pictures; it was not asked again. Look there before you do.",
        )
    if len(outputs) == request.batch_size:
        return outputs
    why = f"the server here was interrupted, and {host} was not asked again; it may have made and charged for more."
    return _fewer(outputs, request.batch_size, why)


def _received(model: _Model, answer: Mapping[str, Any], asked: str, seeds: range) -> list[_Received]:
    """The pictures of an answer, at most one for each seed. Raises RunFailed."""
    entries = answer.get("data")
    if not isinstance(entries, list) or not entries:
        raise RunFailed(
            f"{model.options.host} sent an answer without pictures.",
            remedy="It may have charged for it; it was not asked again.",
        )
    of_all = {name: _plain(answer[name]) for name in _SAID_OF_ALL if answer.get(name)}
    received: list[_Received] = []
    for seed, entry in zip(seeds, entries, strict=False):
        pixels = picture(entry, model.options)
        facts = {
            "server": model.options.host,
            "network": model.options.model,
            **of_all,
            **{name: _plain(entry[name]) for name in _SAID if entry.get(name)},
            **_size_note(asked, pixels),
        }
        if not model.options.seed:
            facts["seed"] = "not taken by its server"
        received.append((seed, pixels, facts))
    return received


def _size_note(asked: str, pixels: NDArray[np.uint8]) -> dict[str, Any]:
    if asked == "auto" or size_of(asked) == (pixels.shape[1], pixels.shape[0]):
        return {}
    return {
        "match": "weak",
        "note": f"Its server was asked for {asked} and made {pixels.shape[1]}x{pixels.shape[0]}.",
    }


def _fewer(outputs: list[Output], wanted: int, why: str) -> list[Output]:
    """What there is, saying why it is less than was asked for."""
    note = f"{len(outputs)} of {wanted}: {why}"
    first = outputs[0]
    before = f"{first.metadata['note']} " if first.metadata.get("note") else ""
    told = replace(first, metadata={**first.metadata, "match": "weak", "note": before + note})
    return [told, *outputs[1:]]


def _plain(value: Any, depth: int = 3) -> Any:
    """What a server says, in bounds, without what acts on a terminal or is none of JSON."""
    if isinstance(value, str):
        return plain(redact(value))[:4000]
    if isinstance(value, bool | int | float):
        return None if isinstance(value, float) and not math.isfinite(value) else value
    if isinstance(value, Mapping) and depth:
        return {
            plain(redact(str(name)))[:60]: _plain(each, depth - 1) for name, each in list(value.items())[:20]
        }
    return None


def _png(pixels: NDArray[np.uint8]) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()
