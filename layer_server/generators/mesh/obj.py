"""Quads as a Wavefront OBJ, for tools that model: glTF itself knows triangles only."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from layer_server.generators.mesh.model import Ints
from layer_server.generators.mesh.shape import NONE, Shape


def write_obj(shape: Shape, groups: Ints, names: Sequence[str]) -> bytes:
    """The file's bytes: points, and faces of three or four corners by group.

    Args:
        groups: (m,): the group of each face.
        names: of the groups.
    """
    lines = ["# made by layer-nb; metres, Y up"]
    lines += [f"v {x:.6g} {y:.6g} {z:.6g}" for x, y, z in shape.positions]
    for index, name in enumerate(names):
        lines.append(f"g {name.replace(' ', '_')}")
        for face in shape.faces[groups == index] + 1:
            corners = face[:3] if face[3] == NONE + 1 else face
            lines.append("f " + " ".join(str(int(each)) for each in np.asarray(corners)))
    return ("\n".join(lines) + "\n").encode("ascii")
