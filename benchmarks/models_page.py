"""``docs/models.md``: every model of the embedded server, written from its card.

``python -m benchmarks.models_page`` writes it; a test says when that is due.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from layer_mcp.contract.forge import GUIDANCE_FILE_TYPES
from layer_server.catalog.values import defaults, needed
from layer_server.generators.card import ModelCard
from layer_server.generators.registry import CARDS

PAGE = Path(__file__).parents[1] / "docs" / "models.md"
_MICRO_CU = 1_000_000
_HEADINGS = {"image": "Pictures", "three_d": "3D", "video": "Video", "audio": "Sound, speech and music"}
_BEGINNING = """\
# Models

What the embedded server makes, written from its model cards by `python -m benchmarks.models_page`. Without `--model`
the prompt, the files and the parameters decide; the choice is shown with the price before anything is paid.
`layer models` lists the same in a shell, and `layer model NAME` or `%layer model NAME` tells all of one.

A parameter or file that a model does not name here is refused and costs nothing. Every model also takes `seed` and
`batch_size`. Prices are for one output with everything else by default; larger, longer and guided ones cost more, which
`layer estimate` tells. The licence and the credits of an output are in its record, and in the file where its format allows.
"""


def page() -> str:
    """The whole page as Markdown."""
    lines = [_BEGINNING, "| model | what for | example | price |", "|---|---|---|---|"]
    for card in _grouped():
        uses = ", ".join(use.replace("_", " ") for use in card.use_cases)
        lines.append(f"| [`{card.slug}`](#{card.slug}) | {uses} | {_example(card)} | {_price(card)} |")
    heading = ""
    for card in _grouped():
        if heading != _HEADINGS[card.modality]:
            heading = _HEADINGS[card.modality]
            lines += ["", f"## {heading}"]
        lines += ["", *_section(card)]
    return "\n".join(lines) + "\n"


def _grouped() -> Iterator[ModelCard]:
    for modality in _HEADINGS:
        yield from (card for card in CARDS if card.modality == modality)


def _section(card: ModelCard) -> Iterator[str]:
    yield f"### {card.slug}"
    yield ""
    yield card.description
    yield ""
    yield f"**Prompt.** {card.prompt_format}"
    yield ""
    for group in card.needs:
        if tuple(group) != ("prompt",):
            yield f"**Needs** {' or '.join(map(needed, group))}."
            yield ""
    if card.parameters:
        yield "| parameter | takes | by default |"
        yield "|---|---|---|"
        for name, parameter in card.parameters.items():
            yield f"| `{name}` | {_takes(parameter.schema)} | {_default(parameter.schema)} |"
        yield ""
    if card.guidance_file_types:
        yield f"Guidance: {', '.join(f'`{each}`' for each in card.guidance_file_types)}.  "
    if card.parts:
        yield f"Comes with: {', '.join(f'`{each}`' for each in card.parts)}.  "
    yield f"Price: {_price(card)}. {card.licence}{' ' + card.attribution if card.attribution else ''}  "
    yield f"Needs `layer-nb[{card.extra}]`."


def _price(card: ModelCard) -> str:
    return f"{card.price(defaults(card) | {'batch_size': 1}) / _MICRO_CU:g} CU"


def _example(card: ModelCard) -> str:
    quoted = re.findall(r"`[^`]+`", card.prompt_format)
    said = [each for each in quoted if each.strip("`") not in GUIDANCE_FILE_TYPES]
    return next((each for each in said if " " in each), said[0] if said else "a file, without words")


def _takes(schema: Any) -> str:
    words = " or ".join(f"`{each}`" for each in schema["enum"]) if "enum" in schema else schema["type"]
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is not None and most is not None:
        words += f" from {least:,} to {most:,}"
    elif least is not None or most is not None:
        words += f" of at {'least' if most is None else 'most'} {least if most is None else most:,}"
    description = str(schema.get("description", "")).replace("|", "\\|")
    return f"{words}. {description}".strip()


def _default(schema: Any) -> str:
    value = schema.get("default")
    return (
        ""
        if value is None or value == []
        else f"`{str(value).lower() if isinstance(value, bool) else value}`"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
