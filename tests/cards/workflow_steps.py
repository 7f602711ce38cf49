"""Plans of workflow runs made by hand, and small utilities that tests can watch and hold back."""

from __future__ import annotations

import io
import os
import time
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layer_server.blueprints.plan import Plan, PlannedStep
from layer_server.generators import testing
from layer_server.generators.card import GenerationRequest, Output

_PATIENCE_SECONDS = 60
_MODELS = {card.slug: card for card in testing.CARDS}


def plan(*steps: Mapping[str, Any], inputs: Mapping[str, Any] | None = None) -> Plan:
    """A plan of these steps.

    Each is ``{"name": …, "model": slug or "use": utility, "needs": [names], "batch_size", "seed", "prompt",
    "parameters", "files", "output"}``. Without ``files``, a step is given every output of the steps it needs.
    """
    positions = {step["name"]: position for position, step in enumerate(steps)}
    planned = tuple(_planned(position, step, positions) for position, step in enumerate(steps))
    outputs: dict[str, tuple[int, ...]] = {}
    for step in planned:
        if step.spec["output"]:
            outputs[step.spec["output"]] = (*outputs.get(step.spec["output"], ()), step.position)
    return Plan(
        workflow_id=str(uuid.uuid5(uuid.NAMESPACE_URL, "test workflow")),
        slug="test-flow",
        name="Test flow",
        inputs=dict(inputs or {}),
        subject=str((inputs or {}).get("subject", "")),
        steps=planned,
        outputs=outputs,
        price_micro=sum(step.price_micro for step in planned),
    )


def _planned(position: int, step: Mapping[str, Any], positions: Mapping[str, int]) -> PlannedStep:
    batch_size = step.get("batch_size", 1)
    needs = [positions[name] for name in step.get("needs", ())]
    files = step.get("files")
    if files is None:
        port = "init_image" if step.get("use") == "guided" else "images"
        files = {port: [{"step": each, "index": None, "part": None} for each in needs]} if needs else {}
    needs += [each["step"] for port in files.values() for each in port if "step" in each]
    model = _MODELS.get(step.get("model", ""))
    parameters = {"width": 16, "height": 16, "duration_seconds": 0, **step.get("parameters", {})}
    use = step.get("use")
    generator = model.generator if model else f"{__name__}:{use}"
    if use == "guided":
        generator = testing.GUIDED.generator
    return PlannedStep(
        position=position,
        name=step["name"],
        display_name=step["name"].capitalize(),
        kind=f"forge:{model.slug}" if model else str(use),
        needs=tuple(sorted(set(needs))),
        price_micro=testing.MICRO_CU * batch_size if model else step.get("price", 0),
        spec={
            "generator": generator,
            "extra": "image",
            "slug": model.slug if model else use,
            "model_id": model.model_id if model else None,
            "prompt": step.get("prompt", ""),
            "seed": step.get("seed", position),
            "batch_size": batch_size,
            "parameters": parameters,
            "files": files,
            "output": step.get("output"),
        },
    )


def count(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
    """A black pixel that knows the names of the pictures it was given."""
    from PIL import Image

    for file in request.files["images"]:
        with Image.open(file.path) as image:
            image.load()
    return [_pixel(request, given=[file.name for file in request.files["images"]])]


def gate(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
    """Half done until somebody makes the file ``gate``; then it fails, if it is told to."""
    progress(0.5, "waiting")
    _wait_for(Path(request.parameters["gate"]))
    if request.parameters.get("fail"):
        raise ValueError("told to fail")
    return [_pixel(request)]


def meet(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
    """Ends once another step of the same folder has begun too."""
    folder = Path(request.parameters["folder"])
    (folder / request.parameters["me"]).touch()
    _wait_for(folder / request.parameters["other"])
    return [_pixel(request)]


def counted(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
    """Writes its prompt as a line of the file ``starts``, then takes a while, then makes a picture of its seed."""
    descriptor = os.open(request.parameters["starts"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, f"{request.prompt}\n".encode())
    finally:
        os.close(descriptor)
    for files in request.files.values():
        for file in files:
            if not file.path.read_bytes().startswith(b"\x89PNG"):
                raise ValueError(f"{file.path} is not whole")
    time.sleep(float(request.parameters["duration_seconds"]))
    return [_pixel(request)]


def _wait_for(path: Path) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while not path.exists():
        if time.monotonic() > until:
            raise TimeoutError(path.name)
        time.sleep(0.01)


def _pixel(request: GenerationRequest, **metadata: Any) -> Output:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGBA", (1, 1), (request.seed % 256, request.seed // 256 % 256, 7, 255)).save(out, "PNG")
    return Output(
        "image", "image/png", out.getvalue(), request.seed, 1, 1, has_alpha=False, metadata=metadata
    )
