"""What goes wrong at a ComfyUI server, as sentences: which node, what it says, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_mcp.contract.errors import LayerError, RunFailed
from layer_mcp.contract.plain_text import plain
from layer_mcp.contract.redact import redact

_SHOWN_NODES = 3
_SHOWN = 400
"""Characters of a server's own words."""


def not_there(url: str, reason: str) -> LayerError:
    """Nobody listens at the address; nothing was sent."""
    return RunFailed(
        f"No ComfyUI answers at {url} ({_short(reason)}). Nothing was sent.",
        remedy="Start it (`python main.py` in its folder), or correct the address in models.toml.",
    )


def went_away(url: str, reason: str, seconds: float) -> LayerError:
    """It answered before, and does not any more."""
    return RunFailed(
        f"ComfyUI at {url} has not answered for {seconds:g} seconds ({_short(reason)}); it may have died, or run out "
        "of memory. The prompt was not sent again.",
        remedy="Look at ComfyUI's own window or log; start it again, then run this again.",
    )


def broke_off(url: str, reason: str) -> LayerError:
    """It did not answer while files were sent or fetched."""
    return RunFailed(
        f"ComfyUI at {url} broke off ({_short(reason)}).",
        remedy="Look at ComfyUI's own window or log, then run it again. What it has made is in its output folder.",
    )


def refused(url: str, body: Mapping[str, Any]) -> LayerError:
    """A prompt that the server finds wrong, as it answers 400."""
    said = nodes_said(body.get("node_errors"))
    error = body.get("error")
    if not said:
        said = _error_said(error)
    is_missing = "does not exist" in said
    return RunFailed(
        f"ComfyUI at {url} does not take the workflow: {said or 'it does not say why'}.",
        remedy="Install what the workflow needs there (its nodes, its weights), or change the value."
        if not is_missing
        else "Install the missing node there (ComfyUI Manager can), or add the model again with a workflow that runs.",
    )


def nodes_said(errors: Any) -> str:
    """What is wrong with which nodes, in words; empty when nothing is."""
    if not isinstance(errors, dict):
        return ""
    said: list[str] = []
    for node, fault in errors.items():
        if not isinstance(fault, dict):
            continue
        reasons = [each for each in fault.get("errors") or () if isinstance(each, dict)]
        words = ", ".join(filter(None, (_reason(each) for each in reasons[:_SHOWN_NODES])))
        said.append(
            f"node {_short(node, 40)} ({_short(fault.get('class_type'), 60)}): {words or 'something'}"
        )
    more = f", and {len(said) - _SHOWN_NODES} more" if len(said) > _SHOWN_NODES else ""
    return "; ".join(said[:_SHOWN_NODES]) + more


def in_history(entry: Mapping[str, Any]) -> LayerError | None:
    """Why a prompt that is over has failed; None when it has not."""
    status = entry.get("status")
    if not isinstance(status, dict) or status.get("status_str") != "error":
        return None
    for name, facts in _messages(status):
        if name == "execution_interrupted":
            return RunFailed(
                "It was interrupted in ComfyUI, by somebody else.", remedy="Run it again when you want it."
            )
        if name == "execution_error":
            return _failed(facts)
    return RunFailed("ComfyUI failed, and does not say why.", remedy="Look at ComfyUI's own window or log.")


def _failed(facts: Mapping[str, Any]) -> LayerError:
    where = f"node {_short(facts.get('node_id'), 40)} ({_short(facts.get('node_type'), 60)})"
    kind = _short(facts.get("exception_type"), 80)
    is_memory = "OutOfMemory" in kind
    return RunFailed(
        f"ComfyUI failed at {where}: {_short(facts.get('exception_message')) or 'no message'}"
        f"{f' ({kind})' if kind else ''}.",
        remedy="Ask for a smaller size or fewer steps, or free memory in ComfyUI."
        if is_memory
        else "Look at ComfyUI's own window or log.",
    )


def _messages(status: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    messages = status.get("messages")
    return [
        (str(each[0]), each[1])
        for each in (messages if isinstance(messages, list) else ())
        if isinstance(each, list) and len(each) == 2 and isinstance(each[1], dict)
    ]


def _error_said(error: Any) -> str:
    if isinstance(error, dict):
        return " ".join(filter(None, (_short(error.get("message")), _short(error.get("details"))))).rstrip(
            "."
        )
    return _short(error).rstrip(".") if isinstance(error, str) else ""


def _reason(reason: Mapping[str, Any]) -> str:
    message, details = _short(reason.get("message")), _short(reason.get("details"))
    return f"{message} ({details})" if message and details else message or details


def _short(text: Any, longest: int = _SHOWN) -> str:
    """A server's words on one line, and not many of them; a key among them is masked while it is whole."""
    words = " ".join(plain(redact(str(text or ""))).split())
    return words if len(words) <= longest else words[: longest - 1] + "…"
