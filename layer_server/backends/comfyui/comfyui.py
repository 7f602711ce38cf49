"""A run of a ComfyUI workflow: send what it works with, queue it once for each output, follow, fetch.

ComfyUI's own batches draw their noise together, so an output of one depends on its place in it. Here each output is a
prompt of its own with its own seed: what ``seed + i`` gives first is output ``i`` of a batch.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layer_server.backends.comfyui import assets, faults, filling, results, sending
from layer_server.backends.comfyui.card import DOCUMENT, NAME, inputs_of, version_of
from layer_server.backends.comfyui.client import Client, NoAnswer, NotSent, Refused
from layer_server.backends.comfyui.filling import Values
from layer_server.backends.comfyui.finding import SEED, Inputs
from layer_server.backends.comfyui.following import Prompt
from layer_server.backends.comfyui.workflow import Workflow, read
from layer_server.backends.keys import key_for
from layer_server.generators.card import Cancelled, GenerationRequest, Output, Progress
from layer_server.generators.work import Work

if TYPE_CHECKING:
    import numpy as np

_QUEUED = "queued"
"""In the notes: the ids of the prompts that were sent, or were about to be, in the order of the outputs."""
_WAITING, _FETCHING = 0.1, 0.9
"""How far an output is while it is waited for, and when it is fetched: ComfyUI does not tell how far it is."""


@dataclass(frozen=True, slots=True)
class _Maker:
    """Who made an output, for what is written into its file."""

    slug: str
    name: str
    version: str


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,  # noqa: ARG001  ComfyUI draws the noise
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """One output for each of the batch. Raises LayerError with what ComfyUI says."""
    document: Mapping[str, Any] = request.settings[DOCUMENT]
    workflow = read(document)
    run = _Run(request, workflow, inputs_of(workflow, request.settings), progress, cancel)
    url = request.settings["url"]
    key = key_for(request, url)
    try:
        with Client(url, key, request.settings.get("key_header", "Authorization")) as client:
            return run.all(client)
    except NotSent as error:
        raise faults.not_there(url, str(error)) from None
    except NoAnswer as error:
        raise faults.broke_off(url, str(error)) from None
    except Refused as refused:
        raise faults.refused(url, refused.body) from None


class _Run:
    def __init__(
        self,
        request: GenerationRequest,
        workflow: Workflow,
        inputs: Inputs,
        progress: Progress,
        cancel: Callable[[], bool],
    ) -> None:
        self._request = request
        self._workflow = workflow
        self._inputs = inputs
        self._document: Mapping[str, Any] = request.settings[DOCUMENT]
        self._progress = progress
        self._cancel = cancel
        maker = _Maker(request.model, request.settings.get(NAME, request.model), version_of(self._document))
        self._work = Work(maker, request, progress, cancel)
        self._maker = maker
        self._left_out = ""

    def all(self, client: Client) -> list[Output]:
        noted = self._request.notes.read()
        queued = [str(key) for key in (noted or {}).get(_QUEUED, ())]
        # A second attempt opens the files too: what is made of them carries their credits.
        values = self._values(client, send=len(queued) < self._request.batch_size)
        made: list[Output] = []
        for index in range(self._request.batch_size):
            self._tell(index, 0.0, "sending it to ComfyUI")
            if index < len(queued):
                prompt, self._left_out = self._prompt(client, queued[index], index), ""
                prompt.find("this run was begun before, and interrupted")
            else:
                prompt = self._queue(client, queued, values, index)
            made.append(self._fetch(client, prompt, index))
        self._progress(1.0, "done")
        return made

    def _values(self, client: Client, *, send: bool) -> Values:
        files: dict[str, list[str]] = {}
        for name, sent in sending.files(self._work, self._request, self._inputs).items():
            files[name] = []
            for each in sent:
                self._stop_if_told()
                self._progress(0.02, f"sending {name} to ComfyUI")
                files[name].append(
                    client.upload(each.name, each.data, each.content_type) if send else each.name
                )
        return Values(
            prompt=self._request.prompt,
            parameters=self._request.parameters,
            files=files,
            weights={
                name: self._work.weight(name) for name in self._inputs.strengths if self._work.has(name)
            },
        )

    def _queue(self, client: Client, queued: list[str], values: Values, index: int) -> Prompt:
        nodes = filling.fill(self._workflow, self._document, self._inputs, values, self._request.seed + index)
        queued.append(str(uuid.uuid4()))
        self._stop_if_told()
        # Before it leaves: whoever begins this run again looks for it, and does not send another.
        self._request.notes.write({_QUEUED: queued})
        prompt = self._prompt(client, queued[-1], index)
        self._left_out = prompt.send(nodes)
        return prompt

    def _prompt(self, client: Client, key: str, index: int) -> Prompt:
        return Prompt(client, key, self._cancel, lambda stage: self._tell(index, _WAITING, stage))

    def _fetch(self, client: Client, prompt: Prompt, index: int) -> Output:
        entry = prompt.follow()
        self._tell(index, _FETCHING, "fetching what ComfyUI has made")
        main, others = results.fetch(client, entry, self._inputs.saves, self._cancel)
        seed = self._request.seed + index
        parts = [
            assets.part(self._work, results.role(self._workflow, each, main), each, seed) for each in others
        ]
        facts = self._facts(main.name)
        return assets.output(
            self._work, self._maker, self._request, main, parts=parts, seed=seed, facts=facts
        )

    def _facts(self, file: str) -> dict[str, Any]:
        facts: dict[str, Any] = {"workflow": self._maker.version, "file": file}
        notes = []
        if self._request.prompt and "prompt" not in self._inputs.places:
            notes.append("The workflow takes no prompt; yours was not used.")
        if SEED not in self._inputs.places:
            notes.append("The workflow has no seed; yours was not used.")
        if self._left_out:
            notes.append(f"ComfyUI left something out: {self._left_out}.")
        if notes:
            facts["note"] = " ".join(notes)
        return facts

    def _tell(self, index: int, share: float, stage: str) -> None:
        count = self._request.batch_size
        words = f"{index + 1} of {count}: {stage}" if count > 1 else stage
        self._progress((index + share) / count, words)

    def _stop_if_told(self) -> None:
        if self._cancel():
            raise Cancelled
