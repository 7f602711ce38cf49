"""A folder of weights as ``diffusers`` saves them, read without the library: what is in it, and whether it may be loaded.

The folder is anybody's, so its JSON files are read within bounds, and what would run code of theirs is refused: files
of pickles, components of a library that is not known, pipelines that are not diffusers' own.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.plain_text import plain

INDEX = "model_index.json"
_MAX_JSON_BYTES = 4 * 1024 * 1024
_MAX_README_BYTES = 256 * 1024
_MAX_COMPONENTS = 40
_LIBRARIES = frozenset({"diffusers", "transformers"})
_SHELVES = frozenset({"stable_diffusion", "kolors", "latent_consistency_models", "stable_diffusion_safe"})
"""Modules of diffusers itself that a component may be named by."""
_PICKLES = (".bin", ".ckpt", ".pt", ".pth", ".pkl")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_VARIANT = re.compile(r"^[\w-]+?\.([A-Za-z0-9_]+)(?:-\d{5}-of-\d{5})?\.safetensors$")


@dataclass(frozen=True, slots=True)
class Weights:
    """A folder whose ``model_index.json`` could be read.

    Attributes:
        pipeline: the class that it names.
        components: the library and class of each part that it has.
        left_out: parts of its pipeline that it does without.
        licence: what its README says, or nothing.
        source: the repository that it is a copy of, where the folder tells.
    """

    folder: Path
    pipeline: str
    components: Mapping[str, tuple[str, str]]
    left_out: tuple[str, ...] = ()
    licence: str = ""
    source: str = ""

    def config(self, component: str) -> Mapping[str, Any]:
        """The ``config.json`` of a component; empty where there is none."""
        path = self.folder / component / "config.json"
        return _json(path) if path.is_file() else {}

    @property
    def title(self) -> str:
        """What to call them: the repository, or the folder."""
        return self.source or plain(self.folder.name)

    @property
    def variant(self) -> str:
        """Of the weights, where there are none without one: ``fp16``."""
        found = (variant_in(self.folder / component) for component in self.components)
        return next(filter(None, found), "")

    def pickles(self) -> list[str]:
        """Components whose weights are there as pickles only."""
        return [component for component in self.components if only_pickles(self.folder / component)]


def opened(folder: str, cache: str = "") -> Weights:
    """The weights of a folder, or of a repository that is in the Hugging Face cache.

    Raises:
        InvalidInputs: when there is nothing, or nothing that may be loaded.
    """
    place = located(folder, cache)
    index = place / INDEX
    if not index.is_file():
        singles = [path.name for path in _files(place, ".safetensors")] if place.is_dir() else [place.name]
        hint = f" A single file ({singles[0]}) has to be converted first." if singles else ""
        raise refused(f"{place} has no {INDEX}, so it is no folder of a pipeline.{hint}")
    told = _json(index)
    pipeline = told.get("_class_name")
    if not isinstance(pipeline, str):
        raise refused(
            f"{index} names no pipeline of diffusers' own; code that comes with weights is never run."
        )
    named = {name: value for name, value in told.items() if isinstance(value, list) and name[:1] != "_"}
    if len(named) > _MAX_COMPONENTS:
        raise refused(f"{index} names {len(named):,} components, more than any pipeline has.")
    left_out = tuple(name for name, value in named.items() if value == [None, None])
    components = {
        name: _component(index, name, value) for name, value in named.items() if name not in left_out
    }
    return Weights(place, pipeline, components, left_out, _licence(place), _source(place))


def located(folder: str, cache: str = "") -> Path:
    """The folder itself: a path as it stands, a cache's folder or a repository's name at its newest snapshot.

    Raises:
        InvalidInputs: when it is not there.
    """
    path = Path(folder).expanduser()
    if not path.is_dir() and not path.is_absolute() and _REPOSITORY.fullmatch(folder):
        path = _hub(cache) / f"models--{folder.replace('/', '--')}"
        if not path.is_dir():
            raise refused(
                f"{folder} is neither a folder nor in the cache {path.parent}.",
                f"`hf download {folder}` brings it there; nothing is downloaded by itself.",
            )
    if path.is_file():
        raise refused(
            f"{path} is a single file.", "Give the folder of a pipeline, with a model_index.json in it."
        )
    if not path.is_dir():
        raise refused(f"There is no folder {path}.", "Correct the path, or add the model again.")
    return _snapshot(path) if (path / "snapshots").is_dir() else path


def only_pickles(folder: Path) -> bool:
    """Whether the weights of one component are there in a form that can run code, and in no other."""
    return bool(_files(folder, *_PICKLES)) and not _files(folder, ".safetensors")


def variant_in(folder: Path) -> str:
    """The variant of one component's weights, where there are none without one."""
    variants = [_VARIANT.match(path.name) for path in _files(folder, ".safetensors")]
    named = {found[1] for found in variants if found}
    return named.pop() if len(named) == 1 and all(variants) else ""


