"""A run of a ComfyUI workflow: send what it works with, queue it once for each output, follow, fetch.

ComfyUI's own batches draw their noise together, so an output of one depends on its place in it. Here each output is a
prompt of its own with its own seed: what ``seed + i`` gives first is output ``i`` of a batch.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.errors import LayerError, RunFailed
from layer_mcp.contract.plain_text import plain
from layer_server.backends.comfyui import assets, faults, filling, results, sending
from layer_server.backends.comfyui.card import DOCUMENT, NAME, inputs_of, is_finished_here, version_of
from layer_server.backends.comfyui.client import Client, NoAnswer, NotSent, Refused
from layer_server.backends.comfyui.filling import Values
from layer_server.backends.comfyui.finding import Inputs
from layer_server.backends.comfyui.following import Prompt
from layer_server.backends.comfyui.workflow import Workflow, read
from layer_server.backends.keys import key_for
from layer_server.generators.card import Cancelled, GenerationRequest, Output, Progress
from layer_server.generators.finishing import finished
from layer_server.generators.finishing.chain import noted
from layer_server.generators.work import Work

if TYPE_CHECKING:
    import numpy as np

_QUEUED = "queued"
"""In the notes: the ids of the prompts that were sent, or were about to be, in the order of the outputs."""
_SHOWN = 200
"""Characters of a file's name."""
_WAITING, _FETCHING = 0.1, 0.9
"""How far an output is while it is waited for, and when it is fetched: ComfyUI does not tell how far it is."""


@dataclass(frozen=True, slots=True)
class _Maker:
    """Who made an output, for what is written into its file."""

    slug: str
    name: str
    version: str


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """One output for each of the batch, or as many as there were before something failed.

    Raises:
        Cancelled: when ``cancel()`` answers true; ComfyUI was told.
        RunFailed: with what ComfyUI says, or that it says nothing.
        InvalidInputs: for files that cannot be used.
        FeatureDisabled: without the key that there should be.
    """
    document: Mapping[str, Any] = request.settings[DOCUMENT]
    workflow = read(document)
    inputs = inputs_of(workflow, request.settings)
    maker = _Maker(request.model, str(request.settings.get(NAME, request.model)), version_of(document))

    def make(
        request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
    ) -> list[Output]:
        del rng  # ComfyUI draws the noise
        return _Run(maker, request, workflow, inputs, progress=progress, cancel=cancel).all()

    whole = finished(maker, keeps=True)(make) if is_finished_here(inputs) else make
    return whole(request, rng, progress, cancel)


class _Run:
    def __init__(
        self,
        maker: _Maker,
        request: GenerationRequest,
        workflow: Workflow,
        inputs: Inputs,
        *,
        progress: Progress,
        cancel: Callable[[], bool],
    ) -> None:
        self._maker = maker
        self._request = request
        self._workflow = workflow
        self._inputs = inputs
        self._progress = progress
        self._cancel = cancel
        self._work = Work(maker, request, progress, cancel)
        self._left_out = ""

    def all(self) -> list[Output]:
        settings = self._request.settings
        url = settings["url"]
        key = key_for(self._request, url)
        made: list[Output] = []
        try:
            with Client(url, key, settings.get("key_header", "Authorization")) as client:
                self._make(client, made)
        except LayerError as error:
            return self._so_far(made, error)
        except NotSent as error:
            return self._so_far(made, faults.not_there(url, str(error)))
        except NoAnswer as error:
            return self._so_far(made, faults.broke_off(url, str(error)))
        except Refused as refused:
            return self._so_far(made, faults.refused(url, refused.body))
        self._progress(1.0, "done")
        return made

    def _so_far(self, made: list[Output], error: LayerError) -> list[Output]:
        """What there is, saying why it is less than was asked for; the error where there is nothing."""
        if not made:
            raise error from None
        metadata = dict(made[0].metadata)
        noted(metadata, f"{len(made)} of {self._request.batch_size}: {error.message} {error.remedy}")
        return [replace(made[0], metadata=metadata), *made[1:]]

    def _make(self, client: Client, made: list[Output]) -> None:
        queued = self._noted()
        # A second attempt opens the files too: what is made of them carries their credits.
        values = self._values(client, send=len(queued) < self._request.batch_size)
        for index in range(self._request.batch_size):
            self._tell(index, 0.0, "sending it to ComfyUI")
            if index < len(queued):
                prompt, self._left_out = self._prompt(client, queued[index], index), ""
                prompt.find("this run was begun before, and interrupted")
            else:
                prompt = self._queue(client, queued, values, index)
            made.append(self._fetch(client, prompt, index))

    def _noted(self) -> list[str]:
        """The ids of what an attempt before this one has sent. Raises RunFailed when that cannot be told any more."""
        known = self._request.notes.read()
        if known is None:
            return []
        queued = known.get(_QUEUED)
        if not isinstance(queued, list):
            raise RunFailed(
                "This run was begun before, and what it had sent to ComfyUI cannot be told any more; nothing was sent again.",
                remedy="Look at ComfyUI's queue and history, then run it again.",
            )
        return [str(key) for key in queued]

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
        nodes = filling.fill(
            self._workflow, self._request.settings[DOCUMENT], self._inputs, values, self._request.seed + index
        )
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
        facts: dict[str, Any] = {"workflow": self._maker.version, "file": plain(file)[:_SHOWN]}
        if self._request.prompt and "prompt" not in self._inputs.places:
            noted(facts, "The workflow takes no prompt; yours was not used.")
        if self._left_out:
            noted(facts, f"ComfyUI left something out: {self._left_out}.")
        return facts

    def _tell(self, index: int, share: float, stage: str) -> None:
        count = self._request.batch_size
        words = f"{index + 1} of {count}: {stage}" if count > 1 else stage
        self._progress((index + share) / count, words)

    def _stop_if_told(self) -> None:
        if self._cancel():
            raise Cancelled
