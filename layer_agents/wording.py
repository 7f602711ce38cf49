"""A server's answer in words for a model: short, without addresses, bytes or secrets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.money import format_cu
from layer_mcp.contract.redact import redact
from layer_mcp.contract.status import RunStatus, status_from_wire

if TYPE_CHECKING:
    from layer_mcp.answers import CallResult

MAX_TEXT_BYTES = 20_000
MAX_ALLOWED_SHOWN = 60
MAX_STEPS_SHOWN = 12

_ADDRESS_KEY = re.compile(r"(?:(?i:(?:^|_)(?:url|uri|href))|[a-z0-9](?:URL|Url|URI|Uri|Href))s?$")
_DATA_URI = re.compile(r"data:[\w.+-]+/[\w.+-]+;base64,[A-Za-z0-9+/=_-]*")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{200,}={0,2}")
_QUERY = re.compile(r"(https?://[^\s\"'<>?#]+)\?[^\s\"'<>]+")


def of_run(structured: Mapping[str, Any]) -> str:
    """The state of a run: status, price, and a line for each asset."""
    run_id = structured.get("inference_id") or structured.get("run_id")
    status = status_from_wire(str(structured.get("status", "")))
    poll = "get_forge_run" if "inference_id" in structured else "get_workflow_run"
    lines = [f"Run {run_id}: {status}."]
    charged, priced = (structured.get(f"{which}_price_creative_units") for which in ("actual", "estimated"))
    if isinstance(charged, int | float):
        lines.append(f"Charged: {format_cu(charged)}.")
    elif isinstance(priced, int | float) and not status.final:
        lines.append(f"Price: {format_cu(priced)}, held until it is over.")
    if not status.final:
        progress = structured.get("progress")
        done = f"{progress:.0%} done. " if isinstance(progress, int | float) else ""
        seconds = structured.get("poll_interval_seconds")
        pause = f" in {seconds:g} s" if isinstance(seconds, int | float) else ""
        lines.append(f"{done}Call {poll} with this id{pause} to see how it goes.")
    steps = [step for step in structured.get("steps") or [] if isinstance(step, Mapping)]
    if steps:
        lines.append(_steps(steps))
    if structured.get("error_message"):
        lines.append(f"{structured.get('error_code') or 'Error'}: {structured['error_message']}")
    parameters = structured.get("normalized_parameters")
    if parameters:
        lines.append(f"Parameters: {_json(parameters)}")
    assets = [asset for asset in structured.get("assets") or [] if isinstance(asset, Mapping)]
    if assets:
        lines.append(
            f"{len(assets)} asset{'s' if len(assets) > 1 else ''}, usable by file_id in further calls:"
        )
        lines += [f"- {_asset(asset)}" for asset in assets]
        credits_ = list(dict.fromkeys(credit for asset in assets for credit in _credits(asset)))
        if credits_:
            lines.append(f"Credit to show with them: {'; '.join(credits_)}.")
    return scrubbed("\n".join(lines))


def _steps(steps: Sequence[Mapping[str, Any]]) -> str:
    """How many steps are over, and each one that is not well."""
    states = [status_from_wire(str(step.get("status", ""))) for step in steps]
    done = sum(state is RunStatus.SUCCEEDED for state in states)
    others = [
        f"{step.get('name')} {state}{f' ({why})' if (why := step.get('error_message')) else ''}"
        for step, state in zip(steps, states, strict=True)
        if state is not RunStatus.SUCCEEDED
    ]
    more = f": {'; '.join(others[:MAX_STEPS_SHOWN])}" if others else ""
    return f"Steps: {done} of {len(steps)} done{more}."


def of_answer(answer: CallResult) -> str:
    """Any other answer: its Markdown where it is guidance, else its data, else its own text."""
    guidance = answer.structured.get("text")
    if isinstance(guidance, str) and set(answer.structured) <= {"text", "facts"}:
        text = guidance
    elif answer.structured:
        text = _json(without_addresses(answer.structured))
    else:
        text = answer.text
    lines = [text.strip(), *_blocks_beside_text(answer.content)]
    return scrubbed("\n".join(line for line in lines if line)) or "Done; the tool answered nothing."


def of_error(error: LayerError) -> str:
    """What was wrong, what is allowed, and what to do."""
    lines = [f"{error.code}: {error.message}", error.remedy]
    if error.nearest and error.nearest not in error.message:
        lines.append(f"Did you mean: {error.nearest}")
    if error.unsaid:
        shown = error.unsaid[:MAX_ALLOWED_SHOWN]
        more = len(error.unsaid) - len(shown)
        lines.append("Allowed: " + ", ".join(shown) + (f" and {more} more" if more else ""))
    if error.retry_after_seconds is not None:
        lines.append(f"Try again in {error.retry_after_seconds:g} s.")
    return capped(scrubbed("\n".join(line for line in lines if line)))


def without_addresses(value: Any) -> Any:
    """Data without the fields that are addresses; absent values are left out too."""
    if isinstance(value, Mapping):
        return {
            str(key): without_addresses(inner)
            for key, inner in value.items()
            if inner is not None and not _ADDRESS_KEY.search(str(key))
        }
    if isinstance(value, list | tuple):
        return [without_addresses(inner) for inner in value]
    return scrubbed(value) if isinstance(value, str) else value


def scrubbed(text: str) -> str:
    """Text without secrets, encoded bytes, or the queries of URLs, which is where signatures are."""
    text = _DATA_URI.sub("[data left out]", text)
    text = _BASE64.sub("[data left out]", text)
    return redact(_QUERY.sub(r"\1", text))


def capped(text: str) -> str:
    """The text, cut to what a model should be asked to read."""
    encoded = text.encode()
    if len(encoded) <= MAX_TEXT_BYTES:
        return text
    ending = f"\n… (cut: {len(encoded):,} bytes in all; ask for less, e.g. a smaller limit)"
    return encoded[: MAX_TEXT_BYTES - len(ending.encode())].decode(errors="ignore") + ending


def _asset(asset: Mapping[str, Any]) -> str:
    facts = [f"file_id {asset.get('file_id')}", str(asset.get("content_type") or asset.get("kind") or "")]
    if asset.get("width") and asset.get("height"):
        facts.append(f"{asset['width']}×{asset['height']}")
    if isinstance(asset.get("size_bytes"), int):
        facts.append(_size(asset["size_bytes"]))
    if asset.get("name"):
        facts.append(str(asset["name"]))
    if asset.get("output"):
        facts.append(f"output {asset['output']}")
    if asset.get("seed") is not None:
        facts.append(f"seed {asset['seed']}")
    metadata = asset.get("metadata")
    if isinstance(metadata, Mapping):
        known = {key: value for key, value in metadata.items() if isinstance(value, str | int | float)}
        facts += [f"{key} {value}" for key, value in known.items()]
    parts = [part for part in asset.get("parts") or [] if isinstance(part, Mapping)]
    if parts:
        facts.append("parts: " + ", ".join(f"{part.get('role')} {part.get('file_id')}" for part in parts))
    return " · ".join(fact for fact in facts if fact)


def _credits(asset: Mapping[str, Any]) -> list[str]:
    """Who made what the asset is derived from."""
    found = []
    for credit in asset.get("attribution") or []:
        if isinstance(credit, Mapping):
            words = [str(credit.get(key) or "") for key in ("title", "author", "source", "licence")]
            found.append(", ".join(word for word in words if word))
    return [credit for credit in found if credit]


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def _blocks_beside_text(content: Iterable[Any]) -> list[str]:
    kinds = [str(getattr(block, "type", "block")) for block in content]
    return [f"[{kind} left out]" for kind in kinds if kind != "text"]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "), default=str)
