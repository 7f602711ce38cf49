"""A simple skeleton in a humanoid: where its joints are, and which of them moves which point.

The figure stands upright, looks along +Z, has two legs that are apart and arms that hang or are held out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.model import Floats, Ints
from layer_server.generators.mesh.rows import mixed
from layer_server.generators.mesh.shape import rotation
from layer_server.generators.mesh.unwrap import shells

BONES: tuple[tuple[str, str], ...] = (
    ("Hips", ""),
    ("Spine", "Hips"),
    ("Chest", "Spine"),
    ("Neck", "Chest"),
    ("Head", "Neck"),
    ("LeftShoulder", "Chest"),
    ("LeftArm", "LeftShoulder"),
    ("LeftForeArm", "LeftArm"),
    ("LeftHand", "LeftForeArm"),
    ("RightShoulder", "Chest"),
    ("RightArm", "RightShoulder"),
    ("RightForeArm", "RightArm"),
    ("RightHand", "RightForeArm"),
    ("LeftUpLeg", "Hips"),
    ("LeftLeg", "LeftUpLeg"),
    ("LeftFoot", "LeftLeg"),
    ("RightUpLeg", "Hips"),
    ("RightLeg", "RightUpLeg"),
    ("RightFoot", "RightLeg"),
)
"""Name and parent, parents first; the names that game engines retarget by."""

NAMES = tuple(name for name, _ in BONES)
PARENTS = tuple(NAMES.index(parent) if parent else -1 for _, parent in BONES)

_RIGID = 0.42
"""Separate pieces up to this share of the height move as one, like the plates of a robot."""


class NotHumanoid(Exception):
    """The mesh has no shape that a humanoid skeleton fits; the text says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Skeleton:
    """Joints, and who follows them.

    Attributes:
        joints: (19, 3) in the order of BONES.
        owners: (n, 4) joints of each point. weights: (n, 4), rows of sum 1.
    """

    joints: Floats
    owners: NDArray[np.uint16]
    weights: Floats


def found(positions: Floats, faces: Ints) -> Skeleton:
    """The skeleton of a figure.

    Raises:
        NotHumanoid: where none fits.
    """
    joints = _joints(positions)
    # Points at one place are one here: seams of a texture do not part what is joined.
    grid = max(float(np.ptp(positions, axis=0).max()), 1e-9) * 1e-5
    keys = mixed(np.round(positions / grid).astype(np.int64))
    _, first, same = np.unique(keys, return_index=True, return_inverse=True)
    owners, weights = _followers(positions[first], same[faces].astype(np.int32), joints)
    return Skeleton(joints, owners[same], weights[same])


def _joints(p: Floats) -> Floats:
    low, high = p.min(0), p.max(0)
    tall, wide = float(high[1] - low[1]), float(high[0] - low[0])
    if tall < 1e-6 or not 0.45 < wide / tall < 1.35:
        raise NotHumanoid("it is not about as tall and wide as a standing figure")
    middle = float((low[0] + high[0]) / 2)

    def level(share: float, half: float = 0.03) -> Floats:
        band = np.abs((p[:, 1] - low[1]) / tall - share) < half
        found: Floats = p[band]
        return found

    mirrored = np.abs(p[:, 0] - middle)
    left, right = mirrored[p[:, 0] > middle], mirrored[p[:, 0] < middle]
    if min(len(left), len(right)) < 0.6 * max(len(left), len(right)):
        raise NotHumanoid("its left and right differ too much")
    feet = level(0.08, 0.08)
    spread = np.abs(feet[:, 0] - middle)
    if len(feet) < 8 or float((spread < 0.012 * tall).mean()) > 0.08:
        raise NotHumanoid("it has no two legs that are apart")
    foot = float(np.median(spread))
    z = float(np.median(p[:, 2]))
    # The hands are the outermost points above the knees.
    reach = np.where((p[:, 1] - low[1]) / tall > 0.25, mirrored, 0)
    outer = p[reach > 0.93 * reach.max()]
    hand = np.array([float(np.median(np.abs(outer[:, 0] - middle))), float(np.median(outer[:, 1]))])
    chest = level(0.7, 0.05)
    if len(chest) < 8:
        raise NotHumanoid("it has no chest")
    shoulder_y = low[1] + tall * 0.74
    shoulder_x = max(0.1 * tall, min(0.2 * tall, hand[0] * 0.55))
    if hand[0] < shoulder_x * 1.15:
        raise NotHumanoid("it has no arms that stand off the body")
    toe = p[(p[:, 1] - low[1]) / tall < 0.06]
    toe_z = float(np.quantile(toe[:, 2], 0.8)) if len(toe) else z

    def at(x: float, y: float, depth: float = z) -> list[float]:
        return [middle + x, y, depth]

    def arm(sign: float) -> list[list[float]]:
        start, end = np.array([shoulder_x, shoulder_y]), np.array([hand[0] * 0.96, hand[1]])
        elbow, wrist = start + (end - start) * 0.46, start + (end - start) * 0.84
        return [at(sign * each[0], each[1]) for each in (start * [0.45, 1], start, elbow, wrist)]

    def leg(sign: float) -> list[list[float]]:
        return [
            at(sign * foot, low[1] + tall * 0.47),
            at(sign * foot, low[1] + tall * 0.27),
            at(sign * foot, low[1] + tall * 0.06, z + (toe_z - z) * 0.2),
        ]

    trunk = [at(0, low[1] + tall * share) for share in (0.5, 0.58, 0.68, 0.8, 0.85)]
    return np.array([*trunk, *arm(1), *arm(-1), *leg(1), *leg(-1)], np.float32)


