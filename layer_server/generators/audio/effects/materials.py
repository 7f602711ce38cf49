"""What things are made of: how they ring, how fast they fall silent, and what their surface adds when touched."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layer_server.generators.audio.effects.family import Rng, Take
from layer_server.generators.audio.effects.synthesis import decay, noise, ring, scattered
from layer_server.generators.audio.filters import band_pass, low_pass
from layer_server.generators.audio.samples import Sound, count


@dataclass(frozen=True, slots=True)
class Material:
    """One material.

    Attributes:
        ratios: its modes, to the lowest.
        pitch: Hz of the lowest mode of a thing that is held in a hand.
        ring: seconds to 1/e of that mode.
        damping: how much faster higher modes die; 1 is as their frequency grows.
        contact: Hz, the band of the noise of touching it.
        rough: that noise's level to the modes'.
        grains: Hz, the band of its crumbs where it is loose ground; none for a solid.
    """

    ratios: tuple[float, ...]
    pitch: float
    ring: float
    damping: float
    contact: tuple[float, float]
    rough: float
    grains: tuple[float, float] | None = None


_PLATE = (1.0, 1.47, 2.09, 2.56, 3.24, 3.91, 4.87, 5.93, 7.4, 9.1)
_BLOCK = (1.0, 1.58, 2.31, 3.05, 3.9, 4.8, 6.1)
_BOWL = (1.0, 2.32, 4.25, 6.63, 9.38, 12.2)
_DULL = (1.0, 1.62, 2.45, 3.3)

MATERIALS: dict[str, Material] = {
    "wood": Material(_BLOCK, 240, 0.045, 0.7, (300, 3_800), 0.55),
    "metal": Material(_PLATE, 720, 0.75, 0.55, (1_500, 12_000), 0.35),
    "stone": Material(_BLOCK, 520, 0.016, 0.4, (500, 7_500), 1.1),
    "glass": Material(_BOWL, 1_750, 0.30, 0.6, (2_500, 14_000), 0.4),
    "crystal": Material(_BOWL, 1_450, 0.85, 0.5, (3_000, 14_000), 0.15),
    "ceramic": Material(_BOWL, 1_150, 0.075, 0.5, (1_500, 9_000), 0.5),
    "bone": Material(_BLOCK, 780, 0.022, 0.5, (700, 6_000), 0.6),
    "plastic": Material(_BLOCK, 430, 0.028, 0.7, (600, 6_000), 0.6),
    "rubber": Material(_DULL, 130, 0.045, 1.4, (80, 900), 0.5),
    "leather": Material(_DULL, 150, 0.022, 1.2, (200, 2_600), 1.2),
    "flesh": Material(_DULL, 95, 0.035, 1.2, (90, 1_300), 1.3),
    "cloth": Material(_DULL, 120, 0.018, 1.4, (200, 4_500), 1.6),
    "paper": Material(_DULL, 320, 0.010, 1.0, (1_200, 10_000), 2.2),
    "ice": Material(_BOWL, 1_050, 0.06, 0.5, (1_500, 12_000), 0.7),
    "carpet": Material(_DULL, 80, 0.03, 1.5, (60, 700), 1.0),
    "dirt": Material(_DULL, 85, 0.03, 1.4, (70, 900), 1.2, (300, 2_600)),
    "gravel": Material(_DULL, 110, 0.02, 1.2, (120, 1_800), 0.8, (1_200, 7_500)),
    "sand": Material(_DULL, 80, 0.025, 1.4, (70, 700), 0.7, (1_800, 9_000)),
    "snow": Material(_DULL, 90, 0.025, 1.4, (80, 600), 0.5, (900, 4_500)),
    "leaves": Material(_DULL, 90, 0.02, 1.4, (100, 900), 0.5, (2_200, 12_000)),
    "grass": Material(_DULL, 85, 0.025, 1.4, (80, 700), 0.7, (1_800, 7_000)),
    "mud": Material(_DULL, 80, 0.04, 1.4, (60, 700), 1.2, (200, 1_400)),
    "water": Material(_DULL, 110, 0.04, 1.3, (200, 2_500), 1.4, (400, 3_200)),
}

MATERIAL_WORDS: dict[str, str] = {
    word: name
    for name, words in {
        "wood": "wood wooden oak timber plank planks log crate bamboo barrel table",
        "metal": "metal metallic iron steel brass bronze copper tin aluminium aluminum gold golden silver armor armour plate pipe",
        "stone": "stone rock rocks pebble boulder concrete brick marble granite cobblestone pavement tile tiles cement asphalt",
        "glass": "glass bottle window windows jar mirror vase",
        "crystal": "crystal crystals gem diamond",
        "ceramic": "ceramic clay pottery porcelain pot plate dishes dish cup mug",
        "bone": "bone bones skull skeleton skeletal",
        "plastic": "plastic toy lego",
        "rubber": "rubber tyre tire",
        "leather": "leather glove saddle boots",
        "flesh": "flesh body meat skin",
        "cloth": "cloth fabric silk cotton linen curtain cape cloak clothes",
        "paper": "paper cardboard parchment book scroll",
        "ice": "ice icy frozen icicle",
        "carpet": "carpet rug",
        "dirt": "dirt earth soil ground mulch",
        "gravel": "gravel pebbles rubble shingle",
        "sand": "sand sandy beach desert",
        "snow": "snow snowy",
        "leaves": "leaves leaf foliage autumn",
        "grass": "grass grassy meadow lawn",
        "mud": "mud muddy swamp marsh",
        "water": "water puddle puddles",
    }.items()
    for word in words.split()
}


def of(take: Take, usual: str) -> Material:
    """The take's material, or what is usual for the thing."""
    return MATERIALS[take.material or usual]


