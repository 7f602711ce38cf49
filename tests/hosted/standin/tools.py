"""What the tools do. Each is a method that takes checked arguments and gives the body of its result."""

from __future__ import annotations

import time
import uuid
from typing import TYPE_CHECKING, Any

from standin.answers import Answers
from standin.books import Books, Refused, Started, cu, now
from standin.models import (
    GUIDANCE_PRICE,
    MODELS,
    WORKFLOW,
    WORKFLOW_PRICE,
    WORKFLOW_STEPS,
    Model,
    detailed,
    told,
)
from standin.quirks import Quirks
from standin.schemas import NEWER_ONLY
from standin.storage import Storage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

DEFAULT_BATCH = 4
RECOMMENDED = {"Image": "image", "Video": "video", "3D": "three_d", "Audio": "audio"}


class Tools:
    """The tools of one generation.

    Attributes:
        outcome: how the runs that start from now on will end.
        run_seconds: how long they will take.
    """

    def __init__(
        self, generation: int, quirks: Quirks, books: Books, storage: Storage, answers: Answers
    ) -> None:
        self.outcome = "complete"
        self.run_seconds = quirks.run_seconds
        self._generation = generation
        self._quirks = quirks
        self._books = books
        self._storage = storage
        self._answers = answers

    def call(self, tool: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """The body of a result.

        Raises:
            Refused: in Layer's codes.
        """
        handler: Callable[[Mapping[str, Any]], dict[str, Any]] = getattr(self, f"_{tool}", self._plausible)
        return self._answers.dressed(handler(arguments))

    # -- words and places ----------------------------------------------------------------------------

    def _get_instructions(self, _: Mapping[str, Any]) -> dict[str, Any]:
        return {"instructions": "Estimate before every run. Ask above 20 CU."}

    _get_forge_instructions = _get_workflow_instructions = _get_instructions

    def _list_workspaces(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        found = [self._answers.workspace(self._books, each) for each in self._books.accounts]
        return self._page("workspaces", found, arguments)

    def _get_workspace(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        return self._answers.workspace(self._books, arguments["workspace_id"])

    # -- models --------------------------------------------------------------------------------------

    def _list_models(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        wanted = set(arguments.get("capabilities") or ())
        words = str(arguments.get("search") or "").casefold()
        found = [
            told(model, 1)
            for model in MODELS
            if arguments.get("modality") in {None, model.modality}
            and wanted <= set(model.capabilities)
            and words in model.name.casefold()
        ]
        return self._page("models", found, arguments)

    def _list_base_models(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        wanted = arguments.get("filter") or {}
        found = [
            told(model, 2)
            for model in MODELS
            if wanted.get("use_case") in {None, *model.use_cases}
            and all(
                has == (name in model.capabilities)
                for name, has in (wanted.get("capabilities") or {}).items()
            )
            and model.price <= (wanted.get("max_price") or 1e9) * 1_000_000
        ]
        return self._page("base_models", found, arguments)

    def _get_model(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        return detailed(self._model(arguments), self._generation)

    _get_base_model = _get_model

    def _get_model_recommendations(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        wanted = arguments.get("modality")
        return {
            "recommendations": [
                {
                    "category": f"{title} (general)",
                    "models": [told(model, 1) for model in MODELS if model.modality == modality],
                }
                for title, modality in RECOMMENDED.items()
                if wanted in {None, modality}
            ]
        }

    def _model(self, arguments: Mapping[str, Any]) -> Model:
        wanted = arguments.get("model_id") or arguments.get("base_model_id") or MODELS[0].slug
        for model in MODELS:
            if wanted in {model.uuid, model.slug}:
                return model
        raise Refused("MODEL_NOT_FOUND", f"no model {wanted}", 404)

    def _need(self, file_id: str) -> None:
        """An upload, or what a run made: both feed the next run."""
        if not any(file_id in run.files for run in self._books.started):
            self._storage.need(file_id)

    # -- forges --------------------------------------------------------------------------------------

    def _estimate_forge_price(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        price = self._forge_price(self._model(arguments), _parameters(arguments))
        return self._answers.price(self._books, arguments["workspace_id"], price)

    def _execute_forge(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        model, parameters = self._model(arguments), _parameters(arguments)
        for item in parameters.get("guidance_files") or ():
            self._need(item["file_id"])
            if item["type"] not in [pair[self._generation - 1] for pair in model.guidance]:
                raise Refused("INVALID_INPUTS", f"{model.name} takes no {item['type']}")
        count = int(parameters.get("batch_size", DEFAULT_BATCH))
        run = self._start(
            "forge", "execute_forge", arguments, model.uuid, parameters, self._forge_price(model, parameters), count
        )  # fmt: skip
        return self._answers.started(run)

    @staticmethod
    def _forge_price(model: Model, parameters: Mapping[str, Any]) -> int:
        guided = GUIDANCE_PRICE * len(parameters.get("guidance_files") or ())
        return (model.price + guided) * int(parameters.get("batch_size", DEFAULT_BATCH))

    def _get_forge_run(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        return self._answers.run(self._run(arguments, "forge"))

    def _cancel_inference(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        run = self._run(arguments, "forge")
        self._books.end(run, "cancelled")
        return self._answers.run(run)

    def _run(self, arguments: Mapping[str, Any], kind: str) -> Started:
        run_id = arguments["inference_id" if kind == "forge" else "run_id"]
        return self._books.find(run_id, kind, arguments.get("workspace_id"))

    # -- workflows -----------------------------------------------------------------------------------

    def _list_workflows(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        filter_ = arguments.get("filter") or {}
        words = arguments.get("search") or arguments.get("fulltext") or filter_.get("fulltext") or ""
        found = [WORKFLOW] if str(words).casefold() in WORKFLOW["name"].casefold() else []
        return self._page("workflows", found, arguments)

    def _estimate_workflow_price(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        self._check_workflow(arguments)
        return self._answers.price(self._books, arguments["workspace_id"], WORKFLOW_PRICE)

    def _execute_workflow(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        self._check_workflow(arguments)
        run = self._start(
            "workflow", "execute_workflow", arguments, WORKFLOW["workflow_id"],
            {**arguments["inputs"], "session_name": arguments.get("session_name")}, WORKFLOW_PRICE, len(WORKFLOW_STEPS),
        )  # fmt: skip
        return self._answers.started(run)

    def _check_workflow(self, arguments: Mapping[str, Any]) -> None:
        if arguments["workflow_id"] != WORKFLOW["workflow_id"]:
            raise Refused("WORKFLOW_NOT_FOUND", "no such workflow", 404)
        inputs = arguments["inputs"]
        if "subject" not in inputs:
            raise Refused("INVALID_INPUTS", "input subject is required")
        if inputs.get("reference"):
            self._need(inputs["reference"])

    def _get_workflow_run(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        return self._answers.run(self._run(arguments, "workflow"))

    def _cancel_workflow_run(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        run = self._run(arguments, "workflow")
        self._books.end(run, "cancelled")
        return {"run_id": run.run_id, "status": "cancelled"}

    # -- files ---------------------------------------------------------------------------------------

    def _request_file_upload_url(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        self._books.account(arguments["workspace_id"])
        return self._storage.promise(arguments["content_type"], arguments["file_size_bytes"])

    def _upload_file(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        if not arguments["url"].startswith("https://") or "missing" in arguments["url"]:
            raise Refused("UPLOAD_FAILED", "the file could not be fetched")
        return {"file_id": self._storage.keep("image/png", b"from afar")}

    # -- shared --------------------------------------------------------------------------------------

    def _start(
        self,
        kind: str,
        tool: str,
        arguments: Mapping[str, Any],
        model_id: str,
        parameters: dict[str, Any],
        price: int,
        files: int,
    ) -> Started:
        run = Started(
            run_id=str(uuid.uuid4()),
            kind=kind,
            tool=tool,
            workspace_id=arguments["workspace_id"],
            model_id=model_id,
            prompt=str(parameters.get("prompt") or parameters.get("subject") or ""),
            parameters={"batch_size": DEFAULT_BATCH, **parameters} if kind == "forge" else parameters,
            session_name=parameters.get("session_name"),
            price=price,
            ends_at=time.monotonic() + self.run_seconds,
            outcome=self.outcome,
            files=[str(uuid.uuid4()) for _ in range(files)],
        )
        return self._books.start(run, self._quirks.retry_after)

    def _page(
        self, key: str, items: Sequence[Mapping[str, Any]], arguments: Mapping[str, Any]
    ) -> dict[str, Any]:
        first = int(arguments.get("cursor") or 0)
        last = first + min(int(arguments.get("limit", 20)), self._quirks.page_size)
        more = last < len(items)
        pagination = {"has_more_results": more, "total_count": len(items)}
        if more:
            pagination["next_cursor"] = str(last)
        return {
            key: list(items[first:last]),
            "pagination": pagination if more or not self._quirks.nulls else None,
        }

    def _plausible(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Whatever a tool might answer whose results are not known outside."""
        return {"id": str(uuid.uuid4()), "status": "done", "price_creative_units": cu(0), "created_at": now(),
                "tools_like_it": list(NEWER_ONLY[:3]), "heard": sorted(arguments)}  # fmt: skip


def _parameters(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Of a forge, in either shape of its body."""
    flat = {
        name: value
        for name, value in arguments.items()
        if name not in {"parameters", "workspace_id", "model_id", "base_model_id"}
    }
    found = {**flat, **(arguments.get("parameters") or {})}
    return {name: value for name, value in found.items() if value is not None}
