"""Houses of several styles, whose fronts face whatever they stand at."""

from __future__ import annotations

from dataclasses import dataclass

from layer_server.generators.scene.rooms.kit import Place


@dataclass(frozen=True, slots=True)
class Style:
    """How the houses of a place are built.

    Attributes:
        walls: materials of their walls, of which each has one; ``base`` of the ground floor.
        roofs: of their roofs, or none for flat ones.
        trim: of frames, timbers and doors.
        timbered: whether beams show in the walls.
        steep: rise of a roof by half its depth.
        storey: units.
        jetty: how far upper storeys stand out.
        gable: how often the gable faces the street.
    """

    walls: tuple[str, ...]
    base: str
    roofs: tuple[str, ...]
    trim: str = "beam"
    timbered: bool = False
    steep: float = 1.2
    storey: float = 2.7
    jetty: float = 0.0
    gable: float = 0.5
    shutters: str = ""
    chimney: bool = True


STYLES: dict[str, Style] = {
    "medieval": Style(("plaster:#d8c8a4", "plaster:#c9ae84", "plaster:#cfc0b0"), "stone", ("roof:#8a4a34", "roof:#6a4a3c", "roof:#7a5a44"), timbered=True, jetty=0.35, gable=0.65),
    "village": Style(("plaster:#ded2b8", "stone", "plaster:#c8b090"), "stone", ("straw", "roof:#8a4a34", "straw"), timbered=True, steep=1.3, gable=0.35),
    "stone": Style(("stone", "pale stone", "stone"), "stone", ("roof:#54606c", "roof:#5c5450"), gable=0.5),
    "mediterranean": Style(("plaster:#e0d2b4", "plaster:#d4a878", "plaster:#cc8e70", "plaster:#e4d8c0"), "pale stone", ("roof:#b8603c", "roof:#c06a44"), trim="paint:#7a5a3c", steep=0.55, gable=0.15, shutters="paint:#3a7a8c", chimney=False),
    "harbour": Style(("plaster:#e4d8c0", "plaster:#b8584a", "plaster:#5f8a94", "plaster:#d0a868", "boards"), "stone", ("roof:#7a4a3c", "roof:#54606c"), trim="paint:#e8e0d0", gable=0.7),
    "desert": Style(("paint:#dcb884", "paint:#d0a874", "paint:#e4c898"), "sandstone", (), trim="oak", chimney=False),
    "japanese": Style(("plaster:#e0d6bc", "boards", "plaster:#d4c8a8"), "boards", ("roof:#3c444c", "roof:#34383e"), trim="beam", steep=0.75, gable=0.1, chimney=False, storey=2.6),
    "western": Style(("boards", "grey boards", "paint:#a8876c", "paint:#8c7a64"), "grey boards", ("grey boards",), trim="pine", steep=0.6, gable=0.2, chimney=False),
    "suburban": Style(("paint:#e8e2d4", "brick", "paint:#c8d4d8", "paint:#dccfae"), "brick", ("roof:#5a5048", "roof:#7a5040", "roof:#4c5660"), trim="paint:#f0eee8", steep=0.85, gable=0.5),
    "brick": Style(("brick", "soot brick", "brick"), "brick", ("roof:#4c4a4c", "roof:#6a4a40"), trim="paint:#e4dccc", gable=0.3),
}  # fmt: skip


_PLAIN = 17.0
"""Depth beyond which windows have no frames, bars, shutters or light of their own."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The ground plan of a house: half its width, its depth, its storeys, whether it is seen from near."""

    half: float
    deep: float
    floors: int
    near: bool = True