def network(folder: str, cache: str = "") -> tuple[Path, Mapping[str, Any]]:
    """The folder and the ``config.json`` of a network that stands alone, as a ControlNet does.

    Raises:
        InvalidInputs: when there is none.
    """
    place = located(folder, cache)
    config = place / "config.json"
    if not config.is_file():
        raise refused(f"{place} has no config.json, so it is no folder of a network.")
    return place, _json(config)


def lora(file: str) -> Path:
    """A file of small changes to weights.

    Raises:
        InvalidInputs: when it is not there, or could run code.
    """
    path = Path(file).expanduser()
    if not path.is_file():
        raise refused(f"There is no file {path}.", "Correct the path, or add the model again.")
    if path.suffix != ".safetensors":
        raise refused(
            f"{path.name} is no .safetensors file, and others can run code.", "Take a copy of that kind."
        )
    return path


def refused(message: str, remedy: str = "") -> InvalidInputs:
    """Why weights are not offered."""
    return InvalidInputs(message, field="folder", remedy=remedy or "Give another folder: `layer model add`.")


def _component(index: Path, name: str, value: list[Any]) -> tuple[str, str]:
    is_pair = len(value) == 2 and all(isinstance(each, str) for each in value)
    if not is_pair or value[0] not in _LIBRARIES | _SHELVES:
        raise refused(
            f"The component {name!r} of {index} is {str(value)[:80]}, which is not of diffusers or transformers; code "
            "that comes with weights is never run."
        )
    if not re.fullmatch(r"\w{1,100}", name) or any((index.parent / name).glob("*.py")):
        raise refused(f"The component {name!r} of {index} brings code with it, which is never run.")
    return value[0], value[1]


def _json(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_JSON_BYTES + 1)
        told = json.loads(data) if len(data) <= _MAX_JSON_BYTES else None
    except (OSError, ValueError, RecursionError) as error:
        raise refused(f"{path} cannot be read ({error}).") from error
    if not isinstance(told, dict):
        raise refused(f"{path} is not what a pipeline's folder has there.")
    return told


def _files(folder: Path, *endings: str) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name.endswith(endings) and path.is_file())


def _hub(cache: str) -> Path:
    """Where the Hugging Face libraries keep what they downloaded."""
    if cache:
        return Path(cache).expanduser()
    if hub := os.environ.get("HF_HUB_CACHE"):
        return Path(hub).expanduser()
    home = os.environ.get("HF_HOME") or Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")) / "huggingface"
    return Path(home).expanduser() / "hub"


def _snapshot(repository: Path) -> Path:
    main = repository / "refs" / "main"
    if main.is_file():
        named = repository / "snapshots" / main.read_text(encoding="utf-8").strip()[:100]
        if named.is_dir():
            return named
    snapshots = sorted((repository / "snapshots").iterdir())
    if not snapshots:
        raise refused(f"{repository} holds nothing yet.", "Download it again.")
    return snapshots[-1]


def _source(folder: Path) -> str:
    """``org/name`` of a folder in a cache."""
    for part in folder.parts:
        if part.startswith("models--"):
            return part.removeprefix("models--").replace("--", "/", 1)
    return ""


def _licence(folder: Path) -> str:
    """The licence that the front matter of the README names."""
    readme = folder / "README.md"
    if not readme.is_file():
        return ""
    with readme.open("rb") as file:
        text = file.read(_MAX_README_BYTES).decode("utf-8", "replace")
    matter = re.match(r"---\s*\n(.*?)\n---", text, re.DOTALL)
    told = dict(
        re.findall(r"^(license(?:_name|_link)?):[ \t]*(\S[^\n]*)$", matter[1] if matter else "", re.M)
    )
    named = told.get("license_name") if told.get("license", "other") == "other" else told["license"]
    words = " ".join(word.strip(" \"'") for word in (named or "", told.get("license_link", "")) if word)
    return plain(words[:200])
