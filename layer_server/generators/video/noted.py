"""Which words of a prompt a video really does not show: what moves, and how a film is spoken of, is no thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

_SAID = frozenset(
    (  # noqa: SIM905  a list this long reads better as prose
        "camera view shot scene static slow slowly fast quick quickly gently gentle softly soft smooth smoothly steady "
        "cinematic epic dramatic beautiful drone aerial flight fly flying flyover fpv time lapse timelapse hyperlapse "
        "loop looping seamless motion moving move movement animated big heavy light strong huge large small tiny "
        "heavily lightly main very high low close wide long dark bright deep distant open calm peaceful quiet scenic "
        "angle pov first person push pushing pull tracking walking driving riding running flying passing style quality "
        "background footage clip video realistic detailed ambient ambience mood atmosphere slightly bit some many few"
    ).split()
)
"""How people speak of a film, and adjectives that no picture contradicts."""

_MOVES: Mapping[str, str] = {
    "waves": "wave rolling roll crashing crash washing wash breaking lapping lap surging surge swell tide surf foam ocean sea "
    "water onto splashing flowing rough crest moving hitting swirling",
    "water": "water rippling ripple shimmering shimmer glittering glitter sparkling gentle reflecting",
    "river": "flowing flow river stream running rushing streaming water brook creek winding gushing",
    "falls": "falling fall cascading cascade pouring plunging tumbling crashing mist splashing flowing",
    "lava": "lava flowing flow erupting eruption erupt bubbling molten glowing river stream magma pouring",
    "aurora": "dancing dance waving shimmering shimmer moving flickering aurora glowing swirling",
    "stars": "twinkling twinkle star shining blinking shimmering",
    "smoke": "smoke rising billowing plume erupting eruption ash smoking drifting",
    "wind": "wind windy breeze breezy swaying sway rustling rustle gust gusts gusty blowing blow rippling moving gently",
    "shadows": "shadow",
    "storm": "sandstorm duststorm blizzard snowstorm sand dust blowing swirling wind windy raging howling gust haboob storm",
    "clouds": "cloud drifting moving passing rolling racing floating billowing rushing gathering",
    "flames": "flickering flicker burning burn crackling glowing dancing fire flame torch torchlight light",
    "lights": "flickering twinkling blinking glowing shining flashing",
    "fish": "swimming swim fish school",
    "birds": "flying fly bird flock soaring",
    "ships": "sailing sail floating drifting moving",
    "station": "orbiting orbit floating drifting",
    "balloons": "floating drifting rising",
    "lightning": "striking flashing flash lightning",
    "rays": "shining streaming beam ray",
}
"""By what is there and moves: the words that it answers to."""

_LAYERS: Mapping[str, str] = {
    "clouds": "clouds", "flames": "flames", "glow": "flames", "lights": "lights", "light": "lights", "fish": "fish",
    "birds": "birds", "ships": "ships", "station": "station", "balloons": "balloons", "lightning": "lightning",
    "rays": "rays", "sparks": "flames", "crystal light": "lights", "jellyfish": "fish", "foreground": "foreground",
}  # fmt: skip

_AIR: Mapping[str, str] = {
    "RAIN": "rain raining rainy pouring falling downpour storm drizzle wet",
    "SNOW": "snow snowing falling snowfall snowflake drifting",
    "EMBERS": "ember spark cinder floating rising drifting flying erupting eruption fire burning",
    "FIREFLIES": "firefly glowing floating drifting dancing flying blinking wisp glowworm flickering swarm",
    "DUST": "dust dusty mote floating drifting pollen particle",
    "SPARKLES": "sparkle sparkling glitter magic magical twinkling glowing enchanted floating particle fairy",
    "LEAVES": "leaf leaves falling blowing drifting swirling",
    "PETALS": "petal blossom falling drifting blowing cherry sakura",
    "BUBBLES": "bubble rising floating underwater",
    "ASH": "ash falling volcanic drifting",
    "CONFETTI": "confetti celebration falling",
    "SANDSTORM": "sandstorm duststorm sand dust storm haboob blowing swirling wind windy raging",
    "BLIZZARD": "blizzard snowstorm snow storm blowing whiteout wind windy raging",
}


def unseen(missing: Iterable[str], shown: Set[str], layers: Set[str], air: Iterable[str]) -> list[str]:
    """Of the words that a painting does not answer to, those that nothing in the video does either.

    Args:
        shown: what moves by nature, as ``Nature.shown``.
        layers: names of the painting's layers.
        air: names of particles.
    """
    answered = set(_SAID)
    for name in {*shown, *(_LAYERS[layer] for layer in layers if layer in _LAYERS)}:
        answered |= set(_MOVES.get(name, "").split())
    for name in air:
        answered |= set(_AIR[name].split())
    return [word for word in missing if word not in answered]
