"""Loops over pixels, compiled by numba: which triangle each pixel sees, and how it looks in the light.

Plain Python over arrays; see ``jit``. ``first`` and ``last`` are the band of rows that a call works on.
"""

# ruff: noqa: PLR0912, PLR0915, PLR0917, PLR1714, RUF046  a kernel is one loop: numba inlines nothing across modules that are not compiled
from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.model import Bytes, Floats, Ints

Longs = NDArray[np.int64]

PI = 3.14159265

F32 = np.float32


def visible(
    first: int,
    last: int,
    screen: Floats,
    faces: Ints,
    chosen: Ints,
    depth: Floats,
    ids: Ints,
    weights: Floats,
) -> None:
    """Draw the chosen triangles into a depth buffer.

    Args:
        screen: (n, 3): x and y in pixels, and 1 / distance; below 0 behind the eye.
        depth: (h, w) of 1 / distance; what is nearer than it is drawn.
        ids: (h, w): the triangle seen.
        weights: (h, w, 2): how much its second and third corner count, in space.
    """
    width = ids.shape[1]
    for k in range(chosen.shape[0]):
        t = chosen[k]
        a, b, c = faces[t, 0], faces[t, 1], faces[t, 2]
        az, bz, cz = screen[a, 2], screen[b, 2], screen[c, 2]
        if az <= 0 or bz <= 0 or cz <= 0:
            continue
        ay, by, cy = screen[a, 1], screen[b, 1], screen[c, 1]
        top = max(first, int(math.floor(min(ay, by, cy) - 0.5)))
        bottom = min(last - 1, int(math.ceil(max(ay, by, cy) - 0.5)))
        if top > bottom:
            continue
        ax, bx, cx = screen[a, 0], screen[b, 0], screen[c, 0]
        area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
        if abs(area) < 1e-9:
            continue
        scale = 1.0 / area
        left = max(0, int(math.floor(min(ax, bx, cx) - 0.5)))
        right = min(width - 1, int(math.ceil(max(ax, bx, cx) - 0.5)))
        # From a pixel to the next, each weight changes by the same amount: a row's span lies between two zeros.
        by_x1, by_x2 = (cy - ay) * scale, (ay - by) * scale
        by_x0 = -by_x1 - by_x2
        for y in range(top, bottom + 1):
            py = y + 0.5
            at1 = -(ax * (cy - ay) + (cx - ax) * (py - ay)) * scale
            at2 = ((bx - ax) * (py - ay) + ax * (by - ay)) * scale
            at0 = 1.0 - at1 - at2
            low, high = left + 0.5, right + 0.5
            for edge in range(3):
                at, step = (at0, by_x0) if edge == 0 else ((at1, by_x1) if edge == 1 else (at2, by_x2))
                if step > 1e-9:
                    low = max(low, -at / step)
                elif step < -1e-9:
                    high = min(high, -at / step)
            # One more on each side, for what is lost in rounding.
            for x in range(max(left, int(low - 1.5)), min(right, int(high + 0.5)) + 1):
                px = x + 0.5
                w1 = ((px - ax) * (cy - ay) - (cx - ax) * (py - ay)) * scale
                w2 = ((bx - ax) * (py - ay) - (px - ax) * (by - ay)) * scale
                w0 = 1.0 - w1 - w2
                if w0 < 0 or w1 < 0 or w2 < 0:
                    continue
                z = w0 * az + w1 * bz + w2 * cz
                if z > depth[y, x]:
                    depth[y, x] = z
                    ids[y, x] = t
                    weights[y, x, 0] = w1 * bz / z
                    weights[y, x, 1] = w2 * cz / z


