"""School and office."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, torus, tub, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "blackboard, chalkboard, whiteboard, white board, school board",
    2.0,
    kind="office",
    main="wood",
    board="paint green",
    white="paint white",
    steel="steel",
    blue="paint blue",
    tint="board",
)
def blackboard(kit: Kit) -> None:
    """A framed board on a stand, with writing."""
    pale = kit.says("whiteboard", "white")
    frame, ink = ("steel", "blue") if pale else ("main", "white")
    black = kit.says("blackboard") and not pale
    kit.add(
        box(1.7, 1.0, 0.05, 0.01).at(0, 0.85, 0),
        "white" if pale else "paint black" if black else "board",
        "board",
    )
    for w, h, x, y in (
        (1.8, 0.07, 0, 0.8),
        (1.8, 0.07, 0, 1.84),
        (0.07, 1.1, -0.88, 0.8),
        (0.07, 1.1, 0.88, 0.8),
    ):
        kit.add(box(w, h, 0.09, 0.015).at(x, y, 0), frame, "frame")
    kit.add(box(1.5, 0.04, 0.16, 0.01).at(0, 0.78, 0.08), frame, "tray")
    for s in (-1.0, 1.0):
        kit.add(rod((s * 0.8, 0.05, 0), (s * 0.8, 0.85, 0), 0.035), frame, "stand")
        kit.add(rod((s * 0.8, 0.04, -0.35), (s * 0.8, 0.04, 0.35), 0.035), frame, "stand")
    for k, (y, long) in enumerate(((1.6, 0.9), (1.45, 1.2), (1.3, 0.7), (1.1, 1.0))):
        xs = np.linspace(-0.7, -0.7 + long, 16)
        kit.add(tube([(x, y + 0.03 * sin(13 * x + k), 0.03) for x in xs], 0.009, 5), ink, "writing")
    for x, finish in ((-0.3, "white"), (0.05, "blue" if pale else "white"), (0.4, "main")):
        kit.add(
            box(0.12 if x < 0.3 else 0.18, 0.03 if x < 0.3 else 0.06, 0.03 if x < 0.3 else 0.08, 0.006).at(
                x, 0.82, 0.1
            ),
            finish,
            "chalk",
        )


@prop(
    "locker, lockers, school locker, filing cabinet, file cabinet, gym locker",
    1.6,
    kind="office",
    main="paint blue",
    accent="steel",
    dark="dark metal",
    paper="paper",
)
def locker(kit: Kit) -> None:
    """Steel doors with slots; or a cabinet of deep drawers."""
    if kit.says("filing", "file"):
        kit.add(box(0.62, 1.5, 0.8, 0.015), "accent", "case")
        for k in range(4):
            out = 0.3 if k == 2 and kit.says("open") else 0.0
            kit.add(
                box(0.54, 0.32, 0.04 + out, 0.01).at(0, 0.07 + 0.36 * k, 0.4 + out / 2), "accent", "drawers"
            )
            kit.add(box(0.2, 0.03, 0.04, 0.008).at(0, 0.17 + 0.36 * k, 0.44 + out), "dark", "handles")
            kit.add(box(0.16, 0.08, 0.012, 0).at(0, 0.26 + 0.36 * k, 0.422 + out), "paper", "labels")
        return
    count = 3 if kit.says("lockers") else 1
    for k in range(count):
        x = (k - (count - 1) / 2) * 0.52
        kit.add(box(0.52, 1.8, 0.5, 0.01).at(x, 0.08, 0), "main", "case")
        kit.add(box(0.46, 1.7, 0.03, 0.008).at(x, 0.12, 0.255), "main", "doors")
        for y in (0.3, 0.36, 0.42, 1.52, 1.58, 1.64):
            kit.add(box(0.26, 0.018, 0.012, 0).at(x, y, 0.27), "dark", "slots")
        kit.add(box(0.05, 0.14, 0.04, 0.01).at(x + 0.16, 0.95, 0.28), "accent", "handles")
        for sx in (-0.2, 0.2):
            for z in (-0.2, 0.2):
                kit.add(box(0.05, 0.1, 0.05, 0).at(x + sx, 0, z), "dark", "feet")


@prop(
    "office chair, desk chair, swivel chair, gaming chair, computer chair",
    1.1,
    kind="office",
    main="rubber",
    accent="dark metal",
    trim="paint",
    tint="main",
)
def office_chair(kit: Kit) -> None:
    """A padded seat on five castors."""
    for k in range(5):
        a = 2 * pi * k / 5
        kit.add(rod((0, 0.16, 0), (0.36 * sin(a), 0.09, 0.36 * cos(a)), 0.03, 8), "accent", "base")
        kit.add(sphere(0.055, 12).at(0.36 * sin(a), 0.055, 0.36 * cos(a)), "main", "castors")
    kit.add(cylinder(0.04, 0.34, 16).at(0, 0.14, 0), "accent", "column")
    kit.add(box(0.56, 0.12, 0.54, 0.05).at(0, 0.46, 0.02), "main", "seat")
    game = kit.says("gaming")
    kit.add(box(0.5, 0.78 if game else 0.6, 0.11, 0.05).turned("x", -8).at(0, 0.66, -0.24), "main", "back")
    kit.add(box(0.1, 0.3, 0.04, 0.01).at(0, 0.46, -0.27), "accent", "back")
    if game:
        for s in (-1.0, 1.0):
            kit.add(box(0.09, 0.7, 0.14, 0.03).turned("x", -8).at(s * 0.24, 0.68, -0.22), "trim", "wings")
        kit.add(box(0.3, 0.16, 0.1, 0.04).turned("x", -8).at(0, 1.24, -0.27), "trim", "headrest")
    for s in (-1.0, 1.0):
        kit.add(
            tube(curve([(s * 0.27, 0.5, -0.02), (s * 0.34, 0.56, -0.02), (s * 0.34, 0.72, 0)]), 0.025, 8),
            "accent",
            "arms",
        )
        kit.add(box(0.08, 0.05, 0.3, 0.02).at(s * 0.34, 0.71, 0.03), "main", "arms")


@prop(
    "printer, photocopier, copier, copy machine, fax machine, scanner",
    0.6,
    kind="office",
    main="plastic",
    accent="dark metal",
    paper="paper",
    light="neon green",
)
def printer(kit: Kit) -> None:
    """A box with paper going in above and coming out in front."""
    tall = kit.says("photocopier", "copier", "copy")
    base = 0.7 if tall else 0.0
    if tall:
        kit.add(box(0.86, 0.7, 0.7, 0.02), "main", "cabinet")
        for k in range(3):
            kit.add(box(0.78, 0.2, 0.03, 0.01).at(0, 0.04 + 0.22 * k, 0.35), "main", "trays")
            kit.add(box(0.22, 0.03, 0.02, 0).at(0, 0.18 + 0.22 * k, 0.37), "accent", "trays")
    kit.add(box(0.86, 0.3, 0.64, 0.04).at(0, base, 0), "main", "case")
    kit.add(box(0.8, 0.12, 0.5, 0.04).at(0, base + 0.28, -0.05), "accent", "lid")
    kit.add(box(0.6, 0.09, 0.06, 0.01).at(0, base + 0.08, 0.3), "dark", "slot")
    kit.add(box(0.52, 0.02, 0.36, 0.004).turned("x", 8).at(0, base + 0.1, 0.44), "paper", "paper")
    if not tall:
        kit.add(box(0.52, 0.34, 0.02, 0.004).turned("x", -14).at(0, base + 0.34, -0.28), "paper", "paper")
        kit.add(box(0.6, 0.22, 0.03, 0.01).turned("x", -14).at(0, base + 0.3, -0.31), "accent", "tray")
    kit.add(box(0.2, 0.08, 0.02, 0.004).turned("x", -30).at(0.26, base + 0.24, 0.31), "screen", "panel")
    kit.add(sphere(0.016, 8).at(-0.3, base + 0.25, 0.32), "light", "panel")


@prop(
    "stapler, tape dispenser, paper clip, paperclip, hole punch, pencil case, pencil cup, pen holder, ruler",
    0.15,
    kind="office",
    main="paint",
    accent="steel",
    tape="glass",
    yellow="paint yellow",
    blue="paint blue",
    green="paint green",
    wood="pale wood",
)
def desk_things(kit: Kit) -> None:
    """What lies on a desk."""
    if kit.says("tape"):
        side = [(-0.5, 0), (0.55, 0), (0.6, 0.24), (0.3, 0.2), (0.16, 0.5), (-0.3, 0.5), (-0.5, 0.3)]
        kit.add(prism(side, 0.36, 0.04), "main", "base")
        kit.add(
            torus(0.19, 0.075, kit.sides(32), 10).turned("x", 90).scaled(1, 1, 1.5).at(-0.08, 0.5, 0),
            "cream",
            "roll",
        )
        kit.add(box(0.05, 0.1, 0.26, 0.01).at(0.58, 0.18, 0), "accent", "teeth")
        kit.add(prism([(0.08, 0.62), (0.57, 0.27), (0.57, 0.255), (0.07, 0.605)], 0.2), "cream", "roll")
    elif kit.says("clip", "paperclip"):
        path = [
            (-0.2, 0.0),
            (-0.2, 0.7),
            (0.2, 0.7),
            (0.2, -0.6),
            (-0.32, -0.6),
            (-0.32, 0.95),
            (0.32, 0.95),
            (0.32, -0.35),
        ]
        kit.add(tube(curve([(x, 0.05, -y) for x, y in path], 6), 0.045, 10), "accent", "clip")
    elif kit.says("ruler"):
        kit.add(box(1.6, 0.03, 0.28, 0.006), "yellow", "ruler")
        for k in range(31):
            kit.add(
                box(0.008, 0.004, 0.1 if k % 5 == 0 else 0.05, 0).at(
                    -0.75 + 0.05 * k, 0.029, 0.13 - (0.05 if k % 5 == 0 else 0.025)
                ),
                "dark",
                "marks",
            )
    elif kit.says("case", "cup", "holder"):
        if kit.says("case"):
            kit.add(box(1.2, 0.3, 0.44, 0.12), "blue", "case")
            kit.add(box(1.1, 0.025, 0.03, 0.006).at(0, 0.29, 0), "accent", "zip")
            kit.add(box(0.1, 0.02, 0.05, 0.006).at(0.52, 0.3, 0.04), "main", "zip")
        else:
            kit.add(tub(0.24, 0.6, 0.03, segments=28), "main", "cup")
        for k, finish in enumerate(("yellow", "blue", "green", "main")):
            a = 2 * pi * k / 4
            lean = (0.1 * sin(a), 0.1 * cos(a))
            start = (lean[0], 0.06, lean[1]) if not kit.says("case") else (-0.3 + 0.2 * k, 0.04, 0.42)
            end = (
                (1.9 * lean[0], 0.95 + 0.06 * k, 1.9 * lean[1])
                if not kit.says("case")
                else (-0.1 + 0.2 * k, 0.04, 0.95)
            )
            kit.add(rod(start, end, 0.035, 8), finish, "pencils")
            tip = [end[i] + (end[i] - start[i]) * 0.1 for i in range(3)]
            kit.add(tube([end, tuple(tip)], [0.035, 0.004], 8), "wood", "pencils")
    else:
        kit.add(box(1.3, 0.07, 0.3, 0.02), "dark metal", "base")
        kit.add(
            prism(
                [(-0.62, 0.08), (0.62, 0.12), (0.64, 0.22), (0.3, 0.34), (-0.5, 0.38), (-0.64, 0.3)],
                0.28,
                0.05,
            )
            .turned("z", 6)
            .at(0, 0.03, 0),
            "main",
            "top",
        )
        kit.add(box(0.16, 0.2, 0.26, 0.03).at(-0.56, 0.06, 0), "dark metal", "hinge")
        kit.add(box(0.2, 0.03, 0.2, 0.006).at(0.5, 0.07, 0), "accent", "anvil")


@prop(
    "water cooler, water dispenser",
    1.3,
    kind="office",
    main="paint white",
    accent="water",
    tap="paint",
    blue="paint blue",
)
def cooler(kit: Kit) -> None:
    """A bottle of water upside down on a stand with taps."""
    kit.add(box(0.46, 0.95, 0.44, 0.04), "main", "stand")
    kit.add(box(0.34, 0.3, 0.03, 0.01).at(0, 0.56, 0.21), "dark metal", "recess")
    for x, finish in ((-0.08, "tap"), (0.08, "blue")):
        kit.add(box(0.05, 0.08, 0.08, 0.01).at(x, 0.74, 0.25), finish, "taps")
    kit.add(box(0.26, 0.03, 0.12, 0.006).at(0, 0.55, 0.25), "main", "tray")
    kit.add(
        lathe(
            [
                (0, 0),
                (0.08, 0),
                (0.1, 0.06),
                (0.19, 0.16),
                (0.2, 0.24),
                (0.185, 0.3),
                (0.2, 0.36),
                (0.2, 0.52),
                (0.16, 0.58),
                (0, 0.58),
            ],
            kit.sides(28),
        ).at(0, 0.94, 0),
        "accent",
        "bottle",
    )


@prop(
    "abacus",
    0.4,
    kind="office",
    main="wood",
    accent="paint",
    blue="paint blue",
    yellow="paint yellow",
    green="paint green",
    steel="steel",
)
def abacus(kit: Kit) -> None:
    """Beads on rods in a frame."""
    for w, h, x, y in ((1.3, 0.1, 0, 0), (1.3, 0.1, 0, 0.94), (0.1, 1.0, -0.6, 0.02), (0.1, 1.0, 0.6, 0.02)):
        kit.add(box(w, h, 0.14, kit.bevel(0.02)).at(x, y, 0), "main", "frame")
    for row, finish in enumerate(("accent", "blue", "yellow", "green", "accent")):
        y = 0.2 + 0.16 * row
        kit.add(rod((-0.58, y, 0), (0.58, y, 0), 0.012, 8), "steel", "rods")
        split = kit.whole(2, 7)
        for k in range(9):
            x = -0.5 + 0.082 * k + (0.28 if k >= split else 0)
            kit.add(sphere(0.07, kit.sides(14)).scaled(0.55, 1, 1).at(x, y, 0), finish, "beads")
    for s in (-1.0, 1.0):
        kit.add(box(0.12, 0.06, 0.36, 0.01).at(s * 0.6, -0.03, 0), "main", "feet")


@prop(
    "easel, painter easel, art easel, canvas on an easel, music stand, lectern, podium, clipboard",
    1.7,
    kind="office",
    main="wood",
    accent="canvas",
    paint="book blue",
    sun="paint orange",
    grass="plant",
    dark="dark metal",
    paper="paper",
)
def easel(kit: Kit) -> None:
    """Three legs with a painting; or a stand for notes, or for speakers."""
    if kit.says("music"):
        kit.add(rod((0, 0.3, 0), (0, 1.15, 0), 0.025), "dark", "pole")
        for k in range(3):
            a = 2 * pi * k / 3
            kit.add(rod((0, 0.36, 0), (0.34 * sin(a), 0.02, 0.34 * cos(a)), 0.02, 8), "dark", "legs")
        kit.add(box(0.66, 0.46, 0.025, 0.008).turned("x", -24).at(0, 1.1, 0.06), "dark", "desk")
        kit.add(box(0.66, 0.025, 0.09, 0.006).at(0, 1.1, 0.1), "dark", "desk")
        for s in (-1.0, 1.0):
            kit.add(box(0.27, 0.38, 0.012, 0).turned("x", -24).at(s * 0.14, 1.13, 0.075), "paper", "sheets")
            for k in range(5):
                kit.add(
                    box(0.22, 0.006, 0.008, 0)
                    .at(0, 0.06 + 0.066 * k, 0.009)
                    .turned("x", -24)
                    .at(s * 0.14, 1.13, 0.076),
                    "dark",
                    "notes",
                )
        return
    if kit.says("lectern", "podium"):
        kit.add(box(0.7, 0.08, 0.55, 0.02), "main", "base")
        kit.add(prism([(-0.26, 0.06), (0.26, 0.06), (0.3, 1.0), (-0.3, 1.0)], 0.4, 0.02), "main", "body")
        kit.add(box(0.76, 0.06, 0.56, 0.02).turned("x", 18).at(0, 1.0, 0.0), "dark wood", "desk")
        kit.add(box(0.4, 0.02, 0.3, 0.004).turned("x", 18).at(0, 1.06, 0.02), "paper", "sheets")
        kit.add(
            tube(curve([(0.2, 1.12, -0.15), (0.2, 1.3, -0.14), (0.16, 1.42, -0.04)]), 0.012, 8),
            "dark",
            "microphone",
        )
        kit.add(sphere(0.035, 12).at(0.15, 1.43, -0.02), "dark", "microphone")
        return
    if kit.says("clipboard"):
        kit.add(box(0.8, 1.1, 0.04, 0.012).turned("x", -12), "main", "board")
        kit.add(box(0.68, 0.92, 0.015, 0).at(0, 0.06, 0.03).turned("x", -12), "paper", "sheet")
        kit.add(box(0.34, 0.12, 0.06, 0.015).at(0, 0.98, 0.03).turned("x", -12), "steel", "clip")
        for k in range(6):
            kit.add(
                box(0.5 - 0.1 * (k % 2), 0.02, 0.008, 0).at(-0.03, 0.2 + 0.12 * k, 0.04).turned("x", -12),
                "dark",
                "lines",
            )
        return
    for s in (-1.0, 1.0):
        kit.add(rod((s * 0.42, 0, 0.2), (s * 0.08, 1.75, -0.1), 0.03, 8), "main", "legs")
    kit.add(rod((0, 0, -0.6), (0, 1.65, -0.11), 0.03, 8), "main", "legs")
    kit.add(box(0.9, 0.05, 0.14, 0.012).at(0, 0.58, 0.13), "main", "ledge")
    lean = -9.5
    for shape, finish in (
        (box(0.9, 0.72, 0.04, 0.008), "accent"),
        (box(0.82, 0.64, 0.01, 0).at(0, 0.04, 0.022), "paint"),
        (
            prism(
                [(-0.41, 0.04), (0.41, 0.04), (0.41, 0.2), (0.15, 0.34), (-0.1, 0.22), (-0.41, 0.3)], 0.01
            ).at(0, 0, 0.028),
            "grass",
        ),
        (cylinder(0.07, 0.01, 20).turned("x", 90).at(0.2, 0.52, 0.026), "sun"),
    ):
        kit.add(shape.turned("x", lean).at(0, 0.63, 0.13), finish, "canvas")
