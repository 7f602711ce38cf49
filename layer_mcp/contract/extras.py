"""The optional parts of the embedded server, and which of them are installed. Imports none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec

EXTRA_MODULES: Mapping[str, Sequence[str]] = {
    "server": ("dbos", "sqlalchemy", "alembic", "uvicorn"),
    "image": ("numpy", "cv2", "resvg_py", "onnxruntime"),
    "diffusers": ("torch", "transformers", "diffusers"),
}
"""The modules that each pip extra brings."""


def missing_modules(extra: str) -> list[str]:
    """The modules of an extra that cannot be found."""
    return [name for name in EXTRA_MODULES[extra] if find_spec(name) is None]


def installed_extras() -> list[str]:
    """The extras whose modules are all there."""
    return [extra for extra in EXTRA_MODULES if not missing_modules(extra)]
