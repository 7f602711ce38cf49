"""Where the things of a composition stand: boxes in free units, then fitted into the square."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.image.variation import Pose

_LONG = 1.75
"""How much longer than wide a thing is that has a direction."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What the layout knows of a thing: where its picture is inked, as points in units of its longer side.

    Attributes:
        points: (2, n), x and y.
        axis: degrees by which its long axis leans to the right of upright, or None where it is not long.
    """

    points: Plane
    axis: float | None

    @staticmethod
    def of(coverage: Plane, *, upside_down: bool = False, is_long: bool = False) -> Shape:
        """The shape of a picture's coverage, (n, n), which may have its head at its lower end.

        ``is_long``: the thing has a handle, however broad its head is.
        """
        step = max(1, coverage.shape[0] // 128)
        rows, columns = np.nonzero(coverage[::step, ::step] > 0.3)
        points = np.stack([columns, rows]).astype(np.float32)
        points -= points.mean(1, keepdims=True)
        _, strength, axes = np.linalg.svd(points.T[::3], full_matrices=False)
        axis = None
        if is_long and strength[0] <= 1.12 * strength[1]:
            axis = 45.0  # as weapons are drawn, towards the upper right
        elif is_long or strength[0] > _LONG * strength[1]:
            x, y = (float(v) for v in axes[0])
            x, y = (-x, -y) if y > 0 else (x, y)
            axis = float(np.degrees(np.arctan2(x, -y))) + 180.0 * upside_down
        longest = max(float(np.ptp(points[0])), float(np.ptp(points[1])), 1.0)
        return Shape(points / np.float32(longest), axis)

    def box(self, pose: Pose) -> tuple[float, float]:
        """Width and height when posed, the longer of them 1."""
        turned = pose.matrix() @ self.points
        width, height = (float(v) for v in np.ptp(turned, axis=1))
        longest = max(width, height, 1e-3)
        return width / longest, height / longest

    def is_heavy_below(self, pose: Pose) -> bool:
        """Whether most of it is near its lower end when posed."""
        y = (pose.matrix() @ self.points)[1]
        return bool(y.max() < -0.75 * y.min())

    def leaning(self, degrees: float, *, mirrored: bool = False) -> Pose:
        """The pose in which its long axis leans ``degrees`` to the right of upright."""
        axis = self.axis or 0.0
        return Pose(mirrored, degrees - (-axis if mirrored else axis))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing stands.

    Attributes:
        thing: its index among the composition's things.
        x, y: its middle, shares of the picture from the top left.
        side: its longer side, a share of the picture.
        pose: how it is held.
        copy: which of several of the same it is.
    """

    thing: int
    x: float
    y: float
    side: float
    pose: Pose = Pose()  # noqa: RUF009  frozen
    copy: int = 0


def arrange(relation: str, shapes: Sequence[Shape], count: int, margin: float) -> list[Place]:
    """The places of all things, the hindmost first, within ``margin`` of the picture's edges."""
    if relation == "crossed" and any(shape.axis is None for shape in shapes):
        relation = "beside" if shapes[0].axis is None else "over"
    if relation.startswith("crossed ") and any(shape.axis is None for shape in shapes[:2]):
        relation = "beside"
    if relation == "fan" and shapes[0].axis is None:
        relation = "pile"
    if relation in {"pile", "stack", "row", "fan"}:
        places = _of_one(relation, shapes[0], count)
    elif relation in {"stuck", "pierced"}:
        places = _stuck(shapes, 0 if relation == "stuck" else 1)
    else:
        places = _of_several(relation, shapes)
    return _fitted(places, shapes, margin)


def _of_one(relation: str, shape: Shape, count: int) -> list[Place]:
    if relation == "fan":
        spread = min(30.0, 100.0 / count)
        first = -spread * (count - 1) / 2
        places: list[Place] = []
        for index in _outside_in(count):
            lean = first + spread * index
            angle = np.radians(lean)
            places.append(
                Place(
                    0,
                    0.62 * float(np.sin(angle)),
                    -0.62 * float(np.cos(angle)),
                    1.0,
                    shape.leaning(lean),
                    index,
                )
            )
        return places
    width, height = shape.box(Pose())
    if relation == "stack":
        rise = height * (0.42 if height < 0.75 else 0.62)
        jitter = (0.0, 0.06, -0.05, 0.03, -0.04, 0.05, -0.02, 0.04, 0.0)
        return [
            Place(0, width * jitter[i], -rise * i, 1.0, Pose(mirrored=i % 2 == 1), i) for i in range(count)
        ]
    if relation == "row":
        if count == 3 and shape.axis is None:
            return [
                Place(0, -width * 0.56, -height * 0.16, 0.94, Pose(), 1),
                Place(0, width * 0.56, -height * 0.16, 0.94, Pose(), 2),
                Place(0, 0.0, height * 0.16, 1.0),
            ]
        if count == 2 and shape.axis is None:
            return [
                Place(0, -width * 0.34, -height * 0.13, 0.96),
                Place(0, width * 0.34, height * 0.13, 1.0, Pose(), 1),
            ]
        if count <= 3 or (count <= 5 and width < 0.5):
            upright = shape.leaning(18.0) if shape.axis is not None and abs(shape.axis) > 25 else Pose()
            width, _ = shape.box(upright)
            return [Place(0, i * width * 0.86, 0.0, 1.0, upright, i) for i in range(count)]
        return _rows(count, width, height)
    return _heap(count, width, height)