def body(
    take: Take,
    material: Material,
    seconds: float,
    *,
    pitch: float = 1.0,
    ring_for: float = 1.0,
    hardness: float = 1.0,
) -> Sound:
    """How a thing rings when it is struck: its modes, uneven as real things are.

    Args:
        hardness: of what strikes; a hard tip wakes the high modes.
    """
    ratios = np.array(material.ratios) * np.exp(take.rng.normal(0, 0.02, len(material.ratios)))
    base = take.near(material.pitch * take.pitch * pitch, 0.05)
    falls = material.ring * ring_for * take.size**0.5 * ratios**-material.damping
    bright = max(0.25, 1.15 - 0.45 * np.log2(max(take.force * hardness, 0.2)))
    levels = ratios**-bright * take.rng.uniform(0.6, 1.0, len(ratios))
    return ring(take.rng, base * ratios, falls, levels / levels.sum(), min(seconds, falls.max() * 7 + 0.02))


def contact(take: Take, material: Material, seconds: float = 0.02) -> Sound:
    """The short noise of two surfaces that meet."""
    low, high = material.contact
    n = count(seconds * 9)
    burst = band_pass(noise(take.rng, n), low * take.pitch, min(high * (0.6 + 0.4 * take.force), 17_000))
    return burst * decay(n, seconds * take.size**0.4, 0.0004)


def struck(
    take: Take,
    usual: str,
    seconds: float = 2.5,
    *,
    pitch: float = 1.0,
    ring_for: float = 1.0,
    thump: float = 0.0,
    hardness: float = 1.0,
) -> Sound:
    """A blow on a thing: contact, modes, and the ``thump`` of what it stands on."""
    material = of(take, usual)
    n = count(seconds)
    total = np.zeros(n, np.float32)
    modes = body(take, material, seconds, pitch=pitch, ring_for=ring_for, hardness=hardness)
    touch = contact(take, material, 0.004 + 0.006 * min(1.0, material.rough))
    total[: len(modes)] += modes[:n] / max(float(np.abs(modes).max()), 1e-6)
    touch = touch[:n] * np.float32(material.rough / max(float(np.abs(touch).max()), 1e-6))
    total[: len(touch)] += touch
    if thump:
        low = thumped(take, 72 * take.pitch, 0.055)[:n]
        total[: len(low)] += low * np.float32(thump)
    if material.grains:
        spray = crumbs(take.rng, material, 0.10 * take.size, 900)[:n]
        total[: len(spray)] += spray
    return total


def thumped(take: Take, frequency: float, fall: float = 0.07) -> Sound:
    """The push of air of something heavy: a low tone that sinks as it dies."""
    n = count(fall * 8)
    t = np.arange(n, dtype=np.float32) / np.float32(44_100)
    sinking = frequency * (1 + 1.8 * np.exp(-t * 32))
    phase = 2 * np.pi * np.cumsum(sinking, dtype=np.float64) / 44_100
    # a little overdrive: its overtones are what small speakers have of it
    result: Sound = (np.tanh(1.8 * np.sin(phase)) * decay(n, fall * take.size**0.5, 0.002)).astype(np.float32)
    return result


def crumbs(rng: Rng, material: Material, seconds: float, density: float) -> Sound:
    """Loose ground that gives way: many small grains, dense at first."""
    low, high = material.grains or material.contact
    n = count(seconds * 3)
    grains = []
    for _ in range(6):
        length = count(rng.uniform(0.003, 0.012))
        centre = float(np.exp(rng.uniform(np.log(low), np.log(high))))
        grain = band_pass(noise(rng, length * 6), centre * 0.6, centre * 1.6) * decay(
            length * 6, length / 44_100
        )
        grains.append(grain)
    spray = scattered(rng, n, density * decay(n, seconds, 0.02), grains)
    return low_pass(spray, high) * np.float32(1 / max(float(np.abs(spray).max()), 1e-6))
