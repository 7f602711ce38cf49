"""The ``multi-angle`` generator: pictures of a mesh from around it; of a picture, once it is blown up."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.editing.matting import cut_out
from layer_server.generators.mesh.angles_card import MULTI_ANGLE
from layer_server.generators.mesh.camera import framed
from layer_server.generators.mesh.given import PORT, given
from layer_server.generators.mesh.inflate import square
from layer_server.generators.mesh.model import Model, flattened
from layer_server.generators.mesh.reliefs import FINEST, shaped
from layer_server.generators.mesh.render import render
from layer_server.generators.work import Work

VIEWS = (
    ("front", 0.0, 8.0),
    ("front right", 45.0, 14.0),
    ("right", 90.0, 8.0),
    ("back right", 135.0, 14.0),
    ("back", 180.0, 8.0),
    ("back left", 225.0, 14.0),
    ("left", 270.0, 8.0),
    ("front left", 315.0, 14.0),
)
"""Name, azimuth and elevation, in the order in which a batch shows them."""


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """``batch_size`` pictures: from the camera that is asked for and on around by 45 degrees, or the standard views.

    Raises Cancelled when ``cancel()`` answers true, and InvalidInputs for a file that is not read.
    """
    del rng  # a view depends on nothing but its angle
    work = Work(MULTI_ANGLE, request, progress, cancel)
    work.step(0.0, "opening")
    model, made_of = _model(request, work)
    points = np.concatenate([mesh.positions for mesh in flattened(model)])
    width, height = int(work["width"]), int(work["height"])
    camera = work.get("camera") or {}
    outputs = []
    for index in range(request.batch_size):
        name, azimuth, elevation = VIEWS[index % len(VIEWS)]
        if camera:
            azimuth = (float(camera.get("azimuth", 0)) + 45 * index) % 360
            elevation, name = float(camera.get("elevation", 0)), f"azimuth {azimuth:g}"
        work.step(
            0.3 + 0.7 * index / request.batch_size, f"photographing {index + 1} of {request.batch_size}"
        )
        eye = framed(
            points, azimuth, elevation, aspect=width / height, distance=float(camera.get("distance", 1) or 1)
        )
        pixels = render(model, eye, width, height)
        facts = {"view": name, "azimuth": azimuth, "elevation": elevation, "made_of": made_of}
        outputs.append(work.made(pixels, request.seed + index, metadata=facts))
    work.step(1.0, "done")
    return outputs


def _model(request: GenerationRequest, work: Work) -> tuple[Model, str]:
    if request.files.get(PORT):
        mesh = given(request)
        work.credit(*mesh.attribution)
        return mesh.model, "the mesh"
    picture = work.pixels("reference_image", 1024)
    matte = cut_out(picture, lambda share, stage: work.step(0.05 + 0.2 * share, stage))
    work.credit(*matte.credits)
    built, _ = shaped(square(matte.picture), size=1024, finest=FINEST, depth=0.36, limit=None)
    return built.model, "the picture, blown up: its sides and back are guessed"