def _rows(count: int, width: float, height: float) -> list[Place]:
    """Rows of nearly the same length that fill a square, the lower ones in front."""
    rows = max(1, min(count, round(float(np.sqrt(count * width / max(height, 0.05)))), 4))
    longest = -(-count // rows)
    places: list[Place] = []
    for row in range(rows):
        members = min(longest, count - len(places))
        for i in range(members):
            x = (i - (members - 1) / 2) * width * 0.98
            places.append(Place(0, x, row * height * 0.92, 1.0, copy=len(places)))
    return places


def _heap(count: int, width: float, height: float) -> list[Place]:
    """Rows that get longer downwards, the lower ones in front."""
    rows: list[int] = []
    left, length = count, 1
    while left > 0:
        rows.append(min(length, left))
        left -= rows[-1]
        length += 1
    rows.sort()
    turns = (0.0, 14.0, -16.0, 8.0, -9.0, 20.0, -5.0, 11.0, -13.0)
    places: list[Place] = []
    for row, members in enumerate(rows):
        for i in range(members):
            index = len(places)
            x = (i - (members - 1) / 2) * width * 0.78
            pose = Pose(mirrored=index % 3 == 1, tilt=turns[index % len(turns)])
            places.append(Place(0, x, row * height * 0.56, 1.0, pose, index))
    return places


def _outside_in(count: int) -> list[int]:
    """The outer ones first, so that the middle one is in front."""
    return sorted(range(count), key=lambda i: (-abs(i - (count - 1) / 2), i))


def _of_several(relation: str, shapes: Sequence[Shape]) -> list[Place]:
    first, second = shapes[0], shapes[min(1, len(shapes) - 1)]
    last = min(1, len(shapes) - 1)
    (aw, ah), (bw, bh) = first.box(Pose()), second.box(Pose())
    match relation:
        case "crossed":
            return [
                Place(last, 0.0, 0.0, 1.0, second.leaning(-42.0), 1),
                Place(0, 0.0, 0.0, 1.0, first.leaning(42.0)),
            ]
        case "crossed over" | "crossed behind":
            pair = [
                Place(1, 0.0, 0.0, 1.12, second.leaning(-42.0), 1),
                Place(0, 0.0, 0.0, 1.12, first.leaning(42.0)),
            ]
            bearer = Place(2, 0.0, 0.0, 0.92 if relation == "crossed over" else 0.74)
            return [bearer, *pair] if relation == "crossed over" else [*pair, bearer]
        case "over":
            tilted = first.leaning(38.0) if first.axis is not None else Pose()
            is_tall = second.axis is not None and abs(second.axis) < 50
            upright = second.leaning(8.0) if is_tall else Pose()
            return [Place(last, 0.0, 0.0, 1.0, upright), Place(0, 0.0, 0.0, 0.78, tilted)]
        case "on" | "worn":
            small, large, over = (0.52, 0.9, 0.16) if relation == "worn" else (0.74, 0.86, 0.10)
            top, base = (last, 0) if relation == "worn" else (0, last)
            th = shapes[top].box(Pose())[1] * small
            base_h = shapes[base].box(Pose())[1] * large
            return [
                Place(base, 0.0, 0.0, large),
                Place(top, 0.0, -(base_h + th) / 2 + over * th + 0.04, small),
            ]
        case "above":
            return [Place(last, 0.0, 0.0, 0.8), Place(0, 0.0, -(bh * 0.8 + ah * 0.7) / 2 - 0.06, 0.7)]
        case "behind":
            return [Place(0, 0.20, -0.24, 0.95), Place(last, -0.10, 0.14, 0.85)]
        case "behind wings":
            if bw / bh > 1.25:  # a picture of both wings
                return [Place(last, 0.0, -0.10, 1.5), Place(0, 0.0, 0.0, 0.9)]
            return [
                Place(last, -0.34 - aw * 0.2, -0.14, 1.0, Pose(mirrored=True), 1),
                Place(last, 0.34 + aw * 0.2, -0.14, 1.0),
                Place(0, 0.0, 0.0, 0.95),
            ]
        case "in" | "holds":
            held, holder = (last, 0) if relation == "holds" else (0, last)
            inner, outer = shapes[held], shapes[holder].box(Pose())
            side = min(0.62, 0.62 * outer[0] / max(inner.box(Pose())[0], 0.3))
            rise = outer[1] / 2 + inner.box(Pose())[1] * side * 0.18
            return [Place(held, 0.0, -rise, side), Place(holder, 0.0, 0.0, 1.0)]
        case "held":
            pose = second.leaning(22.0) if second.axis is not None else Pose()
            return [Place(0, 0.0, 0.0, 1.0), Place(last, aw / 2, 0.14, 0.68, pose)]
        case "facing":
            gap = (aw + bw) / 2 * 0.96
            return [Place(0, 0.0, 0.0, 1.0), Place(last, gap, 0.0, 1.0, Pose(mirrored=True))]
    return _in_each_other(relation, shapes) or _beside(shapes)


def _in_each_other(relation: str, shapes: Sequence[Shape]) -> list[Place]:
    """What lies on, is held by or has gone into another thing; nothing for another relation."""
    first, second = shapes[0], shapes[min(1, len(shapes) - 1)]
    last = min(1, len(shapes) - 1)
    (aw, ah), (bw, bh) = first.box(Pose()), second.box(Pose())
    match relation:
        case "served":
            return [Place(last, 0.0, 0.0, 1.0), Place(0, 0.0, -0.5 * ah * 0.66 + 0.06, 0.66)]
        case "afloat":
            return [Place(0, 0.0, -(ah * 0.84 + bh) / 2 + 0.14, 0.84), Place(last, 0.0, 0.0, 1.0)]
        case "caged":
            return [Place(0, 0.0, 0.10 * bh, 0.66 * min(1.0, bw / max(aw, 0.3))), Place(last, 0.0, 0.0, 1.0)]
        case "gripped":
            upright = first.leaning(12.0) if first.axis is not None else Pose()
            return [Place(0, 0.10, -0.30, 1.25, upright), Place(last, 0.0, 0.22, 0.62)]
        case "hit":
            pose = first.leaning(225.0) if first.axis is not None else Pose()
            width, height = first.box(pose)
            return [Place(last, 0.0, 0.0, 1.0), Place(0, 0.42 * width, -0.42 * height, 0.84, pose)]
        case "through":
            if first.axis is None:
                return [Place(last, 0.0, 0.0, 0.8), Place(0, 0.0, 0.0, 0.9)]
            wide = second.axis is not None and 45 < abs(second.axis) < 135
            pose = first.leaning(180.0 if wide else 205.0)
            return [Place(last, 0.0, 0.0, 0.82), Place(0, 0.0, 0.0, 1.15, pose)]
        case "hung":
            return [
                Place(0, 0.0, 0.0, 0.9),
                Place(last, 0.0, -(bh * 0.6 + ah * 0.9) / 2 + min(0.12, bh * 0.2), 0.6),
            ]
        case "below":
            return [Place(last, 0.24, -(bh * 0.55 + ah) / 2 - 0.02, 0.55), Place(0, 0.0, 0.0, 1.0)]
    return []


def _stuck(shapes: Sequence[Shape], index: int) -> list[Place]:
    """One of two things, with its head in the other."""
    thing, base = shapes[index], 1 - index
    pose = thing.leaning(208.0) if thing.axis is not None else Pose()
    width, height = thing.box(pose)
    top = shapes[base].box(Pose())[1] / 2
    if thing.is_heavy_below(pose):  # an axe shows its head, whose edge alone has gone in
        return [Place(base, 0.0, 0.0, 1.0), Place(index, width * 0.2, -top - height * 0.28, 0.86, pose)]
    return [Place(index, width * 0.1, -top - height * 0.16, 0.92, pose), Place(base, 0.0, 0.0, 1.0)]


def _beside(shapes: Sequence[Shape]) -> list[Place]:
    """Up to four different things, those at the back higher and a little smaller."""
    boxes = [shape.box(Pose()) for shape in shapes]
    if len(shapes) == 2:
        (aw, ah), (bw, bh) = boxes
        step = 0.36 * (aw + bw)
        return [Place(0, -step / 2, -0.12 * ah, 1.0), Place(1, step / 2, 0.16 * bh, 0.92)]
    if len(shapes) == 3:
        aside = 0.30 * (boxes[0][0] + boxes[1][0])
        return [
            Place(0, -aside, -0.22, 0.95),
            Place(1, aside, -0.22, 0.95),
            Place(2, 0.0, 0.24, 0.90),
        ]
    return [
        Place(index, (-0.42, 0.42)[index % 2], (-0.42, 0.42)[index // 2], 0.9) for index in range(len(shapes))
    ]


def _fitted(places: Sequence[Place], shapes: Sequence[Shape], margin: float) -> list[Place]:
    """The same places, moved and scaled so that all of it fills the picture."""
    boxes = [shapes[place.thing].box(place.pose) for place in places]
    left = min(p.x - w * p.side / 2 for p, (w, _) in zip(places, boxes, strict=True))
    right = max(p.x + w * p.side / 2 for p, (w, _) in zip(places, boxes, strict=True))
    top = min(p.y - h * p.side / 2 for p, (_, h) in zip(places, boxes, strict=True))
    bottom = max(p.y + h * p.side / 2 for p, (_, h) in zip(places, boxes, strict=True))
    scale = (1 - 2 * margin) / max(right - left, bottom - top)
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    return [
        replace(p, x=0.5 + (p.x - middle_x) * scale, y=0.5 + (p.y - middle_y) * scale, side=p.side * scale)
        for p in places
    ]
