"""The keywords of ``forge`` and ``estimate``: which there are, and what a wrong one was meant to be.

Checked here and not left to the server, for the server knows the wire's names only: it would advise
``model_id`` where Python says ``model``.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.forge import ForgeParameters
from layer_mcp.contract.models import ModelDetails

VERB = (
    "model",
    "batch_size",
    "seed",
    "width",
    "height",
    "size",
    "session_name",
    "guidance_files",
    "max_cu",
    "confirm",
    "budget",
    "wait_for_slot",
)
"""The verbs' own keywords beside the prompt."""

_PAID_ONLY = frozenset({"max_cu", "confirm", "budget", "wait_for_slot"})
_GUIDANCE = frozenset({"ref", "refs", "reference", "references", "guidance", "image", "images"})
_WORKSPACE = frozenset({"workspace", "workspace_id"})


def unknown(params: Mapping[str, Any]) -> str | None:
    """The first keyword that is no parameter of a forge, if there is one."""
    return next((name for name in params if name not in ForgeParameters.model_fields), None)


def misspelt(name: str, *, closed: bool) -> InvalidInputs | None:
    """The refusal of an unknown keyword that is not a matter of the model, if it is none.

    Args:
        closed: whether the server has no parameters but those that are known here; where it may have others,
            only what is all but one of the verb's own keywords is taken for a slip.
    """
    if name in _WORKSPACE:
        return InvalidInputs(
            f"A forge takes no {name!r}: the workspace is the client's.",
            remedy="Choose it with Layer(workspace='…'), layer_nb.connect(workspace='…') or LAYER_WORKSPACE.",
            field=name,
        )
    if name in _PAID_ONLY:  # known to `forge`, so this is an estimate
        return InvalidInputs(
            f"An estimate takes no {name!r}: the price does not depend on it.",
            remedy="Leave it out; nothing was charged.",
            field=name,
        )
    if closed and name in _GUIDANCE:
        return InvalidInputs(
            f"There is no parameter {name!r}; did you mean 'guidance_files'?",
            field=name,
            nearest="guidance_files",
            remedy="For example: guidance_files=['pose.png:pose:0.8'].",
        )
    choices, cutoff = ((*VERB, *ForgeParameters.model_fields), 0.65) if closed else (VERB, 0.8)
    nearest = next(iter(difflib.get_close_matches(name.lower(), choices, n=1, cutoff=cutoff)), None)
    if nearest is None:
        return None
    return InvalidInputs(
        f"There is no parameter {name!r}; did you mean {nearest!r}?", field=name, nearest=nearest
    )


def not_honoured(name: str, value: Any, model: ModelDetails) -> InvalidInputs:
    """The refusal of a keyword that means nothing to a model."""
    honoured = list(dict.fromkeys(("prompt", "seed", "batch_size", *model.parameters)))
    return InvalidInputs(
        f"{model.slug or model.name or model.model_id} does not honour {name!r}; it takes {', '.join(honoured)}.",
        field=name,
        value=value,
        allowed=honoured,
    )
