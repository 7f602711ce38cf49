"""What stands on a slab of land and floats on its water: buildings, boats, lamps, one tree, fires, columns of smoke."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.colour import rgb
from layer_server.generators.scene.buildings import Site
from layer_server.generators.scene.canvas import Canvas, Sheet, paste
from layer_server.generators.scene.craft import float_on, lamp_post, lay_wreck
from layer_server.generators.scene.dungeon import flame
from layer_server.generators.scene.named_plants import lone_tree
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.planting import Bank, ramp_of
from layer_server.generators.scene.settled import people_of
from layer_server.generators.scene.settlement import settlement, stuffs_of
from layer_server.generators.scene.structures import BUILD, ruined, stand, stuffs
from layer_server.generators.scene.terrain import Slab, Spot
from layer_server.generators.scene.vista import Vista
from layer_server.generators.scene.volcanic import columns

_RUINED = (
    "ruin",
    "ruined",
    "abandoned",
    "destroyed",
    "crumbling",
    "broken",
    "collapsed",
    "decayed",
    "derelict",
)


class Standing:
    """The things of one view, at their ``sites``; ``shining`` are the lights among them: column, row, radius."""

    def __init__(
        self,
        view: Vista,
        canvas: Canvas,
        random: tuple[Noise, np.random.Generator],
        sites: Mapping[str, Sequence[Site]],
        land: tuple[Callable[[Plane, float], Plane], Callable[[float], Plane]],
    ) -> None:
        self.scene, self.biome, self.camera, self.light = view.scene, view.biome, view.camera, view.light
        self.canvas, self.sites = canvas, sites
        self.noise, self.rng = random
        self._along, self.haze = land
        self.shining: list[tuple[float, float, float]] = []

    def under_plants(self, slab: Slab, sheet: Sheet) -> None:
        """What plants may stand before: buildings, ships."""
        self._settlement(slab, sheet)
        self._buildings(slab, sheet)
        self._on_water(slab, sheet)
        self._wreck(slab, sheet)

    def over_plants(self, slab: Slab, sheet: Sheet) -> None:
        """What stands free: fires, one tree, lamps."""
        self._fires(slab, sheet)
        self._lone_tree(slab, sheet)
        self._lanterns(slab, sheet)
        self._camp_fire(slab, sheet)

    def _buildings(self, slab: Slab, sheet: Sheet) -> None:
        """What the prompt wants to stand in the land, each in the slab that it belongs to."""
        near, far = float(slab.z[0, 0]), float(slab.z[-1, 0])
        for name in self.scene.features:
            if name not in BUILD or not self.sites.get(name):
                continue
            self.scene.shows(name)
            self.scene.says("stone", "wooden", "brick", "medieval", "fantasy", "small", "tiny")
            made_of = stuffs(
                name,
                self.scene.time in {"night", "dusk", "sunset"} or self.scene.kind == "underwater",
                self.scene.ink(name),
            )
            for site in self.sites[name]:
                if near <= site.z < far * 0.98 and (far < self.biome.reach or site.z >= near):
                    solids = BUILD[name](site, self.rng)
                    if name not in {"ruins", "bridge", "pier", "stones", "pyramid"} and self.scene.says(
                        *_RUINED
                    ):
                        solids = ruined(solids, self.rng)
                    air = self.light, float(self.haze(site.z)) * 0.85
                    stand(sheet, self.camera, solids, made_of, air)

    def _settlement(self, slab: Slab, sheet: Sheet) -> None:
        """A whole town, in the slab that its middle belongs to."""
        for site in self.sites.get("settlement", ()):
            if not float(slab.z[0, 0]) <= site.z < float(slab.z[-1, 0]):
                continue
            scene = self.scene
            people = people_of(scene.words)
            dark = scene.time in {"night", "dusk", "sunset", "dawn"}
            made_of = stuffs_of(people, dark=dark, ink=scene.ink("city", "town", "village", "house", ""))
            is_city = not scene.words & {"village", "hamlet", "villages", "settlement"}
            solids = settlement(
                site,
                self._along,
                self.rng,
                people,
                is_city=is_city,
                has_castle=bool(scene.words & {"castle", "citadel", "kingdom"}),
            )
            scene.shows("settlement")
            if scene.says(*_RUINED):
                solids = ruined(solids, self.rng)
            stand(sheet, self.camera, solids, made_of, (self.light, float(self.haze(site.z)) * 0.75), 1)

    def _on_water(self, slab: Slab, sheet: Sheet) -> None:
        """Boats and ships, in the slab whose water they float on."""
        near, far = float(slab.z[0, 0]), float(slab.z[-1, 0])
        for name, tall in (("boat", 0.75), ("ship", 3.0)):
            for site in self.sites.get(name, ()):
                if near <= site.z < far:
                    column, row = self.camera.place(site.x, 0.0, site.z)
                    size = tall * self.camera.focal / site.z * site.size
                    self.scene.shows(name)
                    float_on(
                        sheet,
                        name,
                        self.scene,
                        self.light,
                        (column, row, size, float(self.haze(site.z)) * 0.8),
                    )

    def _wreck(self, slab: Slab, sheet: Sheet) -> None:
        for site in self.sites.get("wreck", ()):
            if float(slab.z[0, 0]) <= site.z < float(slab.z[-1, 0]):
                column, row = self.camera.place(site.x, site.y, site.z)
                size = site.size * self.camera.focal / site.z
                self.scene.shows("wreck")
                lay_wreck(sheet, self.light, (column, row, size, float(self.haze(site.z)) * 0.7))

    def _lone_tree(self, slab: Slab, sheet: Sheet) -> None:
        for site in self.sites.get("tree", ()):
            if float(slab.z[0, 0]) <= site.z < float(slab.z[-1, 0]):
                grown = lone_tree(self.scene)
                bank = Bank(
                    grown.kind, ramp_of(grown.kind, grown.leaf, self.light), self.light, self.rng, shapes=1
                )
                spot = Spot(
                    *self.camera.place(site.x, site.y, site.z), site.z, site.y, self.camera.focal / site.z
                )
                bank.plant(sheet, [spot], (site.size, site.size), lambda z: float(self.haze(z)))

    def _fires(self, slab: Slab, sheet: Sheet) -> None:
        """Flames on what burns: the buildings, else the land."""
        for site in self.sites.get("fire", ()):
            if float(slab.z[0, 0]) <= site.z < float(slab.z[-1, 0]):
                column, row = self.camera.place(site.x, site.y, site.z)
                tall = max(6, int(site.size * self.camera.focal / site.z))
                fire = flame(self.rng, tall, np.array((1.0, 0.48, 0.14), np.float32))
                paste(sheet, fire, int(column - fire.shape[1] / 2), int(row - fire.shape[0] * 0.92))
                self.shining.append((column, row - tall * 0.3, tall * 0.10))

    def _lanterns(self, slab: Slab, sheet: Sheet) -> None:
        """Lamp posts beside the road or on the open ground; their light is laid over the land later."""
        near, far = float(slab.z[0, 0]), float(slab.z[-1, 0])
        for site in self.sites.get("lanterns", ()):
            if near <= site.z < far:
                column, row = self.camera.place(site.x, site.y, site.z)
                stamp = lamp_post(int(site.size * self.camera.focal / site.z), self.light)
                self.scene.shows("lanterns")
                paste(sheet, stamp, int(column - stamp.shape[1] / 2), int(row - stamp.shape[0]))
                self.shining.append((column, row - stamp.shape[0] * 0.87, stamp.shape[0] * 0.09))

    def _camp_fire(self, slab: Slab, sheet: Sheet) -> None:
        for site in self.sites.get("campfire", ()):
            if float(slab.z[0, 0]) <= site.z < float(slab.z[-1, 0]):
                column, row = self.camera.place(site.x, site.y, site.z)
                tall = int(site.size * self.camera.focal / site.z)
                wood = np.clip(rgb("#4a2f1c") * (self.light.ambient + np.float32(0.3)), 0, 1) * 255
                for turn in (-0.5, 0.45, 0.1):
                    reach = int(tall * 0.42)
                    ends = [
                        (int(column + way * reach), int(row + way * turn * tall * 0.22)) for way in (-1, 1)
                    ]
                    cv2.line(sheet, ends[0], ends[1], (*wood.tolist(), 255), max(2, tall // 9), cv2.LINE_AA)
                fire = flame(self.rng, max(8, tall), np.array((1.0, 0.52, 0.20), np.float32))
                paste(sheet, fire, int(column - fire.shape[1] / 2), int(row - fire.shape[0] * 0.92))
                self.scene.shows("campfire")
                self.scene.says("fire")
                self.shining.append((column, row - tall * 0.4, tall * 0.3))

    def columns(self, slab: Slab, depth: float) -> None:
        """Smoke or steam that rises from a slab."""
        near, far = float(slab.z[0, 0]), float(slab.z[-1, 0])
        for index in range(self.biome.smoke or self.biome.steam):
            z = 3.6 * 1.55**index
            if near <= z < far:
                x = (
                    (0.36 if index % 2 else -0.36)
                    * (0.5 + 0.5 * ((index * 0.618) % 1))
                    * z
                    * self.camera.width
                    / self.camera.focal
                )
                foot = float(self._along(np.array([x], np.float32), z)[0])
                column, row = self.camera.place(x, foot, z)
                columns(
                    self.canvas,
                    self.light,
                    self.noise,
                    (column, row, self.camera.focal / z, depth - 0.01),
                    is_steam=not self.biome.smoke,
                )
                if self.scene.kind == "underwater":  # what rises there is hot
                    self.shining.append((column, row, 0.10 * self.camera.focal / z))
