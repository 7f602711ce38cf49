"""A browser is opened where the person sees it; anywhere else an address is pasted."""

from __future__ import annotations

import pytest

from layer_mcp.auth.place import place

SCREEN = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("environ", "platform", "container", "browser"),
    [
        ({}, "darwin", False, True),
        ({}, "win32", False, True),
        (SCREEN, "linux", False, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False, True),
        ({}, "linux", False, False),
        ({"DISPLAY": ""}, "linux", False, False),
        (SCREEN, "linux", True, False),
        ({"BROWSER": "firefox"}, "linux", False, True),
        ({"BROWSER": "firefox"}, "linux", True, True),
        ({**SCREEN, "BROWSER": "true"}, "linux", False, False),
        ({"BROWSER": ""}, "darwin", False, False),
        ({"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, "darwin", False, False),
        ({**SCREEN, "SSH_TTY": "/dev/pts/1"}, "linux", False, False),
        ({**SCREEN, "JUPYTERHUB_USER": "ana"}, "linux", False, False),
        ({"COLAB_RELEASE_TAG": "r"}, "linux", False, False),
        ({"CODESPACES": "true", "BROWSER": "/vscode/bin/helpers/browser.sh"}, "linux", True, False),
        ({"KUBERNETES_SERVICE_HOST": "10.0.0.1"}, "linux", False, False),
        ({"KAGGLE_KERNEL_RUN_TYPE": "Interactive"}, "linux", False, False),
    ],
)
def test_where(environ: dict[str, str], platform: str, container: bool, browser: bool) -> None:
    found = place(environ, platform, container=container)
    assert found.browser == browser
    assert bool(found.why) == (not browser)


def test_why_is_told() -> None:
    assert place({"JUPYTERHUB_USER": "ana"}, "linux", container=False).why == "in a JupyterHub"
    assert place({"SSH_TTY": "x"}, "linux", container=False).why == "on another machine, over ssh"
    assert place({"COLAB_RELEASE_TAG": "x"}, "linux", container=False).why == "in Google Colab"
