"""Which of the particular lands a prompt names."""

from __future__ import annotations

from layer_server.generators.scene.lands import LANDS
from layer_server.generators.scene.words import KINDS

WORLDS = frozenset(("moon", "asteroid", "mars", "alien"))
_STATIONS = frozenset(("station", "fleet", "orbit", "orbiting"))
_FROM_AFAR = frozenset(
    ("space", "orbit", "orbiting", "nebula", "galaxy", "solarsystem", "asteroid", "outerspace")
)
_BURNT = frozenset("burnt burned burning charred scorched wildfire blaze".split())  # noqa: SIM905  a list this long reads better as prose
_BUILT = frozenset(("underwater", "islands", "cave", "dungeon", "interior", "city", "space"))


def land_of_words(words: frozenset[str], kind: str) -> str:
    """The land that the words name, or hint at where they name no other kind; "" for none."""
    if kind == "underwater" and not words & {*KINDS[kind].split(), "fish"}:
        kind = ""  # what stands there by itself stands on other worlds too
    if kind in _BUILT and not (kind == "space" and not words & _STATIONS):
        return ""
    if kind == "space" and words & _FROM_AFAR and not words & {"surface", "landscape", "planetsurface"}:
        return ""
    named = [name for name, country in LANDS.items() if words & set(country.words.split())]
    named.sort(key=lambda name: LANDS[name].kind != kind)  # what is of the named kind first
    found = next((name for name in named if kind != "space" or name in WORLDS), "")
    if found == "karst" and kind in {"desert", "canyon"}:
        return "badlands"
    if not found and words & _BURNT and kind == "forest":
        return "burnt"
    is_guessed = not words & set(KINDS.get(kind, "").split())  # by what stands in it
    return found or next(
        (
            name
            for name, country in LANDS.items()
            if words & set(country.hints.split())
            and (kind in {"", country.kind, "meadow"} or is_guessed if name != "sky" else not kind)
        ),
        "",
    )
