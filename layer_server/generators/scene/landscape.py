"""Outdoor scenes: sky, slabs of land from far to near, water, plants, and what frames the view."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from layer_server.generators.arrays import Plane, in_colour, smoothstep, thrice
from layer_server.generators.batch import Step
from layer_server.generators.colour import rgb, shade
from layer_server.generators.scene.canvas import Canvas, Sheet
from layer_server.generators.scene.course import courses
from layer_server.generators.scene.craft import glow_of
from layer_server.generators.scene.dressing import land_of
from layer_server.generators.scene.falls import FALL, paint_fall, plunged
from layer_server.generators.scene.foreground import Foreground
from layer_server.generators.scene.ground import ground_colour
from layer_server.generators.scene.light import light_of
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.patterns import rows_at
from layer_server.generators.scene.planting import Bank, ramp_of
from layer_server.generators.scene.relief import Shape
from layer_server.generators.scene.settled import HIGH_EYE
from layer_server.generators.scene.siting import burning, choose_sites, kept_clear, special_sites
from layer_server.generators.scene.sky import bolt, paint_sky
from layer_server.generators.scene.spec import Light, Scene
from layer_server.generators.scene.standing import Standing
from layer_server.generators.scene.structures import BUILD
from layer_server.generators.scene.terrain import Camera, Slab, View, project, scatter, survey
from layer_server.generators.scene.vista import Vista
from layer_server.generators.scene.volcanic import lava, plume
from layer_server.generators.scene.water import Shore, paint_water, shoreline
from layer_server.generators.scene.woods import Woods, is_inside, thinned

_SLABS = (
    (26.0, None, 0.86, "far"),
    (11.0, 27.0, 0.66, "distant"),
    (4.6, 11.5, 0.42, "middle"),
    (1.75, 4.8, 0.20, "near"),
)
"""From, to, depth and name; the first reaches as far as the biome does."""


_IN_ROW = 0.14
"""Half the width of a row of plants, share of how far apart they are."""

_LOW = 0.34
"""Units; what grows no higher hides no building."""


def paint_landscape(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    """Paint an outdoor scene; returns the light that it was painted in."""
    biome = land_of(scene)
    horizon = canvas.height * float(rng.uniform(*biome.horizon))
    focal = 0.52 * canvas.width + 0.42 * canvas.height
    if scene.says("aerial", "overhead"):
        horizon, biome = (
            canvas.height * float(rng.uniform(0.10, 0.15)),
            replace(biome, eye=HIGH_EYE, bank=False),
        )
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
            view.scene, is_open=view.biome.water or view.scene.wants(*BUILD, "waterfall", "settlement")
        )
        if self._inside:
            view = replace(view, biome=thinned(view.biome))
        self.scene, self.biome, self.camera = view.scene, view.biome, view.camera
        self.light, self.shape = view.light, view.shape
        self.view, self.canvas, self.rng = view, canvas, rng
        self.noise = Noise(rng)
        self._lane = float(rng.uniform(-0.12, 0.12))
        self._river, self._road = courses(view.scene, self.camera, rng)
        self._sites = choose_sites(
            view.scene,
            self._heights,
            self.camera,
            has_water=view.biome.water and not view.biome.is_flooded,
            rng=rng,
        )
        self._sites |= special_sites(
            view.scene, self._heights, self.camera, self._river, has_water=view.biome.water
        )
        if view.scene.is_burning and any(name in BUILD or name in {"ship", "boat"} for name in self._sites):
            self._sites["fire"] = burning(self._sites)
        self._landmarks = [
            site for name, sites in self._sites.items() for site in sites if name not in {"village", "fire"}
        ]
        self._edge = np.full(canvas.width, view.camera.horizon, np.float32)
        self._banks: dict[int, Bank] = {}
        self._standing = Standing(self.view, canvas, (self.noise, rng), self._sites, (self._along, self.haze))

    def paint(self, step: Step) -> None:
        if self.scene.kind == "volcano" and not self.scene.land:
            self._eruption()
        with ThreadPoolExecutor(
            2, thread_name_prefix="land"
        ) as pool:  # what is asked of the noise is the most work
            views = [pool.submit(self._surveyed, near, far or self.biome.reach) for near, far, _, _ in _SLABS]
            for index, (view, (_, _, depth, name)) in enumerate(zip(views, _SLABS, strict=True)):
                step(0.2 + 0.15 * index, f"painting the {name} ground")
                self._slab(*view.result(), depth, name)
        if self._standing.shining:
            warm = rgb(self.scene.ink("lanterns", "light") or "#ffb862")
            self.canvas.add(
                "glow", glow_of(self.canvas.shape, self._standing.shining, warm), 0.3, self.canvas.depth
            )
        if self._inside:
            step(0.78, "painting the trunks")
            Woods(self.view, self.canvas, self.noise, self.rng, self._along).paint(
                lambda z: float(self.haze(z))
            )
        if not self.biome.bank:
            return
        step(0.82, "painting the foreground")
        framed = [*self._landmarks, *self._sites.get("village", ())]
        Foreground(self.view, self.canvas, self.noise, self.rng, framed).paint()

    def _heights(self, x: Plane, z: Plane) -> Plane:
        land = self.biome.relief(self.noise, self.shape, x, z)
        for course in (self._river, self._road):
            if course is not None:
                land = course.lowered(land, x, z, self.noise)
        if self.scene.has("waterfall"):
            ragged = self.noise.at(x * np.float32(0.8), z * np.float32(0.3), 4, 0.55) * np.float32(0.30)
            if self.biome.water:
                land = plunged(
                    land, x + np.float32(self._lane * self.camera.width / self.camera.focal * FALL), z, ragged
                )
            land = land + smoothstep(FALL - 0.35, FALL + 0.1, z + ragged) * np.float32(2.7)
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
        self._standing.under_plants(slab, sheet)
        if self.scene.has("waterfall") and float(slab.z[0, 0]) <= FALL < float(slab.z[-1, 0]):
            paint_fall(
                sheet,
                (self.camera, self.light, self.noise),
                self._along,
                self._lane,
                self.rng,
                is_frozen=self.scene.says("frozen", "ice", "icy", "icicle"),
            )
        self._plants(slab, sheet)
        self._standing.over_plants(slab, sheet)
        scale = np.log(self.biome.reach)
        surface = np.clip(np.log(np.maximum(view.depth, 1)) / np.float32(scale), 0, 0.96)
        self.canvas.add(f"{name} land", sheet, depth, surface)
        self._standing.columns(slab, depth)

    def _lit(self, slab: Slab) -> Plane:
        light = self.light
        colour = ground_colour(self.biome, slab, self.noise, self.shape)
        if self._road is not None:
            paved = (
                "cobbles" if self.scene.says("cobblestone", "cobbled", "paved", "stone", "street") else "dirt"
            )
            colour = self._road.laid(colour, slab, self.noise, "snow" if self.biome.snow == 0.0 else paved)
        mirrored = None
        if self.biome.pattern is not None:
            colour, mirrored = self.biome.pattern(self.noise, self.shape, slab, colour)
        facing = np.clip(slab.normal @ light.towards, 0, 1)
        openness = np.clip(1 - np.clip(slab.hollow, 0, 3) * np.float32(0.22), 0.35, 1)
        sky = np.float32(0.62) + np.float32(0.38) * slab.normal[..., 1]
        fill = light.ambient * np.float32(0.62 if not light.is_night else 1.05)
        bright = np.float32(1.05 if not light.is_night else 0.62)
        shine = in_colour(facing * openness, light.sun)
        shine *= bright
        shine += in_colour(sky * openness, fill)
        lit = shine
        lit *= colour
        if mirrored is not None:
            lit += (self._sky_below(slab) - lit) * thrice(mirrored)
        if self.scene.kind == "volcano":
            lit += lava(self.noise, self.shape, slab, is_field=bool(self.scene.land))
        lost = self.haze(slab.z)
        low = np.exp(-np.maximum(slab.height, 0) * np.float32(0.55)) * np.clip((slab.z - 8) / 30, 0, 1)
        lost = np.clip(lost + low * np.float32(0.22), 0, 0.97)
        across = slab.x / slab.z * np.float32(self.camera.focal / self.camera.width) + np.float32(0.5)
        near_sun = np.exp(-(((across - np.float32(light.place[0])) / np.float32(0.28)) ** 2))
        air = in_colour(near_sun * np.float32(0.7), light.sky[-1] - light.haze)
        air += light.haze
        air -= lit
        air *= thrice(np.broadcast_to(lost, near_sun.shape))
        air += lit
        return air

    def _sky_below(self, slab: Slab) -> Plane:
        """What still water at the samples of a slab shows: the sky as far above the horizon as they lie below it."""
        horizon = np.float32(self.camera.horizon)
        level = np.clip(1 - (slab.rows - horizon) / horizon, 0, 1)
        across = slab.x / slab.z * np.float32(self.camera.focal / self.camera.width) + np.float32(0.5)
        sun = np.exp(-(((across - np.float32(self.light.place[0])) / np.float32(0.10)) ** 2))
        glow = sun * level**3 * np.float32(0.55 * self.light.clearness)
        return np.asarray(
            shade(self.light.sky, level) * np.float32(0.92) + self.light.disk * glow[..., None], np.float32
        )

    def _eruption(self) -> None:
        """The layer ``smoke`` over the mouth of a volcano."""
        x, z = self.shape.peak
        top = float(self._along(np.array([x], np.float32), z - 1.5)[0])
        plume(self.canvas, self.light, self.noise, self.camera.place(x, top, z))

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
            if self.biome.water and not (self.biome.is_flooded and growth.tall[1] > _LOW):
                dense &= slab.height > 0.04
            density = dense * (clearing if growth.kind != "flower" and not growth.rows else np.float32(1))
            if growth.rows:
                density *= (
                    np.abs(rows_at(self.shape, slab.x, slab.z, growth.rows) - np.float32(0.5)) < _IN_ROW
                )
            if growth.patches:
                u, v = slab.x * np.float32(0.22) + np.float32(index * 17.3), slab.z * np.float32(0.22)
                patch = np.clip(self.noise.at(u, v, 2) * np.float32(0.9) + np.float32(0.5), 0, 1)
                density *= 1 - np.float32(growth.patches) * (1 - patch)
            wide = growth.tall[1] * 0.45 if growth.tall[1] > _LOW else 0.0
            for site in self._landmarks if wide else ():
                density *= kept_clear(site, slab, ragged, wide)
            spots = scatter(self.camera, slab, density, growth.count, self.rng)
            self._bank(index).plant(sheet, spots, growth.tall, lambda z: float(self.haze(z)))

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
            result = result * np.where(slab.z < FALL, smoothstep(0.12, 0.40, aside), np.float32(1))
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
