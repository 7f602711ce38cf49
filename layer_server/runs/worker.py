"""What happens inside a worker process: one generation, from a plain job to files in a staging folder.

It knows neither database nor engine. It answers with data, errors included, so that nothing a generator
raises has to travel between processes.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from layer_mcp.contract.data_folder import build_id
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.redact import redact
from layer_server.generators.card import (
    Cancelled,
    Generate,
    GenerationRequest,
    InputFile,
    Output,
    Part,
    Place,
)
from layer_server.generators.notes import Notes, is_note
from layer_server.runs import progress as progress_file
from layer_server.runs.progress import ProgressFile

_PR_SET_PDEATHSIG = 1
_SIGKILL = 9
MAX_OUTPUT_BYTES = 512 * 1024 * 1024
"""All files of one run together."""

_FLUSHES_AT_ONCE = 8
_STOP = "stop"
"""In a staging folder: its job is to stop."""

_checked = False


class StaleWorker(Exception):
    """The installed code is not the code that the server runs."""


@dataclass(frozen=True)
class Job:
    """One generation.

    Attributes:
        generator: ``package.module:function``.
        extra: the pip extra that has what the generator imports.
        staging: the folder for its files; emptied first, but for its notes.
        files: what it works with, by what it is for.
        settings: of the model's card.
        place: where it runs; outside ``cpu`` it is asked to stop before it is killed.
    """

    slug: str
    generator: str
    extra: str
    prompt: str
    seed: int
    batch_size: int
    parameters: Mapping[str, Any]
    staging: str
    files: Mapping[str, Sequence[InputFile]] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    place: Place = "cpu"


def code_id() -> str:
    """The build id of the code that runs in workers."""
    server = Path(__file__).parents[1]
    return build_id([server / "generators", server / "backends", server / "runs"], "worker")


def ask_to_stop(staging: Path) -> bool:
    """Ask the job of this folder to stop by itself. Returns False where none has begun that could hear it."""
    try:
        if not (staging / progress_file.FILE_NAME).exists():
            return False
        (staging / _STOP).touch(mode=0o600)
    except OSError:
        return False
    return True


def enter(parent: int, build: str, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """The first thing that runs in a worker, before every task.

    Raises:
        StaleWorker: when this process was started from other code than the server's.
    """
    global _checked  # noqa: PLW0603  a worker process checks once
    if not _checked:
        _die_with_parent()
        if code_id() != build:
            raise StaleWorker
        _checked = True
    if os.getppid() != parent:
        # The server died between two tasks: nobody wants the result.
        os._exit(1)
    return function(*arguments)


def warm(generators: Sequence[str]) -> None:
    """Import what generators need, so that the first run does not wait for it."""
    for path in generators:
        try:
            importlib.import_module(path.partition(":")[0])
        except ImportError:
            # An extra that is not installed is told to whoever asks for that model.
            continue


def generate(job: Job) -> dict[str, Any]:
    """Do the job. Returns ``{"outputs": […], "seconds": …}`` or ``{"error": {code, message, detail}}``."""
    staging = Path(job.staging)
    if (staging / _STOP).exists():
        # It waited for its turn in a folder that an attempt before it had begun.
        return _failure("RUN_CANCELLED", "The run was over before it began.")
    _empty(staging)
    try:
        function = _load(job)
        with ProgressFile(staging) as progress:
            progress(0.0, "starting")
            begun = time.perf_counter()
            outputs = _call(function, job, progress)
            seconds = time.perf_counter() - begun
            return {"outputs": _write(staging, outputs), "seconds": seconds}
    except Cancelled:
        return _failure("RUN_CANCELLED", "The generator was told to stop.")
    except LayerError as error:
        return _failure(error.code, f"{error.message} {error.remedy}".strip())
    except ImportError as error:
        return _failure(
            "FEATURE_DISABLED",
            f"{job.slug} needs packages that are not installed here ({error.name or error}). Install them with "
            f'`pip install "layer-nb[{job.extra}]"`, then run `layer server stop`; the next call starts a server '
            "that has them.",
            traceback.format_exc(),
        )
    except MemoryError:
        return _failure(
            "INTERNAL_SERVER_ERROR",
            f"{job.slug} ran out of memory. Ask for a smaller size or fewer in the batch.",
        )
    except Exception as error:  # noqa: BLE001  whatever a generator raises ends its own run, with a sentence
        return _failure(
            "INTERNAL_SERVER_ERROR",
            f"{job.slug} could not make this ({type(error).__name__}). Change the prompt or the seed, or run it "
            "again; the server's log has the details (`layer server logs`).",
            traceback.format_exc(),
        )


def _load(job: Job) -> Generate:
    module, _, name = job.generator.partition(":")
    importlib.import_module("numpy")
    function: Generate = getattr(importlib.import_module(module), name)
    return function


def _call(function: Generate, job: Job, progress: ProgressFile) -> list[Output]:
    import numpy as np

    request = GenerationRequest(
        prompt=job.prompt,
        seed=job.seed,
        batch_size=job.batch_size,
        parameters=job.parameters,
        files=job.files,
        model=job.slug,
        settings=job.settings,
        notes=Notes(Path(job.staging)),
    )
    outputs = function(request, np.random.default_rng(job.seed), progress, _cancel(job))
    if not outputs:
        raise ValueError("the generator returned nothing")
    if len(outputs) > job.batch_size:
        raise ValueError("the generator returned more than was asked for")
    return outputs


def _cancel(job: Job) -> Callable[[], bool]:
    """What a generator asks whether it is to stop."""
    if job.place == "cpu":
        # Its process is killed, so it is never asked to stop by itself.
        return lambda: False
    staging = Path(job.staging)
    stop, own = staging / _STOP, staging / progress_file.FILE_NAME
    # A folder that is gone belonged to a run that is over.
    return lambda: stop.exists() or not own.exists()


def _write(staging: Path, outputs: Sequence[Output]) -> list[dict[str, Any]]:
    """Put every file on disk for good. Returns what the server must know of them."""
    size = sum(len(output.data) + sum(len(part.data) for part in output.parts) for output in outputs)
    if size > MAX_OUTPUT_BYTES:
        raise LayerError(
            f"The result has {size >> 20} MiB, more than a run may have ({MAX_OUTPUT_BYTES >> 20} MiB).",
            remedy="Ask for a smaller size or fewer in the batch.",
        )
    files: list[Path] = []
    described = [_describe(staging, f"{index}", output, files) for index, output in enumerate(outputs)]
    # Together, after all are written: flushes that wait at the same time share their work.
    with ThreadPoolExecutor(min(len(files), _FLUSHES_AT_ONCE)) as threads:
        list(threads.map(_flush, files))
    return described


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _describe(staging: Path, name: str, output: Output, files: list[Path]) -> dict[str, Any]:
    return {
        "kind": output.kind,
        "seed": output.seed,
        "has_alpha": output.has_alpha,
        "attribution": [asdict(each) for each in output.attribution],
        "metadata": _plain(output.metadata),
        "parts": [
            {"role": part.role} | _file(staging, f"{name}.{index}", part, files)
            for index, part in enumerate(output.parts)
        ],
    } | _file(staging, name, output, files)


def _plain(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The metadata as JSON has it; numbers of numpy become plain ones."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(metadata), default=_item, allow_nan=False))
    return plain


def _item(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} is no JSON value")


def _file(staging: Path, name: str, content: Output | Part, files: list[Path]) -> dict[str, Any]:
    path = staging / name
    path.write_bytes(content.data)
    files.append(path)
    return {
        "staged": name,
        "content_type": content.mime_type,
        "width": content.width,
        "height": content.height,
        "size_bytes": len(content.data),
        "sha256": hashlib.sha256(content.data).hexdigest(),
    }


def _empty(folder: Path) -> None:
    """A second try starts from nothing but the notes of the first: half of what that made may be there."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in folder.iterdir():
        if not is_note(left.name):
            left.unlink()


def _failure(code: str, message: str, detail: str = "") -> dict[str, Any]:
    return {"error": {"code": code, "message": message, "detail": redact(detail)}}


def _die_with_parent() -> None:
    """On Linux the kernel ends this process with the server; elsewhere it ends at its next task."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL)
