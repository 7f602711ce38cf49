"""What a prop is made of: its roles and every finish, as a prompt wants them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from layer_server.generators.mesh.asked import Asked
from layer_server.generators.mesh.finish import FINISHES, Finish, coloured
from layer_server.generators.mesh.props.kit import Prop
from layer_server.generators.mesh.props.styles import STYLES, style_of


def finishes(prop: Prop, asked: Asked) -> Mapping[str, Finish]:
    """Every finish by name, and the prop's roles as the prompt wants them."""
    swapped = STYLES.get(style_of(asked.words, asked.name), {})
    known = {name: FINISHES[swapped.get(name, name)] for name in FINISHES}
    return {**known, **roles(prop, asked)}


def roles(prop: Prop, asked: Asked) -> dict[str, Finish]:
    """The finish of each of a prop's roles."""
    swapped = STYLES.get(style_of(asked.words, asked.name), {})
    found = {role: FINISHES[swapped.get(name, name)] for role, name in prop.roles.items()}
    if asked.material:
        found["main"] = FINISHES[asked.material]
    if asked.accent_material and "accent" in found:
        found["accent"] = FINISHES[asked.accent_material]
    if asked.colour:
        found[prop.tint] = coloured(found[prop.tint], asked.colour)
    if asked.accent_colour and "accent" in found:
        found["accent"] = coloured(found["accent"], asked.accent_colour)
    if asked.glows:
        bright = prop.tint if prop.tint in found else "main"
        found[bright] = replace(found[bright], glow=max(found[bright].glow, 0.45))
    return found
