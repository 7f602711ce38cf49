"""Pistols and rifles, from flintlocks to lasers."""

from __future__ import annotations

from layer_server.generators.mesh.loft import (
    box,
    circle,
    cylinder,
    lathe,
    prism,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over
from layer_server.generators.mesh.props.styles import is_scifi


@prop(
    "pistol, gun, revolver, flintlock, handgun, blaster, ray gun, raygun, laser gun, laser pistol",
    0.3,
    kind="weapon",
    main="steel",
    accent="wood",
    dark="dark metal",
    gold="brass",
    glow="neon",
)
def pistol(kit: Kit) -> None:
    """A revolver; a flintlock for pirates, a blaster with glowing coils for space."""
    if is_scifi(kit) or kit.says("blaster", "ray", "raygun", "laser"):
        kit.add(
            lathe(
                [(0, -0.55), (0.16, -0.5), (0.24, -0.25), (0.25, 0.05), (0.2, 0.3), (0.12, 0.38), (0, 0.38)],
                kit.sides(28),
            )
            .turned("x", 90)
            .at(0, 0.72, 0),
            "main",
            "body",
        )
        for k in range(4):
            z = 0.42 + 0.13 * k
            kit.add(
                torus(0.13 - 0.014 * k, 0.034, kit.sides(24), 8).turned("x", 90).at(0, 0.72, z),
                "glow",
                "coils",
            )
        kit.add(
            lathe([(0.07, 0.3), (0.06, 0.92), (0.09, 0.95), (0.09, 1.0), (0, 1.0)], 18)
            .turned("x", 90)
            .at(0, 0.72, 0),
            "dark",
            "barrel",
        )
        kit.add(sphere(0.075, 16).at(0, 0.72, 1.02), "glow", "barrel")
        kit.add(
            prism([(-0.14, 0), (0.1, 0), (0.16, 0.5), (-0.1, 0.5)], 0.17, kit.bevel(0.04))
            .turned("y", -90)
            .at(0, 0.04, -0.24),
            "dark",
            "grip",
        )
        kit.add(
            prism([(-0.3, 0), (0.2, 0), (-0.12, 0.22), (-0.32, 0.26)], 0.05, kit.bevel(0.014))
            .turned("y", -90)
            .at(0, 0.94, -0.05),
            "main",
            "fin",
        )
        kit.add(torus(0.11, 0.022, 18, 8).turned("z", 90).at(0, 0.42, 0.0), "main", "guard")
        kit.add(box(0.12, 0.1, 0.22, kit.bevel(0.02)).at(0, 0.9, -0.3), "glow", "cell")
        return
    old = kit.says("flintlock", "pirate", "antique")
    kit.add(
        cylinder(0.07 if not old else 0.085, 0.95, kit.sides(20)).turned("x", 90).at(0, 0.72, 0.05),
        "main",
        "barrel",
    )
    kit.add(cylinder(0.045, 0.01, 14).turned("x", 90).at(0, 0.72, 0.995), "dark", "barrel")
    grip_path = curve([(0, 0.68, -0.02), (0, 0.62, -0.26), (0, 0.4, -0.42), (0, 0.1, -0.5)])
    kit.add(
        sweep(grip_path, circle(1.0, 14, squash=0.72), spread_over([0.12, 0.14, 0.15, 0.17]), up=(1, 0, 0)),
        "accent",
        "grip",
    )
    if old:
        kit.add(sphere(0.19, 18).scaled(0.9, 0.7, 1).at(0, 0.06, -0.51), "gold", "grip")
        kit.add(box(0.11, 0.1, 0.8, kit.bevel(0.03)).at(0, 0.6, 0.28), "accent", "stock")
        for z in (0.3, 0.62, 0.94):
            kit.add(torus(0.088, 0.02, 18, 8).turned("x", 90).at(0, 0.72, z), "gold", "barrel")
        kit.add(
            prism([(-0.2, 0), (0.16, 0), (0.16, 0.1), (-0.08, 0.14), (-0.22, 0.1)], 0.03, 0.008)
            .turned("y", -90)
            .at(0.09, 0.64, 0.0),
            "gold",
            "lock",
        )
        kit.add(
            tube(curve([(0.1, 0.74, -0.12), (0.1, 0.9, -0.16), (0.1, 0.92, -0.05)]), 0.03, 8), "main", "lock"
        )
    else:
        kit.add(box(0.16, 0.32, 0.5, kit.bevel(0.03)).at(0, 0.54, -0.16), "main", "frame")
        kit.add(
            cylinder(0.17, 0.34, 18, kit.bevel(0.02)).turned("x", 90).at(0, 0.68, -0.1), "main", "cylinder"
        )
        for k in range(6):
            kit.add(
                cylinder(0.035, 0.345, 10)
                .at(0, 0, 0.115)
                .turned("y", 60 * k)
                .turned("x", 90)
                .at(0, 0.68, -0.1),
                "dark",
                "cylinder",
            )
        kit.add(box(0.05, 0.1, 0.9, kit.bevel(0.01)).at(0, 0.6, 0.48), "main", "barrel")
        kit.add(
            prism([(0, 0), (0.12, 0), (0.06, 0.2), (-0.06, 0.16)], 0.06, 0.01)
            .turned("y", 90)
            .at(0, 0.8, -0.3),
            "main",
            "hammer",
        )
    kit.add(box(0.03, 0.06, 0.05, 0).at(0, 0.78, 0.94), "dark", "sight")
    kit.add(
        torus(0.12, 0.02, 18, 8).turned("z", 90).at(0, 0.52, 0.04), "main" if not old else "gold", "guard"
    )
    kit.add(tube([(0, 0.6, 0.0), (0, 0.47, 0.05)], 0.018, 8), "dark", "guard")


@prop(
    "rifle, shotgun, musket, sniper rifle, laser rifle, machine gun, carbine, bazooka, rocket launcher",
    1.1,
    kind="weapon",
    main="dark metal",
    accent="wood",
    steel="steel",
    glow="neon",
    hull="hull",
    green="paint green",
)
def rifle(kit: Kit) -> None:
    """A long barrel on a wooden stock; of panels and light where it is a laser rifle; a tube as a bazooka."""
    if kit.says("bazooka", "launcher"):
        kit.add(
            lathe(
                [
                    (0.16, -1.0),
                    (0.13, -0.86),
                    (0.13, 0.8),
                    (0.17, 1.0),
                    (0.14, 1.0),
                    (0.1, 0.8),
                    (0.1, -0.8),
                    (0.13, -1.0),
                ],
                kit.sides(28),
                is_loop=True,
            )
            .turned("x", 90)
            .at(0, 0.62, 0),
            "green",
            "tube",
        )
        kit.add(
            lathe([(0.09, 0.7), (0.1, 0.95), (0.07, 1.1), (0, 1.26)], 20).turned("x", 90).at(0, 0.62, 0),
            "accent",
            "rocket",
        )
        for z in (-0.05, 0.4):
            kit.add(box(0.09, 0.36, 0.11, kit.bevel(0.02)).turned("x", -8).at(0, 0.18, z), "main", "grips")
        kit.add(box(0.06, 0.18, 0.22, kit.bevel(0.014)).at(0.13, 0.72, 0.2), "main", "sight")
        kit.add(box(0.12, 0.14, 0.34, kit.bevel(0.03)).at(0, 0.4, -0.5), "main", "pad")
        return
    space = is_scifi(kit) or kit.says("laser", "plasma")
    body = "hull" if space else "main"
    kit.add(box(0.11, 0.2, 0.7, kit.bevel(0.02)).at(0, 0.5, -0.05), body, "receiver")
    stock = [(0.0, -0.09), (-0.62, -0.26), (-0.66, -0.24), (-0.66, 0.04), (-0.1, 0.1), (0.0, 0.1)]
    kit.add(
        prism(stock, 0.1, kit.bevel(0.025)).turned("y", -90).at(0, 0.58, -0.36),
        "main" if space else "accent",
        "stock",
    )
    kit.add(
        prism([(-0.1, 0), (0.04, 0), (0.1, 0.3), (-0.06, 0.3)], 0.09, kit.bevel(0.02))
        .turned("y", -90)
        .at(0, 0.24, -0.2),
        "main" if space else "accent",
        "grip",
    )
    double = kit.says("shotgun")
    for x in (-0.05, 0.05) if double else (0.0,):
        kit.add(
            cylinder(0.045, 1.15, kit.sides(18)).turned("x", 90).at(x, 0.62, 0.2),
            "steel" if space else "main",
            "barrel",
        )
        kit.add(cylinder(0.03, 0.01, 12).turned("x", 90).at(x, 0.62, 1.345), "dark", "barrel")
    kit.add(box(0.12, 0.1, 0.5, kit.bevel(0.025)).at(0, 0.5, 0.5), "main" if space else "accent", "forend")
    if space:
        for k in range(4):
            kit.add(torus(0.075, 0.022, 20, 8).turned("x", 90).at(0, 0.62, 0.8 + 0.12 * k), "glow", "coils")
        for side in (-1.0, 1.0):
            kit.add(box(0.014, 0.04, 0.5, 0).at(side * 0.058, 0.6, -0.05), "glow", "light")
        kit.add(box(0.09, 0.24, 0.16, kit.bevel(0.014)).at(0, 0.3, 0.1), "glow", "cell")
    elif kit.says("machine", "assault"):
        kit.add(
            prism([(-0.07, 0), (0.07, 0), (0.1, 0.4), (-0.05, 0.4)], 0.08, kit.bevel(0.012))
            .turned("y", -90)
            .at(0, 0.14, 0.12),
            "main",
            "magazine",
        )
    if space or kit.says("sniper", "scope"):
        kit.add(
            lathe([(0.07, -0.25), (0.05, -0.16), (0.05, 0.16), (0.075, 0.25), (0, 0.25)], 20)
            .turned("x", 90)
            .at(0, 0.82, 0.0),
            "main",
            "scope",
        )
        kit.add(
            cylinder(0.06, 0.01, 18).turned("x", 90).at(0, 0.82, 0.245),
            "glow" if space else "book blue",
            "scope",
        )
        for z in (-0.12, 0.12):
            kit.add(box(0.05, 0.1, 0.05, 0.01).at(0, 0.69, z), "main", "scope")
    kit.add(torus(0.09, 0.016, 18, 8).turned("z", 90).at(0, 0.44, -0.03), "main", "guard")
    kit.add(tube([(0, 0.5, -0.05), (0, 0.4, -0.02)], 0.014, 8), "steel", "guard")