def _ends(joints: Floats) -> Floats:
    """Where each bone ends: at its first child, or a little further on."""
    ends = joints.copy()
    for index, parent in enumerate(PARENTS):
        if parent >= 0 and np.array_equal(ends[parent], joints[parent]):
            ends[parent] = joints[index]
    for index in range(len(joints)):
        if np.array_equal(ends[index], joints[index]):
            ends[index] = joints[index] + (joints[index] - joints[PARENTS[index]]) * np.float32(0.7)
    ends[0] = joints[1]
    ends[2] = joints[3]
    return ends


def _followers(positions: Floats, faces: Ints, joints: Floats) -> tuple[NDArray[np.uint16], Floats]:
    """Four joints for each point by nearness to their bones; small loose pieces follow one alone."""
    ends = _ends(joints)
    way = ends - joints
    along = np.einsum("nk,jk->nj", positions, way) - (joints * way).sum(1)
    share = np.clip(along / np.maximum((way * way).sum(1), 1e-12), 0, 1)
    nearest = joints[None] + share[..., None] * way[None]
    distance = np.linalg.norm(positions[:, None] - nearest, axis=2)
    tall = float(np.ptp(positions[:, 1]))
    strength = 1 / (distance / tall + 0.01) ** 4
    pieces = shells(positions, faces)
    count = int(pieces.max(initial=0)) + 1
    low, high = np.full((count, 3), np.inf), np.full((count, 3), -np.inf)
    np.minimum.at(low, pieces, positions)
    np.maximum.at(high, pieces, positions)
    small = (high - low).max(1) < _RIGID * tall
    means = np.stack([np.bincount(pieces, distance[:, j], count) for j in range(len(joints))], 1)
    best = means.argmin(1)
    alone = small[pieces] & (count > 1)
    strength[alone] = 0
    strength[np.flatnonzero(alone), best[pieces[alone]]] = 1
    order = np.argsort(-strength, axis=1, kind="stable")[:, :4]
    weights = np.take_along_axis(strength, order, 1)
    weights = weights / weights.sum(1, keepdims=True)
    weights[weights < 0.02] = 0
    weights = weights / weights.sum(1, keepdims=True)
    owners = np.where(weights > 0, order, 0).astype(np.uint16)
    return owners, weights.astype(np.float32)


def held_out(positions: Floats, skeleton: Skeleton) -> tuple[Floats, Floats]:
    """Points and joints with the arms straight out to the sides, as rigs are made (T-pose)."""
    joints = skeleton.joints.copy()
    turns = np.tile(np.eye(4, dtype=np.float32), (len(joints), 1, 1))
    for side, sign in (("Left", 1.0), ("Right", -1.0)):
        first, last = NAMES.index(f"{side}Arm"), NAMES.index(f"{side}Hand")
        line = joints[last] - joints[first]
        angle = float(np.degrees(np.arctan2(line[1], sign * line[0])))
        turn = np.eye(4, dtype=np.float32)
        turn[:3, :3] = rotation("z", -sign * angle)
        turn[:3, 3] = joints[first] - turn[:3, :3] @ joints[first]
        for index in range(first, last + 1):
            turns[index] = turn
    moved = np.einsum("nk,nkij->nij", skeleton.weights, turns[skeleton.owners.astype(np.int64)])
    points = np.einsum("nij,nj->ni", moved[:, :3, :3], positions) + moved[:, :3, 3]
    joints = np.einsum("nij,nj->ni", turns[:, :3, :3], joints) + turns[:, :3, 3]
    return points.astype(np.float32), joints.astype(np.float32)