def house(p: Place, plot: Plot, style: Style, *, lit: bool, snowy: bool, trade: bool = False) -> None:
    """A house with its front at ``plot.deep`` from the back of its place."""
    rng, half, deep = p.rng, plot.half, plot.deep
    wall = str(rng.choice(style.walls))
    tone = float(rng.uniform(0.9, 1.1))
    top = style.storey * plot.floors + 0.3
    ground = style.storey + 0.1
    p.box((-half, half), (0, ground), (0, deep), style.base, tone)
    front = deep
    if plot.floors > 1:
        front = deep + style.jetty
        p.box((-half, half), (ground, top), (0, front), wall, tone)
        p.box((-half - 0.04, half + 0.04), (ground - 0.12, ground + 0.08), (0, front + 0.06), style.trim, 1.1)
    if style.timbered and plot.floors > 1:
        _timbers(p, half, (ground, top), front, style.trim, near=plot.near)
    gabled = rng.random() < style.gable
    rise = _roof(p, plot, style, (top, front), gabled=gabled, snowy=snowy)
    if gabled and style.roofs and plot.near:
        peak = rise * half
        p.face([(-half, top), (half, top), (0, top + peak)], (0.05, front), wall, tone)
        if style.timbered:
            p.box((-0.07, 0.07), (top, top + peak * 0.8), (front, front + 0.05), style.trim)
        _window(p, (0, top + peak * 0.22), front, (0.32, 0.7), style, lit=lit and rng.random() < 0.5)
    if not plot.near and not lit:
        return
    for floor in range(plot.floors):
        y = 0.95 + style.storey * floor
        at = deep if floor == 0 else front
        count = max(2, int(half * 2 / 1.5))
        door = int(rng.integers(count)) if floor == 0 else -1
        for k in range(count):
            u = -half + 2 * half * (k + 0.5) / count
            if k == door:
                p.box((u - 0.48, u + 0.48), (0, 2.05), (at, at + 0.05), style.trim, 1.2)
                p.box(
                    (u - 0.38, u + 0.38),
                    (0, 1.95),
                    (at + 0.04, at + 0.08),
                    "oak" if not style.shutters else style.shutters,
                    1.1,
                )
                p.box((u - 0.6, u + 0.6), (0, 0.12), (at, at + 0.45), "stone")
                continue
            _window(p, (u, y), at, (0.38, 1.15), style, lit=lit and rng.random() < 0.65)
    if trade and plot.near:
        u = float(rng.uniform(-0.5, 0.5)) * half
        p.box((u - 0.03, u + 0.03), (ground + 0.2, ground + 0.26), (front, front + 0.9), "iron")
        p.box(
            (u - 0.03, u + 0.03),
            (ground - 0.5, ground + 0.12),
            (front + 0.25, front + 0.85),
            f"paint:{rng.choice(['#8a2a24', '#2a5a7a', '#3a6a3a', '#b8862c'])}",
        )


def _timbers(p: Place, half: float, y: tuple[float, float], front: float, trim: str, *, near: bool) -> None:
    """Posts, rails and braces on a front."""
    span = (front, front + 0.05)
    count = max(2, int(half * 2 / 1.5))
    for k in range(count + 1):
        u = -half + 2 * half * k / count
        p.box((u - 0.07, u + 0.07), y, span, trim)
    floors = max(1, round((y[1] - y[0]) / 2.7))
    for k in range(floors + 1):
        at = y[0] + (y[1] - y[0]) * k / floors
        p.box((-half, half), (at - 0.07, at + 0.07), span, trim)
    if near:
        for side in (-1, 1):
            outer, inner = side * half, side * (half - 2 * half / count)
            p.face(
                [
                    (outer, y[0]),
                    (outer - side * 0.16, y[0]),
                    (inner, y[0] + 1.3),
                    (inner + side * 0.16, y[0] + 1.3),
                ],
                span,
                trim,
            )


def _window(
    p: Place, at: tuple[float, float], front: float, size: tuple[float, float], style: Style, *, lit: bool
) -> None:
    (u, y), (half, tall) = at, size
    pane = "glow:#ffc060" if lit else "pane"
    if p.spot(u, front)[1] > _PLAIN:
        p.box((u - half, u + half), (y, y + tall), (front, front + 0.04), pane)
        return
    p.box(
        (u - half - 0.07, u + half + 0.07),
        (y - 0.07, y + tall + 0.07),
        (front, front + 0.04),
        style.trim,
        1.15,
    )
    p.box((u - half, u + half), (y, y + tall), (front + 0.03, front + 0.055), pane)
    p.box((u - 0.025, u + 0.025), (y, y + tall), (front + 0.05, front + 0.075), style.trim)
    p.box(
        (u - half, u + half),
        (y + tall * 0.55, y + tall * 0.55 + 0.05),
        (front + 0.05, front + 0.075),
        style.trim,
    )
    if style.shutters:
        for side in (-1, 1):
            v = u + side * (half + 0.24)
            p.box((v - 0.17, v + 0.17), (y - 0.03, y + tall + 0.03), (front, front + 0.06), style.shutters)
    if lit and len(p.kit.lamps) < 7 and p.spot(u, front)[1] < 26:
        p.lamp(u, y + tall / 2, front + 1.0, (0.95, 0.62, 0.28), 1.5)


