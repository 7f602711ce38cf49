"""A server finds its code wherever the client found it, and sees no token or key of the client."""

from __future__ import annotations

import os
import sysconfig
from pathlib import Path

from layer_mcp.connect.spawn import command, environment, server_package


def test_a_checkout_is_named_and_installed_packages_are_not() -> None:
    path = environment(server_package(), {})["PYTHONPATH"].split(os.pathsep)
    assert path == [str(server_package().parent)]
    assert "PYTHONPATH" not in environment(Path(sysconfig.get_path("purelib")) / "layer_server", {})


def test_only_what_a_process_needs_and_what_the_server_reads() -> None:
    kept = environment(
        server_package(),
        {
            "PATH": "/bin",
            "LC_ALL": "C.UTF-8",
            "LAYER_IDLE_SECONDS": "5",
            "LAYER_CODE_PATH": f"/a{os.pathsep}/b",
            "LAYER_PAT": "pat_secret",
            "OPENAI_API_KEY": "sk-secret",
            "PYTHONPATH": "/elsewhere",
            "PYTHONUSERBASE": "/home/me/py",
            "PYTHONINSPECT": "1",
            "LD_PRELOAD": "x.so",
            "HTTPS_PROXY": "http://user:secret@proxy",
        },
    )
    assert kept == {
        "PATH": "/bin",
        "LC_ALL": "C.UTF-8",
        "LAYER_IDLE_SECONDS": "5",
        "PYTHONUSERBASE": "/home/me/py",
        "PYTHONPATH": os.pathsep.join([str(server_package().parent), "/a", "/b"]),
    }


def test_the_command_line_is_short_and_safe(tmp_path: Path) -> None:
    assert command(tmp_path)[1:] == ["-P", "-m", "layer_server", "--home", str(tmp_path)]
