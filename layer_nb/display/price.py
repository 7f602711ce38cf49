"""What a run would cost, and the question before a dear one: a MIME bundle from an estimate. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from layer_mcp.contract.money import format_cu
from layer_nb.display.facts import one_line
from layer_nb.display.markup import card, code, element, join, prose, without_markup

if TYPE_CHECKING:
    from layer_mcp.answers import Price

_PROMPT_CHARACTERS = 200
_INPUT_CHARACTERS = 60
_FOOT = (
    "display:flex;justify-content:space-between;gap:12px;padding:2px 14px 10px;opacity:.72;font-size:11.5px;"
    "flex-wrap:wrap"
)


def price_bundle(
    estimate: Price, *, prompt: str = "", workspace: str = "", dry_run: bool = False
) -> dict[str, str]:
    """The price of a run that was not started."""
    price, balance = format_cu(estimate.price), format_cu(estimate.balance)
    model = estimate.subject + (" (chosen for the prompt)" if getattr(estimate, "chosen", False) else "")
    subject = f"{model} · {one_line(prompt, _PROMPT_CHARACTERS)}" if prompt else model
    words = _words(estimate)
    request = [join(code(word), " ") for word in words]
    place = f" in {workspace}" if workspace else ""
    if estimate.sufficient:
        verdict = f"{format_cu(estimate.remaining)} would be left of {balance}{place}."
    else:
        verdict = (
            f"{balance} is available{place}: {format_cu(estimate.price - estimate.balance)} short. "
            f"Ask for less, or add practice credits: "
            f"`%layer grant {_rounded_up(estimate.price - estimate.balance)}`"
        )
    verdict += _unguided(estimate)
    if other := getattr(estimate, "otherwise", ""):
        verdict += f" {other}."
    nothing = " Nothing was started." if dry_run else ""
    html = card(
        element(
            "div",
            element("b", price),
            f" · {subject}",
            style="padding:10px 14px 4px",
        ),
        element("div", element("span", prose(verdict + nothing)), element("span", *request), style=_FOOT),
        tone="plain" if estimate.sufficient else "ask",
    )
    return {
        "text/plain": without_markup(f"{price} · {subject}\n{verdict}{nothing}\n{' '.join(words)}".rstrip()),
        "text/html": str(html),
    }


def ask_bundle(
    estimate: Price, *, workspace: str = "", limit: float, can_answer: bool = False
) -> dict[str, str]:
    """The question before a run that is dearer than ``limit`` CU."""
    price, balance = format_cu(estimate.price), format_cu(estimate.balance)
    place = f" in {workspace}" if workspace else ""
    first = f"This would cost {price}"
    second = f" of the {balance} available{place} ({_batch(estimate)}{estimate.subject}).{_unguided(estimate)} Nothing has been spent."
    ways = ("--yes", f"--max-cu {_rounded_up(estimate.price)}", "--dry-run")
    hint = f"Runs above {format_cu(limit)} ask first. " + (
        "Answer below, or run again with" if can_answer else "Run again with"
    )
    html = card(
        element("div", element("b", first), second, style="padding:10px 14px 6px"),
        element(
            "div",
            hint,
            *(join(" ", code(way)) for way in ways),
            style="padding:2px 14px 10px;opacity:.72;font-size:11.5px",
        ),
        tone="ask",
    )
    return {"text/plain": f"{first}{second}\n{hint} {' · '.join(ways)}", "text/html": str(html)}


def granted_bundle(amount: Decimal, *, workspace: str, available: Decimal) -> dict[str, str]:
    """Practice credits that were added."""
    sentence = f"{format_cu(amount)} added to {workspace}: {format_cu(available)} available."
    html = card(
        element(
            "div",
            element("b", format_cu(amount)),
            f" added to {workspace}: ",
            element("b", format_cu(available)),
            " available. These are practice credits; they cost nothing. ",
            code("%layer status"),
            style="padding:10px 14px",
        ),
        tone="good",
    )
    return {"text/plain": sentence, "text/html": str(html)}


def _unguided(estimate: Price) -> str:
    if not getattr(estimate, "without_guidance", False):
        return ""
    return " This server prices without guidance files, so it may be more."


def _words(estimate: Price) -> list[str]:
    """What was resolved: a forge's parameters; a workflow's inputs, and how much it makes."""
    parameters: Mapping[str, object] = getattr(estimate, "parameters", {})
    inputs: Mapping[str, object] = getattr(estimate, "inputs", {})
    expected: Mapping[str, int] = getattr(estimate, "expected", {})
    return [
        *(f"{name}={value}" for name, value in parameters.items() if name != "prompt"),
        *(f"{name}={one_line(_said(value), _INPUT_CHARACTERS)}" for name, value in inputs.items()),
        *(f"{count} × {name}" for name, count in expected.items()),
    ]


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _batch(estimate: Price) -> str:
    count = getattr(estimate, "parameters", {}).get("batch_size")
    return f"{count} × " if count else ""


def _rounded_up(cu: Decimal) -> int:
    return int(cu.to_integral_value(rounding="ROUND_CEILING"))