def shade(
    first: int,
    last: int,
    ids: Ints,
    weights: Floats,
    faces: Ints,
    positions: Floats,
    normals: Floats,
    tangents: Floats,
    uvs: Floats,
    of_face: Ints,
    materials: Floats,
    tables: Longs,
    texels: Bytes,
    linear: Floats,
    sky: Floats,
    lamps: Floats,
    eye: Floats,
    lit: Floats,
    open_sky: Floats,
    out: Floats,
) -> None:
    """Light what is seen: a metallic-roughness surface under lamps and a sky.

    Args:
        of_face: (m,) material of each triangle.
        materials: rows as in ``buffers``.
        tables: (k, 4, 4): where each material's pictures are in ``texels``: offset, width, height, channels.
        linear: (256,): 8-bit sRGB to linear.
        sky: (levels, s, s, 3): light from each direction, octahedral, blurred more at each level.
        lamps: (l, 6): direction towards it, and its colour; only the first has shadows.
        lit, open_sky: (h, w): how much of the first lamp and of the sky each pixel sees.
        out: (h, w, 4): linear light, premultiplied, laid over what is there.

    Every number is of 32 bits: one of 64 would make all that follow from it such.
    """
    zero, half, one, two, four = F32(0.0), F32(0.5), F32(1.0), F32(2.0), F32(4.0)
    tiny, faint, pi = F32(1e-12), F32(1e-3), F32(PI)
    width = ids.shape[1]
    levels, side = sky.shape[0], sky.shape[1]
    value = np.empty((4, 4), np.float32)
    ambient = np.empty(3, np.float32)
    mirror = np.empty(3, np.float32)
    for y in range(first, last):
        for x in range(width):
            t = ids[y, x]
            if t < 0:
                continue
            w1, w2 = weights[y, x, 0], weights[y, x, 1]
            w0 = one - w1 - w2
            a, b, c = faces[t, 0], faces[t, 1], faces[t, 2]
            m = of_face[t]
            u = w0 * uvs[a, 0] + w1 * uvs[b, 0] + w2 * uvs[c, 0]
            v = w0 * uvs[a, 1] + w1 * uvs[b, 1] + w2 * uvs[c, 1]
            for slot in range(4):
                offset, across, down, channels = (
                    tables[m, slot, 0],
                    tables[m, slot, 1],
                    tables[m, slot, 2],
                    tables[m, slot, 3],
                )
                if across == 0:
                    for k in range(4):
                        value[slot, k] = one
                    continue
                fx = (u - np.floor(u)) * F32(across) - half
                fy = (v - np.floor(v)) * F32(down) - half
                cx, cy = np.floor(fx), np.floor(fy)
                ix, iy = int(cx), int(cy)
                fx, fy = fx - cx, fy - cy
                x0, x1 = (ix + across) % across, (ix + 1) % across
                y0, y1 = (iy + down) % down, (iy + 1) % down
                value[slot, 3] = one
                for k in range(channels):
                    p = texels[offset + (y0 * across + x0) * channels + k]
                    q = texels[offset + (y0 * across + x1) * channels + k]
                    r = texels[offset + (y1 * across + x0) * channels + k]
                    s = texels[offset + (y1 * across + x1) * channels + k]
                    if (slot == 0 or slot == 3) and k < 3:
                        value[slot, k] = (linear[p] * (one - fx) + linear[q] * fx) * (one - fy) + (
                            linear[r] * (one - fx) + linear[s] * fx
                        ) * fy
                    else:
                        value[slot, k] = (
                            (F32(p) * (one - fx) + F32(q) * fx) * (one - fy)
                            + (F32(r) * (one - fx) + F32(s) * fx) * fy
                        ) * F32(1 / 255)
            alpha = materials[m, 3] * value[0, 3]
            mode = materials[m, 9]
            if mode == 0:
                alpha = one
            elif mode == 1:
                if alpha < materials[m, 10]:
                    continue
                alpha = one
            red, green, blue = (
                materials[m, 0] * value[0, 0],
                materials[m, 1] * value[0, 1],
                materials[m, 2] * value[0, 2],
            )
            rough = min(max(materials[m, 5] * value[1, 1], F32(0.06)), one)
            metal = materials[m, 4] * value[1, 2]
            hidden = value[1, 0]
            px = w0 * positions[a, 0] + w1 * positions[b, 0] + w2 * positions[c, 0]
            py = w0 * positions[a, 1] + w1 * positions[b, 1] + w2 * positions[c, 1]
            pz = w0 * positions[a, 2] + w1 * positions[b, 2] + w2 * positions[c, 2]
            nx = w0 * normals[a, 0] + w1 * normals[b, 0] + w2 * normals[c, 0]
            ny = w0 * normals[a, 1] + w1 * normals[b, 1] + w2 * normals[c, 1]
            nz = w0 * normals[a, 2] + w1 * normals[b, 2] + w2 * normals[c, 2]
            n = one / np.sqrt(nx * nx + ny * ny + nz * nz + tiny)
            nx, ny, nz = nx * n, ny * n, nz * n
            vx, vy, vz = eye[0] - px, eye[1] - py, eye[2] - pz
            n = one / np.sqrt(vx * vx + vy * vy + vz * vz + tiny)
            vx, vy, vz = vx * n, vy * n, vz * n
            if tables[m, 2, 1] > 0:
                tx = w0 * tangents[a, 0] + w1 * tangents[b, 0] + w2 * tangents[c, 0]
                ty = w0 * tangents[a, 1] + w1 * tangents[b, 1] + w2 * tangents[c, 1]
                tz = w0 * tangents[a, 2] + w1 * tangents[b, 2] + w2 * tangents[c, 2]
                d = tx * nx + ty * ny + tz * nz
                tx, ty, tz = tx - nx * d, ty - ny * d, tz - nz * d
                n = one / np.sqrt(tx * tx + ty * ty + tz * tz + tiny)
                tx, ty, tz = tx * n, ty * n, tz * n
                hand = tangents[a, 3]
                bx, by, bz = (
                    (ny * tz - nz * ty) * hand,
                    (nz * tx - nx * tz) * hand,
                    (nx * ty - ny * tx) * hand,
                )
                du, dv, dw = value[2, 0] * two - one, value[2, 1] * two - one, value[2, 2] * two - one
                nx, ny, nz = (
                    tx * du + bx * dv + nx * dw,
                    ty * du + by * dv + ny * dw,
                    tz * du + bz * dv + nz * dw,
                )
                n = one / np.sqrt(nx * nx + ny * ny + nz * nz + tiny)
                nx, ny, nz = nx * n, ny * n, nz * n
            facing = nx * vx + ny * vy + nz * vz
            if facing < zero:
                # Seen from behind, or bent away by the normal map: lit as the side that is seen.
                nx, ny, nz, facing = -nx, -ny, -nz, -facing
            facing = max(facing, faint)
            bare = F32(0.04) * (one - metal)
            f0, f1, f2 = (
                bare + red * metal,
                bare + green * metal,
                bare + blue * metal,
            )
            matt = (one - metal) / pi
            c0, c1, c2 = zero, zero, zero
            squared = rough * rough * rough * rough
            k_mask = (rough + one) * (rough + one) * F32(0.125)
            for lamp in range(lamps.shape[0]):
                lx, ly, lz = lamps[lamp, 0], lamps[lamp, 1], lamps[lamp, 2]
                towards = nx * lx + ny * ly + nz * lz
                if towards <= zero:
                    continue
                amount = towards * (lit[y, x] if lamp == 0 else one)
                if amount <= zero:
                    continue
                hx, hy, hz = lx + vx, ly + vy, lz + vz
                n = one / np.sqrt(hx * hx + hy * hy + hz * hz + tiny)
                hx, hy, hz = hx * n, hy * n, hz * n
                nh, hv = max(nx * hx + ny * hy + nz * hz, zero), max(hx * vx + hy * vy + hz * vz, zero)
                q = nh * nh * (squared - one) + one
                spread = squared / (pi * q * q)
                masked = (
                    towards
                    / (towards * (one - k_mask) + k_mask)
                    * facing
                    / (facing * (one - k_mask) + k_mask)
                )
                gloss = spread * masked / max(four * towards * facing, faint)
                away = one - hv
                grazing = away * away * away * away * away
                g0, g1, g2 = f0 + (one - f0) * grazing, f1 + (one - f1) * grazing, f2 + (one - f2) * grazing
                c0 += lamps[lamp, 3] * amount * ((one - g0) * matt * red + g0 * gloss)
                c1 += lamps[lamp, 4] * amount * ((one - g1) * matt * green + g1 * gloss)
                c2 += lamps[lamp, 5] * amount * ((one - g2) * matt * blue + g2 * gloss)
            for which in range(2):
                if which == 0:
                    dx, dy, dz, level = nx, ny, nz, F32(levels - 1)
                else:
                    dx, dy, dz = two * facing * nx - vx, two * facing * ny - vy, two * facing * nz - vz
                    level = rough * F32(levels - 1)
                n = one / (abs(dx) + abs(dy) + abs(dz) + tiny)
                ox, oz = dx * n, dz * n
                if dy < zero:
                    ox, oz = (
                        (one - abs(oz)) * (one if ox >= zero else -one),
                        (one - abs(ox)) * (one if oz >= zero else -one),
                    )
                fx, fy = (ox * half + half) * F32(side - 1), (oz * half + half) * F32(side - 1)
                ix, iy, il = min(int(fx), side - 2), min(int(fy), side - 2), min(int(level), levels - 2)
                fx, fy, fl = fx - F32(ix), fy - F32(iy), level - F32(il)
                gx, gy = one - fx, one - fy
                for k in range(3):
                    high = (sky[il + 1, iy, ix, k] * gx + sky[il + 1, iy, ix + 1, k] * fx) * gy + (
                        sky[il + 1, iy + 1, ix, k] * gx + sky[il + 1, iy + 1, ix + 1, k] * fx
                    ) * fy
                    if which == 0:
                        ambient[k] = high
                        continue
                    low = (sky[il, iy, ix, k] * gx + sky[il, iy, ix + 1, k] * fx) * gy + (
                        sky[il, iy + 1, ix, k] * gx + sky[il, iy + 1, ix + 1, k] * fx
                    ) * fy
                    mirror[k] = low * (one - fl) + high * fl
            away = one - facing
            grazing = away * away * away * away * away
            shiny = one - rough
            g0, g1, g2 = (
                f0 + (max(shiny, f0) - f0) * grazing,
                f1 + (max(shiny, f1) - f1) * grazing,
                f2 + (max(shiny, f2) - f2) * grazing,
            )
            sees = hidden * open_sky[y, x]
            glint = sees * (F32(0.35) + F32(0.65) * open_sky[y, x])
            c0 += sees * (one - g0) * (one - metal) * red * ambient[0] + glint * g0 * mirror[0]
            c1 += sees * (one - g1) * (one - metal) * green * ambient[1] + glint * g1 * mirror[1]
            c2 += sees * (one - g2) * (one - metal) * blue * ambient[2] + glint * g2 * mirror[2]
            if mode == 2:
                # What shines stays visible on glass.
                shine = min(F32(0.6), F32(0.25) * max(c0, c1, c2) * g1)
                alpha = min(one, alpha + (one - alpha) * max(grazing, shine))
            c0 += materials[m, 6] * value[3, 0]
            c1 += materials[m, 7] * value[3, 1]
            c2 += materials[m, 8] * value[3, 2]
            out[y, x, 0] = c0 * alpha + out[y, x, 0] * (one - alpha)
            out[y, x, 1] = c1 * alpha + out[y, x, 1] * (one - alpha)
            out[y, x, 2] = c2 * alpha + out[y, x, 2] * (one - alpha)
            out[y, x, 3] = alpha + out[y, x, 3] * (one - alpha)


def creased(starts: Ints, order: Ints, flat: Floats, areas: Floats, limit: float, normals: Floats) -> None:
    """The normal of each corner: the mean of the faces around its point that bend less than the crease.

    Args:
        starts, order: for each point the corners (4 per face) that lie there.
        flat, areas: (m, 3) normals of the faces, unit and by area.
        limit: cosine of the crease.
        normals: (4 m, 3), written.
    """
    for point in range(starts.shape[0] - 1):
        crowded = (
            starts[point + 1] - starts[point] > 96
        )  # spikes of bad meshes: faces by faces would take minutes
        for i in range(starts[point], starts[point + 1]):
            f = order[i] // 4
            x, y, z = 0.0, 0.0, 0.0
            for j in range(i if crowded else starts[point], i + 1 if crowded else starts[point + 1]):
                g = order[j] // 4
                if flat[f, 0] * flat[g, 0] + flat[f, 1] * flat[g, 1] + flat[f, 2] * flat[g, 2] >= limit:
                    x += areas[g, 0]
                    y += areas[g, 1]
                    z += areas[g, 2]
            normals[order[i], 0] = x
            normals[order[i], 1] = y
            normals[order[i], 2] = z
