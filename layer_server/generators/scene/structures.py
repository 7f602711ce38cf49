"""Buildings that stand in landscapes, as solids in the land's own perspective, light and haze."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.scene.buildings import LAMP, MORE, PLASTER, ROOF, STONE, WOOD, Build, Site
from layer_server.generators.scene.canvas import Sheet
from layer_server.generators.scene.solids import Eye, Solid, ball, box, broken, cylinder, roof
from layer_server.generators.scene.spec import Light, unit
from layer_server.generators.scene.stage import Stage
from layer_server.generators.scene.stuff import Stuff
from layer_server.generators.scene.temples import step_pyramid, temple
from layer_server.generators.scene.terrain import Camera


def castle(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A keep, a ring of towers with cones, walls with battlements and lit windows."""
    s, parts = site.size, []
    x, y, z = site.x, site.y - site.size * 0.25, site.z
    parts += _battlements((x - s * 0.62, x + s * 0.62), (y, y + s * 0.52), (z - s * 0.42, z - s * 0.34), s)
    parts.append(box((x - s * 0.10, y, z - s * 0.45), (x + s * 0.10, y + s * 0.40, z - s * 0.34), WOOD, 0.6))
    parts.append(box((x - s * 0.60, y, z - s * 0.2), (x + s * 0.60, y + s * 0.45, z + s * 0.3), STONE, 0.9))
    for dx, dz, high, wide in (
        (-0.64, -0.38, 0.78, 0.12), (0.64, -0.38, 0.74, 0.12), (-0.20, -0.40, 0.66, 0.085), (0.20, -0.40, 0.66, 0.085),
        (-0.46, 0.2, 1.05, 0.10), (0.44, 0.25, 1.18, 0.11), (0.02, 0.15, 1.62, 0.15), (-0.24, 0.3, 1.30, 0.09), (0.26, 0.05, 0.95, 0.08),
    ):  # fmt: skip
        tall = high * float(rng.uniform(0.85, 1.15))
        parts += _tower((x + s * dx, z + s * dz), y, y + s * tall, s * wide * float(rng.uniform(0.9, 1.15)))
    return parts


def ruined(solids: list[Solid], rng: np.random.Generator) -> list[Solid]:
    """The same building long after: roofs and lamps gone, walls broken off at different heights."""
    left = []
    foot = min(float(solid.low[1]) for solid in solids)
    for solid in solids:
        if solid.low[1] > foot + 0.02:  # what stood on a wall fell with it
            continue
        tall = float(solid.high[1] - solid.low[1])
        if solid.material in {ROOF, LAMP} or (solid.material == WOOD and tall > 0.3):
            continue
        keep = float(rng.uniform(0.35, 1.0)) if rng.random() < 0.7 else 1.0
        whole = keep > 0.97 or solid.ball is not None
        left.append(solid if whole else broken(solid, keep, float(rng.uniform(-0.6, 0.6))))
    return left


def _tower(at: tuple[float, float], foot: float, top: float, radius: float) -> list[Solid]:
    x, z = at
    parts = [
        cylinder(at, foot, top, radius * 1.06, STONE, tip=radius * 0.94),
        cylinder(at, top, top + radius * 0.55, radius * 1.22, STONE, tone=1.1),
        cylinder(at, top + radius * 0.55, top + radius * 3.4, radius * 1.30, ROOF, tip=0.01),
        cylinder(at, top + radius * 3.3, top + radius * 4.1, radius * 0.05, WOOD),
        box(
            (x, top + radius * 3.65, z - 0.004),
            (x + radius * 0.75, top + radius * 4.05, z + 0.004),
            ROOF,
            1.5,
        ),
    ]
    for share in (0.90, 0.66, 0.42):
        y = foot + (top - foot) * share
        parts.append(
            box(
                (x - radius * 0.14, y, z - radius * 1.12),
                (x + radius * 0.14, y + radius * 0.5, z - radius * 0.85),
                LAMP,
            )
        )
    return parts


def _battlements(
    across: tuple[float, float], tall: tuple[float, float], deep: tuple[float, float], size: float
) -> list[Solid]:
    (left, right), (foot, top) = across, tall
    parts = [box((left, foot, deep[0]), (right, top, deep[1]), STONE)]
    tooth = size * 0.035
    x = left
    while x + tooth < right:
        parts.append(box((x, top, deep[0]), (x + tooth, top + tooth * 1.2, deep[1]), STONE, 1.05))
        x += tooth * 2
    return parts


