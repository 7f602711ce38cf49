"""Outdoor scenes: sky, slabs of land from far to near, water, plants, and what frames the view."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.scene.canvas import Canvas, Sheet, paste
from layer_server.generators.scene.canvas import sheet as sheet_of
from layer_server.generators.scene.course import courses
from layer_server.generators.scene.craft import float_on, glow_of, lamp_post
from layer_server.generators.scene.dressing import land_of
from layer_server.generators.scene.dungeon import flame
from layer_server.generators.scene.foreground import Foreground
from layer_server.generators.scene.ground import ground_colour
from layer_server.generators.scene.light import light_of
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.planting import Bank, ramp_of
from layer_server.generators.scene.relief import Shape
from layer_server.generators.scene.siting import choose_sites, kept_clear, special_sites
from layer_server.generators.scene.sky import bolt, paint_sky
from layer_server.generators.scene.spec import Light, Scene
from layer_server.generators.scene.structures import BUILD, ruined, stand, stuffs
from layer_server.generators.scene.terrain import Camera, Slab, View, project, scatter, survey
from layer_server.generators.scene.vista import Vista
from layer_server.generators.scene.water import Shore, paint_water, shoreline
from layer_server.generators.scene.woods import Woods, is_inside, thinned

Step = Callable[[float, str], None]

_SLABS = (
    (26.0, None, 0.86, "far"),
    (11.0, 27.0, 0.66, "distant"),
    (4.6, 11.5, 0.42, "middle"),
    (1.75, 4.8, 0.20, "near"),
)
"""From, to, depth and name; the first reaches as far as the biome does."""

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

_LOW = 0.34
"""Units; what grows no higher hides no building."""

_FALL = 9.0
"""Depth of the cliff that a waterfall comes over."""


def paint_landscape(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    """Paint an outdoor scene; returns the light that it was painted in."""
    biome = land_of(scene)
    horizon = canvas.height * float(rng.uniform(*biome.horizon))
    focal = 0.52 * canvas.width + 0.42 * canvas.height
    camera = Camera(canvas.width, canvas.height, horizon, focal, biome.eye)
    light = light_of(scene, rng, horizon / canvas.height)
    side = -float(np.sign(light.place[0] - 0.5) or 1.0)
    span = 30 * canvas.width / focal
    shape = Shape(
        (side * float(rng.uniform(0.10, 0.26)) * span, float(rng.uniform(27, 34))),
        float(rng.uniform(5.2, 7.6)),
        float(rng.uniform(7.5, 11.0)),
        float(rng.uniform(0, 60)),
        float(rng.uniform(0.8, 1.2)),
    )
    step(0.02, "painting the sky")
    paint_sky(canvas, scene, light, horizon, rng)
    if light.flash:
        bolt(canvas, rng, horizon)
    Land(Vista(scene, biome, camera, light, shape), canvas, rng).paint(step)
    return light


class Land:
    """The land of one scene, and what is needed to paint each slab of it."""

    def __init__(self, view: Vista, canvas: Canvas, rng: np.random.Generator) -> None:
        self._inside = is_inside(
            view.scene, is_open=view.biome.water or view.scene.wants(*BUILD, "waterfall")
        )
        if self._inside:
            view = replace(view, biome=thinned(view.biome))
        self.scene, self.biome, self.camera = view.scene, view.biome, view.camera
        self.light, self.shape = view.light, view.shape
        self.view, self.canvas, self.rng = view, canvas, rng
        self.noise = Noise(rng)
        self._river, self._road = courses(view.scene, self.camera, rng)
        self._sites = choose_sites(
            view.scene.features, self._heights, self.camera, has_water=bool(view.biome.water), rng=rng
        )
        self._sites |= special_sites(
            view.scene, self._heights, self.camera, self._river, has_water=view.biome.water
        )
        self._landmarks = [site for name, sites in self._sites.items() for site in sites if name != "village"]
        self._lane = float(rng.uniform(-0.12, 0.12))
        self._edge = np.full(canvas.width, view.camera.horizon, np.float32)
        self._banks: dict[int, Bank] = {}
        self._shining: list[tuple[float, float, float]] = []

    def paint(self, step: Step) -> None:
        if self.scene.kind == "volcano":
            self._plume()
        with ThreadPoolExecutor(
            2, thread_name_prefix="land"
        ) as pool:  # what is asked of the noise is the most work
            views = [pool.submit(self._surveyed, near, far or self.biome.reach) for near, far, _, _ in _SLABS]
            for index, (view, (_, _, depth, name)) in enumerate(zip(views, _SLABS, strict=True)):
                step(0.2 + 0.15 * index, f"painting the {name} ground")
                self._slab(*view.result(), depth, name)
        if self._shining:
            warm = rgb(self.scene.ink("lanterns", "light") or "#ffb862")
            self.canvas.add("glow", glow_of(self.canvas.shape, self._shining, warm), 0.3, self.canvas.depth)
        if self._inside:
            step(0.78, "painting the trunks")
            Woods(self.view, self.canvas, self.noise, self.rng, self._along).paint(
                lambda z: float(self.haze(z))
            )
        step(0.82, "painting the foreground")
        Foreground(self.view, self.canvas, self.noise, self.rng, self._landmarks).paint()

    def _heights(self, x: Plane, z: Plane) -> Plane:
        land = self.biome.relief(self.noise, self.shape, x, z)
        for course in (self._river, self._road):
            if course is not None:
                land = course.lowered(land, x, z, self.noise)
        if self.scene.has("waterfall"):
            ragged = self.noise.at(x * np.float32(0.8), z * np.float32(0.3), 4, 0.55) * np.float32(0.30)
            land = land + smoothstep(_FALL - 0.35, _FALL + 0.1, z + ragged) * np.float32(2.7)
        return land

    def _along(self, x: Plane, z: float) -> Plane:
        """Heights at some x, all at one depth."""
        result: Plane = self._heights(x[None], np.full((1, len(x)), z, np.float32))[0]
        return result

    def haze(self, z: float | Plane) -> Plane:
        """How much of a thing at depth ``z`` is lost in the air, 0..1."""
        reach = np.float32(self.biome.visibility * self.light.clearness)
        result: Plane = np.float32(0.90) * (
            1 - np.exp(-np.maximum(np.asarray(z, np.float32) - 1.5, 0) / reach)
        )
        return result

    def _surveyed(self, near: float, far: float) -> tuple[Slab, View]:
        slab = survey(self.camera, self._heights, near, far)
        return slab, project(self.camera, slab, self._lit(slab))

    def _slab(self, slab: Slab, view: View, depth: float, name: str) -> None:
        sheet = view.sheet
        if self.biome.water:
            water = view.under
            self._edge = shoreline(water, view.top, self._edge)
            shore = Shore(self.camera, self.light, self.scene, self._edge, self.haze)
            paint_water(self.canvas, sheet, water, shore, self.noise)
        self._buildings(slab, sheet)
        if self.scene.has("waterfall") and float(slab.z[0, 0]) <= _FALL < float(slab.z[-1, 0]):
            self._waterfall(sheet)
        self._on_water(slab, sheet)
        self._plants(slab, sheet)
        self._lanterns(slab, sheet)
        self._camp_fire(slab, sheet)
        scale = np.log(self.biome.reach)
        surface = np.clip(np.log(np.maximum(view.depth, 1)) / np.float32(scale), 0, 0.96)
        self.canvas.add(f"{name} land", sheet, depth, surface)

    def _lit(self, slab: Slab) -> Plane:
        light = self.light
        colour = ground_colour(self.biome, slab, self.noise, self.shape)
        if self._road is not None:
            paved = (
                "cobbles" if self.scene.says("cobblestone", "cobbled", "paved", "stone", "street") else "dirt"
            )
            colour = self._road.laid(colour, slab, self.noise, "snow" if self.biome.snow == 0.0 else paved)
        facing = np.clip(slab.normal @ light.towards, 0, 1)
        openness = np.clip(1 - np.clip(slab.hollow, 0, 3) * np.float32(0.22), 0.35, 1)
        sky = np.float32(0.62) + np.float32(0.38) * slab.normal[..., 1]
        fill = light.ambient * np.float32(0.62 if not light.is_night else 1.05)
        bright = np.float32(1.05 if not light.is_night else 0.62)
        shine = (sky * openness)[..., None] * fill + (facing * openness)[..., None] * light.sun * bright
        lit = colour * shine
        if self.scene.kind == "volcano":
            lit = lit + self._lava(slab)
        lost = self.haze(slab.z)[..., None]
        low = np.exp(-np.maximum(slab.height, 0) * np.float32(0.55)) * np.clip((slab.z - 8) / 30, 0, 1)
        lost = np.clip(lost + low[..., None] * np.float32(0.22), 0, 0.97)
        across = slab.x / slab.z * np.float32(self.camera.focal / self.camera.width) + np.float32(0.5)
        near_sun = np.exp(-(((across - np.float32(light.place[0])) / np.float32(0.28)) ** 2))[..., None]
        air = light.haze + (light.sky[-1] - light.haze) * near_sun * np.float32(0.7)
        result: Plane = lit + (air - lit) * lost
        return result.astype(np.float32)

    def _lava(self, slab: Slab) -> Plane:
        """Molten rock in the furrows of the cone and in cracks of the plain, which shines by itself."""
        away = np.hypot(slab.x - np.float32(self.shape.peak[0]), slab.z - np.float32(self.shape.peak[1]))
        angle = np.arctan2(slab.z - np.float32(self.shape.peak[1]), slab.x - np.float32(self.shape.peak[0]))
        wander = self.noise.at(slab.x * np.float32(0.35), slab.z * np.float32(0.35), 4)
        furrow = np.abs(self.noise.at(angle * 3 + wander * np.float32(0.10), away * np.float32(0.04), 2))
        stream = smoothstep(0.10, 0.02, furrow) * smoothstep(15, 4, away)
        crack = np.abs(self.noise.at(slab.x * np.float32(0.55) + 9, slab.z * np.float32(0.55), 5, 0.5))
        pool = (
            smoothstep(0.055, 0.012, crack)
            * smoothstep(0.3, 0.9, wander + np.float32(0.7))
            * smoothstep(17, 10, slab.z)
        )
        mouth = smoothstep(2.6, 1.3, away)
        heat = np.clip(
            np.maximum(np.maximum(stream, pool), mouth) * (np.float32(0.85) + np.float32(0.2) * wander), 0, 1
        )
        return shade(stops("#000000", "#7a1404", "#ee4208", "#ffa42a", "#fff0a8"), heat)

    def _plume(self) -> None:
        """The layer ``smoke``: ash that rises from the mouth and drifts off, lit from below."""
        height, width = self.canvas.shape
        top = float(self._along(np.array([self.shape.peak[0]], np.float32), self.shape.peak[1] - 1.5)[0])
        column, row = self.camera.place(self.shape.peak[0], top, self.shape.peak[1])
        y, x = np.mgrid[0:height:2, 0:width:2].astype(np.float32)
        rise = (np.float32(row) - y) / np.float32(height)
        drift = (
            np.clip(rise, 0, 1) ** np.float32(1.5)
            * np.float32(0.5 * width)
            * np.float32(np.sign(self.light.towards[0]) or 1)
        )
        wide = np.float32(width * 0.020) + np.clip(rise, 0, 1) * np.float32(0.20 * width)
        u = (x - np.float32(column) - drift) / wide
        puff = self.noise.at(x * np.float32(9 / width) + 5, y * np.float32(9 / width) + rise * 2, 6, 0.58)
        body = np.exp(-(u**2)) + puff * np.float32(0.30) - np.float32(0.30)
        cover = smoothstep(0.0, 0.42, body) * smoothstep(-0.02, 0.03, rise)
        lit = np.clip(np.float32(0.45) + puff * np.float32(0.25), 0, 1)[..., None]
        fire = np.exp(-np.clip(rise, 0, 1) * 9)[..., None] * rgb("#ff6a1a")
        grey = self.light.ambient * np.float32(0.35) + self.light.haze * np.float32(0.22)
        colour = grey * (np.float32(0.35) + lit) + fire * (np.float32(0.35) + lit * np.float32(0.65))
        size = (width, height)
        ink = cv2.resize(np.asarray(colour, np.float32), size, interpolation=cv2.INTER_LINEAR)
        self.canvas.add("smoke", sheet_of(ink, cv2.resize(cover, size, interpolation=cv2.INTER_LINEAR)), 0.9)

    def _plants(self, slab: Slab, sheet: Sheet) -> None:
        near, far = float(slab.z[0, 0]), float(slab.z[-1, 0])
        grown = [
            (index, growth)
            for index, growth in enumerate(self.biome.growth)
            if far >= growth.near and near <= growth.far
        ]
        if not grown:
            return
        clearing = self._clearing(slab)
        ragged = self.noise.at(slab.x * np.float32(0.9), slab.z * np.float32(0.9), 3)
        for index, growth in grown:
            dense = (slab.normal[..., 1] > growth.steep) & (slab.height < growth.highest)
            dense &= (slab.z > growth.near) & (slab.z < growth.far)
            if self.biome.water:
                dense &= slab.height > 0.04
            density = dense * (clearing if growth.kind != "flower" else np.float32(1))
            if growth.patches:
                u, v = slab.x * np.float32(0.22) + np.float32(index * 17.3), slab.z * np.float32(0.22)
                patch = np.clip(self.noise.at(u, v, 2) * np.float32(0.9) + np.float32(0.5), 0, 1)
                density *= 1 - np.float32(growth.patches) * (1 - patch)
            wide = growth.tall[1] * 0.45 if growth.tall[1] > _LOW else 0.0
            for site in self._landmarks if wide else ():
                density *= kept_clear(site, slab, ragged, wide)
            spots = scatter(self.camera, slab, density, growth.count, self.rng)
            self._bank(index).plant(sheet, spots, growth.tall, lambda z: float(self.haze(z)))

    def _buildings(self, slab: Slab, sheet: Sheet) -> None:
        """What the prompt wants to stand in the land, each in the slab that it belongs to."""
        near, far = float(slab.z[0, 0]), float(slab.z[-1, 0])
        for name in self.scene.features:
            if name not in BUILD:
                continue
            self.scene.shows(name)
            self.scene.says("stone", "wooden", "brick", "medieval", "fantasy", "small", "tiny")
            made_of = stuffs(name, self.scene.time in {"night", "dusk", "sunset"}, self.scene.ink(name))
            for site in self._sites[name]:
                if near <= site.z < far * 0.98 and (far < self.biome.reach or site.z >= near):
                    solids = BUILD[name](site, self.rng)
                    if name not in {"ruins", "bridge", "pier", "stones", "pyramid"} and self.scene.says(
                        *_RUINED
                    ):
                        solids = ruined(solids, self.rng)
                    air = self.light, float(self.haze(site.z)) * 0.85
                    stand(sheet, self.camera, solids, made_of, air)

    def _on_water(self, slab: Slab, sheet: Sheet) -> None:
        """Boats and ships, in the slab whose water they float on."""
        near, far = float(slab.z[0, 0]), float(slab.z[-1, 0])
        for name, tall in (("boat", 0.75), ("ship", 3.0)):
            for site in self._sites.get(name, ()):
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

    def _lanterns(self, slab: Slab, sheet: Sheet) -> None:
        """Lamp posts beside the road or on the open ground; their light is laid over the land later."""
        near, far = float(slab.z[0, 0]), float(slab.z[-1, 0])
        for site in self._sites.get("lanterns", ()):
            if near <= site.z < far:
                column, row = self.camera.place(site.x, site.y, site.z)
                stamp = lamp_post(int(site.size * self.camera.focal / site.z), self.light)
                self.scene.shows("lanterns")
                paste(sheet, stamp, int(column - stamp.shape[1] / 2), int(row - stamp.shape[0]))
                self._shining.append((column, row - stamp.shape[0] * 0.87, stamp.shape[0] * 0.09))

    def _camp_fire(self, slab: Slab, sheet: Sheet) -> None:
        for site in self._sites.get("campfire", ()):
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
                self._shining.append((column, row - tall * 0.4, tall * 0.3))

    def _waterfall(self, sheet: Sheet) -> None:
        """Strands of water over the cliff, and the mist where they fall."""
        rng, camera, height = self.rng, self.camera, self.canvas.height
        middle = -self._lane * camera.width / camera.focal * _FALL
        spray = np.clip(
            self.light.ambient * np.float32(0.55) + self.light.sun * np.float32(0.55) + np.float32(0.06), 0, 1
        )
        for _ in range(int(rng.integers(2, 5))):
            x = middle + float(rng.normal(0, 0.9))
            lip, foot = (float(self._along(np.array([x], np.float32), _FALL + dz)[0]) for dz in (0.35, -0.75))
            column, top = camera.place(x, lip, _FALL + 0.1)
            _, bottom = camera.place(x, foot, _FALL - 0.6)
            tall, wide = int(bottom - top), max(5, int(camera.focal / _FALL * float(rng.uniform(0.16, 0.42))))
            if tall < 8:
                continue
            v, u = np.mgrid[0:tall, 0:wide].astype(np.float32)
            streak = self.noise.at(
                u * np.float32(22 / wide) + np.float32(column), v * np.float32(1.6 / tall), 5, 0.6
            )
            edge = np.clip(
                1
                - np.abs(u / np.float32(wide) - np.float32(0.5))
                * 2
                * (np.float32(1.05) - v / tall * np.float32(0.2)),
                0,
                1,
            )
            cover = smoothstep(0.0, 0.5, edge * (np.float32(0.9) + streak * np.float32(0.35)))
            ink = spray * (np.float32(0.86) + np.float32(0.13) * streak)[..., None]
            paste(sheet, sheet_of(ink, cover * np.float32(0.95)), int(column - wide / 2), int(top))
            reach = int(wide * 1.4)
            y, at = np.mgrid[-reach:reach, -2 * reach : 2 * reach].astype(np.float32) / np.float32(reach)
            puff = np.exp(-(y * y * np.float32(2.6) + at * at * np.float32(0.9)) * np.float32(1.8))
            puff = puff * (np.float32(0.8) + np.float32(0.25) * self.noise.at(at * 3, y * 3, 4))
            paste(
                sheet,
                sheet_of(spray, np.clip(puff * np.float32(0.75), 0, 0.8)),
                int(column - 2 * reach),
                min(int(bottom - reach), height),
            )

    def _clearing(self, slab: Slab) -> Plane:
        """Fewer plants in the middle and near the eye, so that the view stays open."""
        aside = np.abs(slab.x / slab.z + np.float32(self._lane)) * np.float32(
            self.camera.focal / self.camera.width * 2
        )
        open_ = smoothstep(
            0.10, 0.85, aside + np.float32(0.10) * self.noise.at(slab.x * np.float32(0.5), slab.z, 2)
        )
        far = smoothstep(3.5, 16, slab.z)
        result: Plane = open_ * np.float32(0.75) + far * (1 - open_ * np.float32(0.75))
        if self.scene.has("waterfall"):
            result = result * np.where(slab.z < _FALL, smoothstep(0.12, 0.40, aside), np.float32(1))
        if self._road is not None:
            result = result * smoothstep(1.1, 1.6, self._road.away(slab.x, slab.z))
        if self.scene.wants("village", "house"):
            result = result * np.where((slab.z > 5) & (slab.z < 16), np.float32(0.35), np.float32(1))
        return result

    def _bank(self, index: int) -> Bank:
        if index not in self._banks:
            growth = self.biome.growth[index]
            ramp = ramp_of(growth.kind, growth.leaf, self.light)
            self._banks[index] = Bank(growth.kind, ramp, self.light, self.rng)
        return self._banks[index]