def _roof(p: Place, plot: Plot, style: Style, at: tuple[float, float], *, gabled: bool, snowy: bool) -> float:
    """The roof over a house; its rise by half of what it spans."""
    top, front = at
    half = plot.half
    if not style.roofs:
        for d in (0.0, front - 0.2):
            p.box((-half, half), (top, top + 0.45), (d, d + 0.2), style.base, 1.1)
        for u in (-half, half - 0.2):
            p.box((u, u + 0.2), (top, top + 0.45), (0, front), style.base, 1.1)
        return 0.0
    stuff = "snow" if snowy else str(p.rng.choice(style.roofs))
    over = 0.35
    rise = style.steep
    if gabled:
        peak = top + rise * half
        for side in (-1, 1):
            outline = [
                (0.0, peak + 0.16),
                (0.0, peak - 0.02),
                (side * (half + over), top - over * rise),
                (side * (half + over), top - over * rise + 0.2),
            ]
            p.face(outline, (-0.1, front + over), stuff)
    else:
        middle, reach = front / 2, front / 2
        peak = top + rise * reach
        p.slab(
            [
                (-over, top - over * rise),
                (front + over, top - over * rise),
                (front + over, top - over * rise + 0.16),
                (middle, peak + 0.12),
                (-over, top - over * rise + 0.16),
            ],
            (-half - 0.15, half + 0.15),
            stuff,
        )
    if style.chimney:
        u = float(p.rng.uniform(-0.5, 0.5)) * half
        y = top + rise * (half if gabled else front / 2) * 0.45
        p.block(u, (y, y + 1.6), front * 0.4, (0.3, 0.3), "soot brick")
        p.block(u, (y + 1.55, y + 1.7), front * 0.4, (0.36, 0.36), "stone")
    return rise


def tower(
    p: Place, radius: float, tall: float, stuff: str, roof: str, *, lit: bool = False, banner: str = ""
) -> None:
    """A round tower with battlements under a pointed roof."""
    p.post(0, 0, (0, tall), radius, stuff, tip=radius * 0.94)
    p.post(0, 0, (tall - 0.5, tall + 0.5), radius * 0.98, stuff, tip=radius * 1.18, tone=1.1)
    if roof:
        p.post(0, 0, (tall + 0.5, tall + 0.5 + radius * 2.6), radius * 1.3, roof, tip=0.05)
        if banner:
            y = tall + 0.5 + radius * 2.6
            p.post(0, 0, (y, y + 1.6), 0.05, "iron")
            p.face([(0.03, y + 1.55), (1.2, y + 1.3), (0.03, y + 0.95)], (-0.02, 0.02), banner, 1.2)
    for y in (tall * 0.45, tall * 0.78):
        p.block(0, (y, y + 0.9), radius * 0.97, (0.16, 0.12), "glow:#ffc060" if lit else "gloss:#15181c")


def wall(p: Place, half: float, tall: float, stuff: str, thick: float = 1.2) -> None:
    """A wall with battlements and a walk behind them."""
    p.box((-half, half), (0, tall), (0, thick), stuff)
    p.box((-half, half), (tall - 0.25, tall), (0, thick + 0.2), stuff, 1.1)
    count = int(half * 2 / 1.3)
    for k in range(count):
        u = -half + 1.3 * k
        p.box((u, u + 0.75), (tall, tall + 0.8), (thick - 0.4, thick + 0.1), stuff, 1.05)


def tree(p: Place, tall: float, leaves: str = "hedge", *, bare: bool = False) -> None:
    """A round tree, or bare boughs."""
    p.post(0, 0, (0, tall * 0.45), tall * 0.045, "bark wood", tip=tall * 0.03)
    if bare:
        for k in range(6):
            lean = (-0.25 + 0.1 * k) * tall
            p.face(
                [
                    (-0.05, tall * 0.4),
                    (0.06, tall * 0.4),
                    (lean + 0.03, tall * (0.75 + 0.04 * (k % 3))),
                    (lean, tall * (0.76 + 0.04 * (k % 3))),
                ],
                (-0.04, 0.04),
                "bark wood",
            )
        return
    for _ in range(17):
        r = tall * float(p.rng.uniform(0.08, 0.17))
        p.ball(
            float(p.rng.normal(0, tall * 0.14)),
            tall * float(p.rng.uniform(0.42, 0.86)),
            float(p.rng.normal(0, tall * 0.10)),
            r,
            leaves,
            float(p.rng.uniform(0.8, 1.2)),
        )


def street_lamp(p: Place, *, lit: bool) -> None:
    p.post(0, 0, (0, 0.25), 0.14, "iron")
    p.post(0, 0, (0.25, 2.8), 0.05, "iron")
    p.block(0, (2.8, 3.15), 0, (0.13, 0.13), "glow:#ffc868" if lit else "pane")
    p.post(0, 0, (3.15, 3.35), 0.2, "iron", tip=0.02)
    if lit:
        p.lamp(0, 2.9, 0.5, (1.0, 0.7, 0.36), 2.4)


def fence(p: Place, half: float, stuff: str = "pine") -> None:
    for k in range(int(half * 2 / 0.45) + 1):
        u = -half + 0.45 * k
        p.block(u, (0, 0.9), 0, (0.06, 0.03), stuff)
    for y in (0.3, 0.65):
        p.box((-half, half), (y, y + 0.09), (-0.06, -0.03), stuff, 0.9)
