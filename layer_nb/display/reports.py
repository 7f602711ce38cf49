"""Status, models and runs, as MIME bundles. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from layer_mcp.contract.money import format_cu
from layer_mcp.contract.status import RunStatus
from layer_nb.display.facts import one_line, short_id, state_sentence
from layer_nb.display.table import Column, pairs_bundle, sentence_bundle, table_bundle

if TYPE_CHECKING:
    from layer_mcp import Run
    from layer_mcp.answers import Status
    from layer_mcp.contract.models import ModelDetails, ModelSummary

_PROMPT_CHARACTERS = 48


def status_bundle(status: Status) -> dict[str, str]:
    """Server, workspace, money, live runs."""
    workspace = status.workspace
    live = status.live_runs
    held = f", {format_cu(workspace.reserved)} reserved by live runs" if workspace.reserved else ""
    pairs = [
        ("server", f"{status.server} {status.version}{_address(status)}".strip()),
        ("workspace", workspace.name or workspace.slug),
        ("balance", f"{format_cu(workspace.available)} available{held}"),
        ("live runs", _live(live)),
    ]
    if len(status.workspaces) > 1:
        pairs.insert(
            2, ("others", ", ".join(w.name or w.slug for w in status.workspaces if w.id != workspace.id))
        )
    if status.credential:
        pairs.append(("signed in with", status.credential))
    pairs += [("", sentence) for sentence in status.passed_over]
    return pairs_bundle(pairs, heading="Layer")


def _address(status: Status) -> str:
    """Where the server is, and what chose it."""
    origin = f" ({status.target.origin})" if status.target.origin else ""
    return f"{origin}, chosen by {status.chosen_by}" if status.chosen_by != "default" else origin


def _live(runs: Sequence[Run]) -> str:
    if not runs:
        return "none"
    return "; ".join(
        f"{short_id(run.id)} {one_line(run.title, _PROMPT_CHARACTERS)} ({state_sentence(run.status, progress=run.progress)})"
        for run in runs
    )


def models_bundle(models: Sequence[ModelSummary], modality: str | None = None) -> dict[str, str]:
    """The models there are."""
    if not models:
        kind = f"{_words(modality)} models" if modality else "models"
        return sentence_bundle(f"No {kind} on this server.", "All of them: `%layer models`")
    rows = [
        (
            model.slug or model.model_id,
            ", ".join(_words(use) for use in model.use_cases),
            _price(model),
            ", ".join(_words(capability) for capability in model.capabilities),
            _first_sentence(model.description),
        )
        for model in models
    ]
    columns = (
        Column("model"),
        Column("for"),
        Column("CU", numeric=True),
        Column("can"),
        Column("", quiet=True),
    )
    return table_bundle(columns, rows, note="CU for one asset. One model in full: `%layer model NAME`")


def model_bundle(model: ModelDetails) -> dict[str, str]:
    """One model in full."""
    pairs: list[tuple[str, str]] = [
        ("what it does", model.description),
        ("prompts", model.prompt_format),
        ("for", ", ".join(_words(use) for use in model.use_cases)),
        ("can", ", ".join(_words(capability) for capability in model.capabilities)),
        ("price", f"{_price(model)} CU for one asset"),
    ]
    pairs += [(name, _parameter(schema)) for name, schema in model.parameters.items()]
    pairs += [("licence", model.licence), ("attribution", model.attribution), ("id", model.model_id)]
    return pairs_bundle(
        [(name, value) for name, value in pairs if value],
        heading=model.name
        if model.name.lower() == model.slug
        else f"{model.name} · {model.slug}".strip(" ·"),
    )


def _parameter(schema: dict[str, object]) -> str:
    """``64 to 2048, default 1024. Width in pixels.``"""
    parts = []
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        parts.append(f"{low} to {high}")
    elif isinstance(schema.get("enum"), list):
        parts.append(" | ".join(str(choice) for choice in schema["enum"]))  # type: ignore[attr-defined]  # a list
    elif schema.get("type"):
        parts.append(str(schema["type"]))
    if schema.get("default") is not None:
        parts.append(f"default {schema['default']}")
    words = ", ".join(parts)
    description = str(schema.get("description") or "")
    return f"{words}. {description}".strip(". ") + ("." if description or words else "")


def runs_bundle(runs: Sequence[Run]) -> dict[str, str]:
    """The last runs, newest first."""
    if not runs:
        return sentence_bundle("No runs yet.", "The first: `%layer forge --batch 4 crystal sword icon`")
    rows = [
        (
            short_id(run.id),
            one_line(run.title, _PROMPT_CHARACTERS),
            run.model.slug or run.model.name,
            "" if run.seed is None else str(run.seed),
            state_sentence(run.status, progress=run.progress),
            str(len(run.assets)) if run.assets else "",
            _run_price(run),
        )
        for run in runs
    ]
    columns = (
        Column("run"),
        Column("prompt"),
        Column("model"),
        Column("seed", numeric=True, quiet=True),
        Column("state"),
        Column("assets", numeric=True),
        Column("CU", numeric=True),
    )
    return table_bundle(
        columns, rows, note="One run, with its pictures: `%layer run ID` (the first characters do)"
    )


def _run_price(run: Run) -> str:
    price = run.cost if run.status.final else run.reserved
    if price is None:
        return ""
    number = format_cu(price).removesuffix(" CU")
    return number if run.status.final or run.status is RunStatus.SUCCEEDED else f"{number} held"


def _price(model: ModelSummary) -> str:
    price = model.price_creative_units
    return "" if price is None else format_cu(price).removesuffix(" CU")


def _words(name: str) -> str:
    spaced = re.sub(r"(\d+)_(\d+)", r"\1:\2", name).replace("_", " ")
    return spaced.replace("3d", "3D")


def _first_sentence(text: str) -> str:
    first = text.partition(". ")[0].partition(": ")[0]
    return first.rstrip(".")
