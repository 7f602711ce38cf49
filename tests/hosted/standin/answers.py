"""How a result is spelled: letter case, missing and unknown fields, nulls, and the keys that nobody is sure of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from standin.books import Books, Started, cu
from standin.models import WORKFLOW_STEPS
from standin.quirks import Quirks

_FORGE_WORDS = {"live": "in_progress", "failed": "failed", "cancelled": "cancelled", "deleted": "deleted"}
_WORKFLOW_WORDS = {
    "live": "running", "complete": "success", "failed": "failure", "cancelled": "cancelled", "deleted": "cancelled",
}  # fmt: skip
_OPTIONAL = frozenset(
    {
        "a_field_of_tomorrow", "allow_negative_balance", "annotations", "completed_at", "content_type", "created_at",
        "description", "error_code", "filename", "file_name", "height", "last_active_at", "mime_type", "mimeType", "name",
        "normalized_parameters", "parameters_adjusted", "poll_interval_seconds", "prompt_format", "published_at",
        "session_modes", "slug", "steps", "total_count", "use_cases", "width",
    }
)  # fmt: skip
_NULLABLE = ("capabilities", "guidance_file_types", "session_modes", "outputs", "use_cases", "description")
TOMORROW = {"a_field_of_tomorrow": {"x": [1, None]}, "shiny": "UNHEARD_OF"}

_ASSET_KEYS = {
    "assets": ("file_id", "url", "content_type", "file_name"),
    "outputs": ("id", "download_url", "mime_type", "filename"),
    "files": ("file_id", "signed_url", "mimeType", "name"),
}


class Answers:
    """Bodies of results.

    Args:
        media_url: the address of a file, by workspace id, file id and prompt.
    """

    def __init__(self, quirks: Quirks, media_url: Any) -> None:
        self._quirks = quirks
        self._media_url = media_url

    def dressed(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """A result with the quirks that concern every result."""
        found: dict[str, Any] = {}
        for name, value in body.items():
            if self._quirks.sparse and name in _OPTIONAL and not _names_a_thing(body, name):
                continue
            if self._quirks.nulls and name in _NULLABLE and not value:
                found[name] = None
            elif isinstance(value, list):
                found[name] = [self.dressed(item) if isinstance(item, Mapping) else item for item in value]
            else:
                found[name] = value
        return {**found, **(TOMORROW if self._quirks.extras else {})}

    def workspace(self, books: Books, workspace_id: str) -> dict[str, Any]:
        account = books.account(workspace_id)
        return {
            "workspace_id": account.workspace_id,
            "slug": account.slug,
            "name": account.name,
            "balance_creative_units": cu(account.balance),
            "reserved_creative_units": cu(account.reserved),
            "available_creative_units": cu(account.available),
            "last_active_at": account.last_active_at,
        }

    def price(self, books: Books, workspace_id: str, micro: int) -> dict[str, Any]:
        available = books.account(workspace_id).available
        return {
            "estimated_price_creative_units": cu(micro),
            "workspace_balance_creative_units": cu(available),
            "estimated_remaining_balance_creative_units": cu(available - micro),
            "has_sufficient_creative_units": available >= micro,
            "parameters_adjusted": False,
        }

    def started(self, run: Started) -> dict[str, Any]:
        body: dict[str, Any] = {
            self._id_of(run): run.run_id,
            "status": self._status("pending" if run.kind == "workflow" else "in_progress"),
            "poll_interval_seconds": self._quirks.poll_interval,
            "created_at": run.created_at,
            "estimated_price_creative_units": cu(run.price),
        }
        if run.kind == "forge":
            known = ("width", "height", "batch_size", "num_inference_steps", "duration_seconds", "fps")
            body["normalized_parameters"] = {
                name: run.parameters[name] for name in known if name in run.parameters
            }
        return self._told(body)

    def run(self, run: Started) -> dict[str, Any]:
        workflow = run.kind == "workflow"
        words = _WORKFLOW_WORDS if workflow else {**_FORGE_WORDS, "complete": self._quirks.complete}
        body: dict[str, Any] = {self._id_of(run): run.run_id, "status": self._status(words[run.state])}
        if workflow:
            body["steps"] = self._steps(run)
        nothing = None if self._quirks.nulls else ...
        body["poll_interval_seconds"] = self._quirks.poll_interval if run.state == "live" else nothing
        body["completed_at"] = run.completed_at if run.state == "complete" else nothing
        body["actual_price_creative_units"] = cu(run.charged) if run.state == "complete" else nothing
        body[self._quirks.assets] = self._assets(run) if run.state == "complete" else nothing
        body["error_message"] = "the model had no luck" if run.state == "failed" else nothing
        body["error_code"] = "GENERATION_FAILED" if run.state == "failed" else nothing
        return self._told({name: value for name, value in body.items() if value is not ...})

    def _told(self, body: dict[str, Any]) -> dict[str, Any]:
        if body.get("poll_interval_seconds", ...) is None and not self._quirks.nulls:
            del body["poll_interval_seconds"]
        return body

    def _id_of(self, run: Started) -> str:
        return "run_id" if run.kind == "workflow" else "inference_id"

    def _status(self, word: str) -> str:
        return word.upper() if self._quirks.statuses == "upper" else word

    def _steps(self, run: Started) -> list[dict[str, Any]]:
        word = {"live": "running", "complete": "success"}.get(run.state, "cancelled")
        return [
            {
                "name": name,
                "display_name": title,
                "status": self._status("success" if run.state == "live" and number == 0 else word),
            }
            for number, (name, title) in enumerate(WORKFLOW_STEPS)
        ]

    def _assets(self, run: Started) -> list[dict[str, Any]]:
        id_, url, type_, name = _ASSET_KEYS[self._quirks.assets]
        return [
            {
                id_: file_id,
                url: self._media_url(run, file_id),
                type_: "image/png",
                name: f"{'_'.join(run.prompt.lower().split())[:64] or 'asset'}.png",
                "width": 40,
                "height": 20,
            }
            for file_id in run.files
        ]


def _names_a_thing(body: Mapping[str, Any], name: str) -> bool:
    """Only the name of a file is optional."""
    return name == "name" and "signed_url" not in body
