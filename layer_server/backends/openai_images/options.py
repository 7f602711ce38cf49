"""The table of an OpenAI-compatible model in ``models.toml``, checked; what is not said follows from the model's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any
from urllib.parse import urlsplit

from layer_mcp.contract.errors import InvalidInputs

ANY_SIZE = "any"
"""As ``sizes``: every width and height that is a multiple of ``STEP``, within these bounds."""
STEP, LEAST_SIDE, MOST_SIDE, MOST_PIXELS, LONGEST_SHAPE = 16, 256, 3840, 3840 * 2160, 3
_SIZE = re.compile(r"([1-9]\d{1,4})x([1-9]\d{1,4})")
_NOT_OURS = frozenset({"key", "key_env", "data_folder", "name"})
MAX_SIZES = 50


@dataclass(frozen=True, slots=True)
class Options:
    """What a server's model can do.

    Attributes:
        url: of the API, up to and without ``/images/…``.
        model: what the server calls it.
        sizes: ``WIDTHxHEIGHT``, the first where the request has none, or ``any``.
        automatic: whether the server chooses a size where the request has none.
        edits: whether it takes pictures (``/images/edits``).
        transparent: whether it leaves the background out when asked to.
        quality: whether it takes low, medium and high.
        seed: whether it takes a seed; then the same request makes the same pictures, one by one.
        max_batch: pictures of one request; a larger batch is several requests, one after the other.
        response_format: what is asked for: ``b64_json`` or ``url``; empty where the server takes no such parameter.
        longest_prompt: characters; 0 where that is not known.
        timeout_seconds: for one request.
    """

    url: str
    model: str
    sizes: tuple[str, ...] | str = ("1024x1024",)
    automatic: bool = False
    edits: bool = False
    transparent: bool = False
    quality: bool = False
    seed: bool = False
    max_batch: int = 1
    response_format: str = "b64_json"
    longest_prompt: int = 0
    timeout_seconds: int = 300

    @property
    def host(self) -> str:
        """For people."""
        return urlsplit(self.url).netloc

    def table(self) -> dict[str, Any]:
        """As JSON has it; ``options_of`` reads it again."""
        table = asdict(self)
        return table | ({} if self.sizes == ANY_SIZE else {"sizes": list(self.sizes)})


_GPT_IMAGE = Options(
    "",
    "",
    sizes=("1024x1024", "1536x1024", "1024x1536"),
    automatic=True,
    edits=True,
    transparent=True,
    quality=True,
    max_batch=10,
    response_format="",
    longest_prompt=32_000,
)
_FAMILIES: tuple[tuple[str, Options], ...] = (
    ("gpt-image-2", replace(_GPT_IMAGE, sizes=ANY_SIZE)),
    ("gpt-image", _GPT_IMAGE),
    ("chatgpt-image", _GPT_IMAGE),
    ("dall-e-3", Options("", "", ("1024x1024", "1792x1024", "1024x1792"), longest_prompt=4000)),
    (
        "dall-e-2",
        Options("", "", ("1024x1024", "512x512", "256x256"), edits=True, max_batch=10, longest_prompt=1000),
    ),
)
"""By the beginning of a model's name; others can do what every server can: one square picture from words."""


def options_of(slug: str, settings: Mapping[str, Any]) -> Options:
    """The options of a model.

    Raises:
        InvalidInputs: for a name that is not known, or a value that cannot be.
    """
    known = {field.name for field in fields(Options)}
    given = {name: value for name, value in settings.items() if name not in _NOT_OURS}
    for name, value in given.items():
        if name not in known:
            raise _wrong(slug, name, f"it is not known; there are {', '.join(sorted(known))}")
        if fault := _fault(name, value):
            raise _wrong(slug, name, fault)
    for name in ("url", "model"):
        if not given.get(name):
            raise _wrong(slug, name, "it is missing")
    family = next((each for start, each in _FAMILIES if given["model"].startswith(start)), Options("", ""))
    if isinstance(given.get("sizes"), list):
        given["sizes"] = tuple(given["sizes"])
    return replace(family, **{**given, "url": _whole_url(given["url"])})


def size_of(text: str) -> tuple[int, int]:
    """Width and height of ``1536x1024``."""
    found = _SIZE.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no size")
    return int(found[1]), int(found[2])


def _whole_url(url: str) -> str:
    """An address without a path is that of a server, whose API is under ``/v1``."""
    url = url.rstrip("/")
    return f"{url}/v1" if not urlsplit(url).path else url


def _fault(name: str, value: Any) -> str | None:
    """Why this is no value of an option; None where it is one."""
    if name == "url":
        return _fault_of_url(value)
    if name == "sizes":
        if value == ANY_SIZE:
            return None
        sizes = isinstance(value, list) and 0 < len(value) <= MAX_SIZES
        good = sizes and all(isinstance(each, str) and _SIZE.fullmatch(each) for each in value)
        return None if good else f'it must be "{ANY_SIZE}", or a list as ["1024x1024", "1536x1024"]'
    if name == "model":
        return None if isinstance(value, str) and 0 < len(value) <= 200 else "it must be text"
    if name == "response_format":
        return None if value in {"", "b64_json", "url"} else 'it must be b64_json, url or ""'
    if name in {"max_batch", "longest_prompt", "timeout_seconds"}:
        low, high = {"max_batch": (1, 16), "longest_prompt": (0, 100_000), "timeout_seconds": (5, 3600)}[name]
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        return (
            None if is_whole and low <= value <= high else f"it must be a whole number from {low} to {high}"
        )
    return None if isinstance(value, bool) else "it must be true or false"


def _fault_of_url(value: Any) -> str | None:
    try:
        parts = urlsplit(value) if isinstance(value, str) else None
        port = parts.port if parts is not None else None
    except ValueError:
        return "it is no address"
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        return "it must be an address that begins with http:// or https://"
    if "@" in parts.netloc:
        return "it holds a user name or a password; give the key with --key-env or --key"
    if parts.query or parts.fragment:
        return "it must end with its path; a query is not sent"
    return None


def _wrong(slug: str, name: str, fault: str) -> InvalidInputs:
    return InvalidInputs(
        f"The setting {name} of the model {slug!r}: {fault}.",
        field=name,
        remedy="Correct it in models.toml, or add the model again.",
    )
