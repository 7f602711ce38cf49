"""``%load_ext layer_nb`` starts no server and imports nothing heavy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
before = set(sys.modules)
shell.run_line_magic("load_ext", "layer_nb")
heavy = {"mcp", "pydantic", "numpy", "PIL", "anywidget", "httpx2", "keyring"} & (set(sys.modules) - before)
print(sorted(heavy))
"""


def test_load_ext_is_light(tmp_path: Path) -> None:
    home = tmp_path / "home"
    answer = subprocess.run(
        [sys.executable, "-c", CODE],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "LAYER_HOME": str(home),
            "IPYTHONDIR": str(tmp_path / "i"),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert answer.stdout.strip() == "[]", answer.stdout
    assert not home.exists()
