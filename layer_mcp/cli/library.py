"""``layer models``, and ``layer model NAME``, which ``model`` registers beside the user's own."""

from __future__ import annotations

from typing import Annotated

import typer

from layer_mcp.cli import completion, say
from layer_mcp.contract.money import format_cu

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(models)


@say.told
def models(
    modality: Annotated[
        str | None, typer.Argument(help="image, video, three_d or audio.", show_default=False)
    ] = None,
    search: Annotated[str | None, typer.Option("--search", "-s", help="Words to look for.")] = None,
    json_: Json = False,
) -> None:
    """List the models that you can forge with."""
    from layer_mcp import Layer

    with Layer() as layer:
        found = layer.models(modality, search=search)
        if modality is None and search is None:
            completion.remember("models", [each.slug for each in found], origin=layer.target.origin)
    if json_:
        say.document([each.to_wire() for each in found])
        return
    if not found:
        kind = f"{modality} models" if modality else "models"
        about = f" for {search!r}" if search else ""
        say.note(f"No {kind} on this server{about}.")
        return
    say.table(
        ("model", "name", "kind", "use cases", "price", "capabilities"),
        [
            (
                each.slug or each.model_id,
                each.name,
                each.modality,
                ", ".join(each.use_cases),
                "" if each.price_creative_units is None else format_cu(each.price_creative_units),
                ", ".join(each.capabilities),
            )
            for each in found
        ],
    )


@say.told
def model(
    ref: Annotated[
        str,
        typer.Argument(
            metavar="MODEL",
            help="Slug, id or unique prefix.",
            show_default=False,
            autocompletion=completion.models,
        ),
    ],
    json_: Json = False,
) -> None:
    """Show everything about one model."""
    from layer_mcp import Layer

    with Layer() as layer:
        found = layer.model(ref)
    if json_:
        say.document(found.to_wire())
        return
    say.line(f"{found.name} ({found.slug or found.model_id})")
    say.line(found.description)
    facts = (
        ("id", found.model_id),
        ("use cases", ", ".join(found.use_cases)),
        ("capabilities", ", ".join(found.capabilities)),
        (
            "price",
            "" if found.price_creative_units is None else f"{format_cu(found.price_creative_units)} each",
        ),
        ("prompt", found.prompt_format),
        ("guidance", ", ".join(found.guidance_file_types)),
        ("licence", found.licence),
        ("credit", found.attribution),
    )
    for name, value in facts:
        if value:
            say.line(f"{name:<13}{value}")
    for name, schema in found.parameters.items():
        say.line(f"  {name}: {_parameter(schema)}")


def _parameter(schema: dict[str, object]) -> str:
    words = [str(schema.get("type", ""))]
    if isinstance(choices := schema.get("enum"), list):
        words.append("one of " + ", ".join(map(str, choices)))
    if "minimum" in schema or "maximum" in schema:
        words.append(f"{schema.get('minimum', '')}…{schema.get('maximum', '')}")
    if "default" in schema:
        words.append(f"default {schema['default']}")
    if schema.get("description"):
        words.append(str(schema["description"]))
    return ", ".join(word for word in words if word)