def house(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A cottage with a gable, a chimney, a door and lit windows."""
    wide, deep, tall = site.size * float(rng.uniform(0.8, 1.2)), site.size * 0.7, site.size * 0.5
    x, y, z = site.x, site.y - site.size * 0.12, site.z
    tone = float(rng.uniform(0.85, 1.15))
    parts = [
        box((x - wide / 2, y, z - deep / 2), (x + wide / 2, y + tall, z + deep / 2), PLASTER, tone),
        roof(
            (x - wide * 0.58, y + tall, z - deep * 0.62),
            (x + wide * 0.58, y + tall + site.size * 0.52, z + deep * 0.62),
            ROOF,
            hip=float(rng.choice([0.0, 0.0, 0.3])),
        ),
        box(
            (x + wide * 0.24, y + tall, z - deep * 0.05),
            (x + wide * 0.36, y + tall + site.size * 0.62, z + deep * 0.12),
            STONE,
        ),
        box(
            (x - wide * 0.07, y, z - deep * 0.52),
            (x + wide * 0.07, y + tall * 0.68, z - deep * 0.48),
            WOOD,
            0.7,
        ),
    ]
    for share in (-0.32, 0.30):
        parts.append(
            box(
                (x + wide * (share - 0.075), y + tall * 0.42, z - deep * 0.515),
                (x + wide * (share + 0.075), y + tall * 0.78, z - deep * 0.49),
                LAMP,
            )
        )
    for share in (-0.5, -0.18, 0.16, 0.5):
        parts.append(
            box(
                (x + wide * share - 0.012, y, z - deep * 0.507),
                (x + wide * share + 0.012, y + tall, z - deep * 0.49),
                WOOD,
                0.5,
            )
        )
    return parts


def tower(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A lone wizard's tower."""
    s = site.size
    base = site.y - s * 0.2
    parts = _tower((site.x, site.z), base, base + s * 1.7, s * 0.19)
    for share, side in ((1.0, -1), (1.3, 1)):
        parts += _tower(
            (site.x + side * s * 0.20, site.z - s * 0.02),
            base + s * share,
            base + s * (share + 0.32),
            s * 0.075,
        )
    del rng
    return parts


def lighthouse(site: Site, rng: np.random.Generator) -> list[Solid]:
    del rng
    s, at, y = site.size, (site.x, site.z), site.y - site.size * 0.15
    parts = []
    for band in range(5):
        low, high = y + s * 0.28 * band, y + s * 0.28 * (band + 1)
        foot, tip = s * (0.19 - 0.017 * band), s * (0.19 - 0.017 * (band + 1))
        parts.append(cylinder(at, low, high, foot, PLASTER if band % 2 == 0 else ROOF, tip=tip, tone=1.2))
    top = y + s * 1.4
    parts += [
        cylinder(at, top, top + s * 0.05, s * 0.15, STONE), cylinder(at, top + s * 0.05, top + s * 0.24, s * 0.085, LAMP),
        cylinder(at, top + s * 0.24, top + s * 0.42, s * 0.13, ROOF, tip=0.01),
        box((site.x - s * 0.42, y, site.z - s * 0.15), (site.x - s * 0.15, y + s * 0.22, site.z + s * 0.15), PLASTER),
        roof((site.x - s * 0.46, y + s * 0.22, site.z - s * 0.2), (site.x - s * 0.11, y + s * 0.38, site.z + s * 0.2), ROOF),
    ]  # fmt: skip
    return parts


def pyramid(site: Site, rng: np.random.Generator) -> list[Solid]:
    """A large pyramid and two lesser ones behind it."""
    parts = []
    for dx, dz, size in ((0.0, 0.0, 1.0), (1.35, 0.9, 0.68), (-1.15, 1.2, 0.5)):
        half = site.size * size
        x, z = site.x + site.size * dx * float(rng.uniform(0.9, 1.2)), site.z + site.size * dz
        low, high = (x - half, site.y - 0.35, z - half), (x + half, site.y - 0.35 + half * 1.28, z + half)
        parts.append(roof(low, high, STONE, hip=1.0))
    return parts


def ruins(site: Site, rng: np.random.Generator) -> list[Solid]:
    """Columns, some broken, some under a lintel, on steps."""
    s, y = site.size, site.y - site.size * 0.1
    parts = [
        box(
            (site.x - s * (0.95 - 0.06 * k), y + s * 0.06 * k, site.z - s * (0.5 - 0.05 * k)),
            (site.x + s * (0.95 - 0.06 * k), y + s * 0.06 * (k + 1), site.z + s * (0.5 - 0.05 * k)),
            PLASTER,
        )
        for k in range(3)
    ]
    foot = y + s * 0.18
    for row in (-0.3, 0.3):
        whole = []
        for k in range(6):
            x = site.x + s * (-0.75 + 0.30 * k)
            broken = rng.random() < 0.4
            top = foot + s * (float(rng.uniform(0.2, 0.7)) if broken else 0.9)
            parts.append(cylinder((x, site.z + s * row), foot, top, s * 0.072, PLASTER, tip=s * 0.062))
            if not broken:
                whole.append(k)
                parts.append(
                    box(
                        (x - s * 0.09, top, site.z + s * (row - 0.09)),
                        (x + s * 0.09, top + s * 0.05, site.z + s * (row + 0.09)),
                        PLASTER,
                    )
                )
        for k in whole:
            if k + 1 in whole:
                x = site.x + s * (-0.75 + 0.30 * k)
                parts.append(
                    box(
                        (x - s * 0.1, foot + s * 0.95, site.z + s * (row - 0.1)),
                        (x + s * 0.4, foot + s * 1.06, site.z + s * (row + 0.1)),
                        PLASTER,
                    )
                )
    return parts


def windmill(site: Site, rng: np.random.Generator) -> list[Solid]:
    s, y = site.size, site.y - site.size * 0.1
    hub = (site.x, y + s * 0.95, site.z - s * 0.30)
    parts = [
        cylinder((site.x, site.z), y, y + s * 0.92, s * 0.26, PLASTER, tip=s * 0.17),
        cylinder((site.x, site.z), y + s * 0.92, y + s * 1.20, s * 0.20, ROOF, tip=0.01),
        box(
            (site.x - s * 0.06, y, site.z - s * 0.28),
            (site.x + s * 0.06, y + s * 0.24, site.z - s * 0.2),
            WOOD,
        ),
        ball(hub, s * 0.04, WOOD),
    ]
    turn = float(rng.uniform(0, np.pi / 2))
    for k in range(4):
        parts.append(_vane(hub, turn + k * np.pi / 2, s))
    return parts


def _vane(hub: tuple[float, float, float], angle: float, s: float) -> Solid:
    """A flat board turned about the hub, as half-spaces."""
    along, across = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
    centre = np.array(hub[:2])
    planes = [(0, 0, 1, hub[2] + s * 0.015), (0, 0, -1, -hub[2] + s * 0.015)]
    for vector, begin, end in ((along, s * 0.05, s * 0.72), (across, -s * 0.02, s * 0.14)):
        base = float(vector @ centre)
        planes += [(vector[0], vector[1], 0, base + end), (-vector[0], -vector[1], 0, -base - begin)]
    reach = s * 0.75
    low, high = np.array(hub, np.float32) - reach, np.array(hub, np.float32) + reach
    low[2], high[2] = hub[2] - s * 0.02, hub[2] + s * 0.02
    return Solid(np.array(planes, np.float32), low, high, WOOD, tone=1.3)


BUILD: dict[str, Build] = {
    "castle": castle, "village": house, "house": house, "tower": tower, "lighthouse": lighthouse, "pyramid": pyramid,
    "ruins": ruins, "windmill": windmill, "temple": temple, "step pyramid": step_pyramid, **MORE,
}  # fmt: skip
"""By feature."""


PLACING: dict[str, tuple[int, float, float, float]] = {
    "castle": (1, 15, 19, 2.6), "village": (9, 8, 15, 0.62), "house": (1, 5.5, 8, 1.0), "tower": (1, 10, 14, 1.6),
    "lighthouse": (1, 14, 18, 2.2), "pyramid": (1, 24, 26, 4.2), "ruins": (1, 7, 10.5, 1.5), "temple": (1, 8, 11, 1.4), "step pyramid": (1, 9, 13, 2.2), "windmill": (1, 9, 12, 1.7),
    "barn": (1, 8, 11, 1.3), "church": (1, 9, 13, 1.4), "pagoda": (1, 10, 14, 1.7), "torii": (1, 6, 8, 1.2), "stones": (1, 8, 11, 1.6),
    "tent": (4, 5, 8, 0.7), "igloo": (2, 6, 9, 0.8), "bridge": (1, 7, 8, 2.0), "pier": (1, 3, 6, 4.0), "domes": (6, 5, 15, 1.7),
}  # fmt: skip
"""By feature: how many, between which depths, and how large, units."""


def stuffs(feature: str, dark: bool, ink: str = "") -> tuple[Stuff, ...]:
    """What a building is made of."""
    stone = "#d6a868" if feature == "pyramid" else ink
    size = 1.1 if feature == "pyramid" else 0.9
    roofs = {
        "castle": "#37527a",
        "tower": "#5a3a78",
        "lighthouse": "#b8322a",
        "torii": "#d23a22",
        "barn": "#a8322a",
        "pagoda": "#3a4a58",
    }.get(feature, "#9a4a30")
    return (
        Stuff("stone wall", size, ("clean",), stone, 0.05),
        Stuff("brick", 0.5, (), roofs, 0.05),
        Stuff("wood", 0.6, ("dark",), "", 0.05),
        Stuff("lamplight", 1.0, (), "" if dark else "#3a4654", 0.2, 1.4 if dark else 0.0),
        Stuff("concrete", 1.6, (), {"pagoda": "#b8402e", "tent": "#d8b888"}.get(feature, "#e0d8c4"), 0.05),
    )


def stand(  # noqa: PLR0917  reads as one line
    sheet: Sheet,
    camera: Camera,
    solids: list[Solid],
    made_of: tuple[Stuff, ...],
    air: tuple[Light, float],
    fine: int = 2,
) -> None:
    """Trace solids where they show and lay them on a sheet of land, in place.

    ``air`` is the light, and how much of them is lost in haze; ``fine`` is how many samples a pixel has each way.
    """
    light, lost = air
    whole = Eye(
        camera.width, camera.height, camera.focal, (camera.width / 2, camera.horizon), (0.0, camera.eye, 0.0)
    )
    low = np.stack([solid.low for solid in solids]).min(0)
    high = np.stack([solid.high for solid in solids]).max(0)
    frame = whole.frame(low, high)
    if frame is None:
        return
    rows, columns = frame
    eye = Eye(
        (columns.stop - columns.start) * fine, (rows.stop - rows.start) * fine, camera.focal * fine,
        ((camera.width / 2 - columns.start) * fine, (camera.horizon - rows.start) * fine), whole.at,
    )  # fmt: skip
    fill = light.ambient * np.float32(0.85)
    stage = Stage(eye, made_of, 0, solids=solids, bright=0.0, half=1e6)
    stage.fill = (float(fill[0]), float(fill[1]), float(fill[2]))
    facing = unit(float(light.towards[0]), float(light.towards[1]), min(float(light.towards[2]), -0.2))
    stage.sun = (facing, light.sun * np.float32(1.25 if not light.is_night else 0.45))
    hits, colour = stage.render(lambda fraction, stage_name: None)  # noqa: ARG005  part of a longer step
    colour = colour + (light.haze - colour) * np.float32(lost)
    alpha = (hits.material >= 0).astype(np.float32)
    size = (columns.stop - columns.start, rows.stop - rows.start)
    cover = cv2.resize(alpha, size, interpolation=cv2.INTER_AREA)[..., None]
    ink: Plane = cv2.resize(colour * alpha[..., None], size, interpolation=cv2.INTER_AREA) / np.maximum(
        cover, 1e-3
    )
    part = sheet[frame]
    under = part[..., 3:].astype(np.float32) / 255 * (1 - cover)
    total = cover + under
    mixed = (np.clip(ink, 0, 1) * 255 * cover + part[..., :3] * under) / np.maximum(total, 1e-3)
    part[..., :3] = mixed + 0.5
    part[..., 3:] = total * 255 + 0.5
