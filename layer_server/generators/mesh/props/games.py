# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Games and their pieces."""

from __future__ import annotations

from math import cos, pi, sin

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.props.odd_games import odd_games


@prop(
    "chess board, chessboard, chess set, checkers board, checkerboard, chess knight, chess rook, chess queen, chess bishop, chess pieces, rook, queen piece, poker chips, casino chips, poker chip, roulette wheel, roulette, deck of cards, game controller, gamepad, controller, joystick, arcade stick, handheld console, handheld game console, game console, gameboy, game boy, vr headset, virtual reality headset, pinball machine, jigsaw puzzle piece, puzzle piece, jigsaw piece, jigsaw puzzle, ouija board, tarot cards, tarot card, voodoo doll, rag doll, nutcracker, toy soldier, doll house, dollhouse, toy boat, paper boat, toy ship",
    0.4,
    kind="toy",
    main="wood",
    accent="pale wood",
    red="paint",
    blue="paint blue",
    yellow="paint yellow",
    green="paint green",
    white="porcelain",
    black="paint black",
    gold="gold",
    plastic="plastic",
    screen="screen",
    cloth="canvas",
    steel="steel",
    pink="paint pink",
    tint="main",
)
def games(kit: Kit) -> None:
    """Games and their pieces."""
    foot = [(0, 0), (0.24, 0), (0.25, 0.05), (0.18, 0.12), (0.11, 0.22), (0.085, 0.5)]
    if kit.says("board", "chessboard", "checkerboard", "set", "game") and not kit.says(
        "ouija", "controller", "console", "boy"
    ):
        kit.add(box(1.3, 0.08, 1.3, kit.bevel(0.02)), "main", "board")
        for i in range(8):
            for j in range(8):
                kit.add(
                    box(0.14, 0.012, 0.14, 0).at(-0.49 + 0.14 * i, 0.078, -0.49 + 0.14 * j),
                    "accent" if (i + j) % 2 else "dark wood",
                    "squares",
                )
        for side, finish in ((0, "white"), (1, "black")):
            if kit.says("checkers", "checkerboard"):
                for k in range(12):
                    row, column = k // 4, k % 4
                    j = row if side == 0 else 7 - row
                    kit.add(
                        cylinder(0.055, 0.035, 18, 0.008).at(
                            -0.49 + 0.14 * (2 * column + (j + 1) % 2), 0.088, -0.49 + 0.14 * j
                        ),
                        "red" if side else "black",
                        "pieces",
                    )
                continue
            for i in range(8):
                x = -0.49 + 0.14 * i
                z0, z1 = (-0.49, -0.35) if side == 0 else (0.49, 0.35)
                pawn = lathe(
                    [
                        (0, 0),
                        (0.045, 0),
                        (0.045, 0.015),
                        (0.02, 0.06),
                        (0.026, 0.09),
                        (0.026, 0.115),
                        (0, 0.13),
                    ],
                    10,
                )
                kit.add(pawn.at(x, 0.088, z1), finish, "pieces")
                tall = (0.15, 0.16, 0.18, 0.23, 0.21, 0.18, 0.16, 0.15)[i]
                piece = lathe(
                    [
                        (0, 0),
                        (0.05, 0),
                        (0.05, 0.02),
                        (0.024, 0.06),
                        (0.022, tall * 0.7),
                        (0.04, tall * 0.8),
                        (0.03, tall),
                        (0, tall),
                    ],
                    10,
                )
                kit.add(piece.at(x, 0.088, z0), finish, "pieces")
        return
    if kit.says("knight") or kit.says("rook", "queen", "bishop", "pieces"):
        kinds = (
            ("rook", "knight", "queen")
            if kit.says("pieces")
            else tuple(each for each in ("knight", "rook", "queen", "bishop") if kit.says(each))[:1]
        )
        for index, kind in enumerate(kinds):
            x = 0.6 * (index - (len(kinds) - 1) / 2)
            finish = "white" if index % 2 == 0 else "black"
            if kind == "rook":
                kit.add(
                    lathe(
                        [*foot[:-1], (0.13, 0.3), (0.12, 0.58), (0.19, 0.66), (0.19, 0.8), (0, 0.8)],
                        kit.sides(30),
                    ).at(x, 0, 0),
                    finish,
                    "rook",
                )
                for k in range(6):
                    kit.add(
                        box(0.11, 0.1, 0.06, 0.01).at(0, 0.79, 0.155).turned("y", 60 * k).at(x, 0, 0),
                        finish,
                        "rook",
                    )
            elif kind == "knight":
                kit.add(
                    lathe(
                        [(0, 0), (0.25, 0), (0.26, 0.06), (0.19, 0.12), (0.16, 0.2), (0, 0.22)], kit.sides(30)
                    ).at(x, 0, 0),
                    finish,
                    "knight",
                )
                head = [
                    (-0.16, 0.18),
                    (0.16, 0.18),
                    (0.14, 0.32),
                    (0.04, 0.46),
                    (0.08, 0.52),
                    (0.2, 0.46),
                    (0.28, 0.52),
                    (0.26, 0.62),
                    (0.1, 0.78),
                    (0.06, 0.88),
                    (0.0, 0.8),
                    (-0.1, 0.74),
                    (-0.19, 0.56),
                    (-0.21, 0.36),
                ]
                kit.add(prism(head, 0.2, 0.05).at(x, 0, 0), finish, "knight")
                for s in (-1.0, 1.0):
                    kit.add(sphere(0.026, 10).at(x + 0.1, 0.66, s * 0.1), "dark", "knight")
            elif kind == "queen":
                kit.add(
                    lathe(
                        [*foot, (0.07, 0.7), (0.14, 0.76), (0.08, 0.8), (0.16, 1.0), (0.1, 1.0), (0, 1.06)],
                        kit.sides(30),
                    ).at(x, 0, 0),
                    finish,
                    "queen",
                )
                for k in range(8):
                    kit.add(
                        sphere(0.032, 10).at(0, 1.02, 0.145).turned("y", 45 * k).at(x, 0, 0), finish, "queen"
                    )
                kit.add(sphere(0.045, 12).at(x, 1.09, 0), finish, "queen")
            else:
                kit.add(
                    lathe(
                        [
                            *foot,
                            (0.065, 0.6),
                            (0.13, 0.65),
                            (0.07, 0.69),
                            (0.11, 0.78),
                            (0.09, 0.9),
                            (0, 1.0),
                        ],
                        kit.sides(30),
                    ).at(x, 0, 0),
                    finish,
                    "bishop",
                )
                kit.add(sphere(0.035, 12).at(x, 1.01, 0), finish, "bishop")
                kit.add(box(0.02, 0.16, 0.1, 0).turned("z", -30).at(x + 0.02, 0.8, 0.07), "dark", "bishop")
        return
    if kit.says("chips", "chip"):
        for x, z, count, finish in (
            (0, 0, 9, "red"),
            (0.52, 0.1, 6, "blue"),
            (0.22, 0.46, 4, "green"),
            (-0.34, 0.42, 1, "black"),
        ):
            for k in range(count):
                kit.add(
                    cylinder(0.24, 0.05, 28, 0.008).at(x + 0.012 * sin(3 * k), 0.052 * k, z), finish, "chips"
                )
                for j in range(6):
                    kit.add(
                        box(0.07, 0.04, 0.02, 0)
                        .at(0, 0.006, 0.235)
                        .turned("y", 60 * j + 25 * k)
                        .at(x + 0.012 * sin(3 * k), 0.052 * k, z),
                        "white",
                        "chips",
                    )
            kit.add(cylinder(0.14, 0.012, 24).at(x, 0.052 * count, z), "white", "chips")
        return
    if kit.says("roulette"):
        kit.add(
            lathe(
                [(0, 0), (0.9, 0), (1.0, 0.12), (1.0, 0.3), (0.94, 0.3), (0.85, 0.18), (0, 0.1)],
                kit.sides(46),
            ),
            "main",
            "bowl",
        )
        for k in range(36):
            a, b = 2 * pi * k / 36, 2 * pi * (k + 1) / 36
            wedge = [(r * sin(t), r * cos(t)) for r, t in ((0.48, a), (0.78, a), (0.78, b), (0.48, b))]
            kit.add(
                prism(wedge, 0.03).turned("x", -90).at(0, 0.19, 0),
                "green" if k == 0 else "red" if k % 2 else "black",
                "numbers",
            )
        kit.add(
            lathe([(0, 0), (0.46, 0), (0.3, 0.08), (0.07, 0.14), (0.05, 0.34), (0, 0.36)], 34).at(0, 0.17, 0),
            "accent",
            "rotor",
        )
        kit.add(sphere(0.07, 16).at(0, 0.54, 0), "gold", "rotor")
        for k in range(4):
            kit.add(
                rod((0, 0.46, 0), (0.26 * sin(pi / 2 * k), 0.46, 0.26 * cos(pi / 2 * k)), 0.025, 8),
                "gold",
                "rotor",
            )
        kit.add(sphere(0.04, 12).at(0.6, 0.25, 0.2), "white", "ball")
        return
    if kit.says("deck", "tarot", "cards", "card"):
        tarot = kit.says("tarot")
        kit.add(box(0.5, 0.18, 0.75, 0.01), "white", "deck")
        kit.add(box(0.44, 0.012, 0.69, 0).at(0, 0.175, 0), "blue" if tarot else "red", "deck")
        for k in range(3):
            card = [
                (box(0.5, 0.012, 0.75, 0.004), "cloth" if tarot else "white"),
                (box(0.42, 0.008, 0.67, 0).at(0, 0.01, 0), "gold" if tarot else "white"),
                (box(0.38, 0.008, 0.6, 0).at(0, 0.014, 0), ("blue", "red", "grape")[k] if tarot else "white"),
                (
                    sphere(0.1, 14).scaled(1, 0.12, 1).at(0, 0.024, 0),
                    ("gold", "white", "gold")[k] if tarot else ("red", "black", "red")[k],
                ),
            ]
            for shape, finish in card:
                kit.add(
                    shape.turned("y", -24 + 24 * k).at(0.55 + 0.22 * k, 0.013 * k, 0.22 - 0.06 * k),
                    finish,
                    "cards",
                )
        return
    if kit.says("controller", "gamepad"):
        outline = [
            (-0.34, 0.24),
            (0.34, 0.24),
            (0.56, 0.2),
            (0.72, -0.1),
            (0.78, -0.44),
            (0.66, -0.56),
            (0.5, -0.46),
            (0.34, -0.2),
            (-0.34, -0.2),
            (-0.5, -0.46),
            (-0.66, -0.56),
            (-0.78, -0.44),
            (-0.72, -0.1),
            (-0.56, 0.2),
        ]
        smooth = [(x, y) for x, y, _ in curve([(a, b, 0.0) for a, b in (*outline, outline[0])], 3)[:-1]]
        parts = [(prism(smooth, 0.2, 0.07), "black")]
        for x, y, finish in (
            (0.5, 0.14, "yellow"),
            (0.6, 0.04, "red"),
            (0.5, -0.06, "green"),
            (0.4, 0.04, "blue"),
        ):
            parts.append((cylinder(0.048, 0.05, 16, 0.01).turned("x", 90).at(x, y, 0.09), finish))
        for x in (-0.24, 0.24):
            parts.append((cylinder(0.11, 0.05, 22).turned("x", 90).at(x, -0.14, 0.08), "dark metal"))
            parts.append((cylinder(0.085, 0.06, 22, 0.015).turned("x", 90).at(x, -0.14, 0.13), "dark metal"))
        parts += [
            (box(0.22, 0.07, 0.05, 0.01).at(-0.5, 0.0, 0.1), "plastic"),
            (box(0.07, 0.22, 0.05, 0.01).at(-0.5, -0.075, 0.1), "plastic"),
        ]
        for x in (-0.1, 0.1):
            parts.append((box(0.09, 0.035, 0.03, 0.008).at(x, 0.08, 0.1), "plastic"))
        for shape, finish in parts:
            kit.add(shape.turned("x", -52).at(0, 0.5, 0), finish, "controller")
        return
    if kit.says("joystick", "stick"):
        kit.add(box(0.8, 0.22, 0.7, 0.05), "black", "base")
        kit.add(
            lathe([(0, 0), (0.2, 0), (0.14, 0.06), (0.06, 0.1), (0, 0.1)], 24).at(-0.1, 0.21, 0),
            "dark metal",
            "gaiter",
        )
        kit.add(rod((-0.1, 0.25, 0), (-0.06, 0.75, 0), 0.04), "steel", "stick")
        kit.add(sphere(0.13, 20).at(-0.055, 0.84, 0), "red", "stick")
        for x, z, finish in ((0.25, 0.12, "red"), (0.25, -0.14, "yellow")):
            kit.add(cylinder(0.08, 0.08, 20, 0.02).at(x, 0.2, z), finish, "buttons")
        return
    if kit.says("handheld", "gameboy", "boy", "console"):
        parts = [
            (box(0.66, 1.06, 0.16, 0.05), "plastic"),
            (box(0.52, 0.44, 0.03, 0.01).at(0, 0.54, 0.075), "black"),
            (box(0.38, 0.32, 0.02, 0).at(0, 0.6, 0.088), "screen"),
            (box(0.2, 0.065, 0.04, 0.01).at(-0.16, 0.29, 0.075), "black"),
            (box(0.065, 0.2, 0.04, 0.01).at(-0.16, 0.222, 0.075), "black"),
        ]
        parts += [
            (cylinder(0.055, 0.04, 18, 0.01).turned("x", 90).at(x, y, 0.07), "red")
            for x, y in ((0.21, 0.36), (0.1, 0.3))
        ]
        parts += [
            (box(0.12, 0.03, 0.03, 0.01).turned("z", 25).at(x, 0.12, 0.075), "dark metal")
            for x in (-0.1, 0.06)
        ]
        for shape, finish in parts:
            kit.add(shape.turned("x", -14), finish, "console")
        return
    odd_games(kit)
