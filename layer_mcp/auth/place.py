"""Where this program runs: whether a browser that it opens is in front of the person. A pure function of its surroundings.

A browser of another machine is no use to a sign-in that listens on this one, so wherever that is likely the person
pastes the address back, which works everywhere.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_ELSEWHERE = (
    ("COLAB_RELEASE_TAG", "Google Colab"),
    ("KAGGLE_KERNEL_RUN_TYPE", "Kaggle"),
    ("JUPYTERHUB_API_TOKEN", "a JupyterHub"),
    ("JUPYTERHUB_USER", "a JupyterHub"),
    ("BINDER_SERVICE_HOST", "Binder"),
    ("DATABRICKS_RUNTIME_VERSION", "Databricks"),
    ("SAGEMAKER_INTERNAL_IMAGE_URI", "SageMaker"),
    ("KERNEL_GATEWAY", "a kernel gateway"),
    ("CODESPACES", "a Codespace"),
    ("GITPOD_WORKSPACE_ID", "a Gitpod workspace"),
    ("KUBERNETES_SERVICE_HOST", "a container"),
    ("SSH_CONNECTION", "another machine, over ssh"),
    ("SSH_TTY", "another machine, over ssh"),
)
"""Variables that only such a place has, and what it is called."""
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
_NO_BROWSER = frozenset({"", "true", "false", "none", "echo", ":"})
_IN_A_CONTAINER = (Path("/.dockerenv"), Path("/run/.containerenv"))


@dataclass(frozen=True, slots=True)
class Place:
    """Whether a browser can be opened here, and why not.

    Attributes:
        browser: a page that is opened here is seen by whoever runs this program.
        why: where it runs instead, for a sentence that begins with "this runs".
    """

    browser: bool
    why: str = ""


def place(
    environ: Mapping[str, str] | None = None, platform: str = sys.platform, *, container: bool | None = None
) -> Place:
    """Where this program runs.

    Args:
        container: whether it is a container; found out when None.
    """
    env = os.environ if environ is None else environ
    for name, words in _ELSEWHERE:
        if env.get(name):
            return Place(
                False, f"in {words}" if words[0].isupper() or words.startswith("a ") else f"on {words}"
            )
    named = env.get("BROWSER")
    if named is not None and named.strip().lower() in _NO_BROWSER:
        return Place(False, "without a browser (BROWSER)")
    if named:
        return Place(True)
    if any(path.exists() for path in _IN_A_CONTAINER) if container is None else container:
        return Place(False, "in a container")
    if platform in {"darwin", "win32"} or any(env.get(name) for name in _DISPLAYS):
        return Place(True)
    return Place(False, "without a display")
