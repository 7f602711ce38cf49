"""Which notebook or script a run is written down for, and which files go into it."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from layer_mcp.library.journal.origin import COMMAND_LINE, INTERACTIVE, here, parents_of

A, B, C, D = (str(uuid.UUID(int=number)) for number in range(4))


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "home" / "game"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.chdir(folder)


def test_the_notebook_by_whatever_tells_of_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for environ, main, name in (
        ({"JPY_SESSION_NAME": "swords.ipynb"}, {}, "swords.ipynb"),
        ({"JPY_SESSION_NAME": str(home / "game" / "art" / "swords.ipynb")}, {}, "art/swords.ipynb"),
        ({"JPY_SESSION_NAME": str(home / "other" / "x.ipynb")}, {}, "other/x.ipynb"),
        ({}, {"__vsc_ipynb_file__": str(home / "game" / "vs.ipynb")}, "vs.ipynb"),
        ({"LAYER_NOTEBOOK": "named", "JPY_SESSION_NAME": "x.ipynb"}, {}, "named"),
        ({"COLAB_RELEASE_TAG": "x"}, {"__file__": "/usr/lib/colab_kernel_launcher.py"}, "colab.ipynb"),
        ({}, {"__file__": str(home / "game" / "make.py")}, "make.py"),
        ({}, {"__file__": "/srv/secret-customer/make.py"}, "make.py"),
        ({}, {"__file__": "../secret/make.py"}, "make.py"),
        ({}, {"__file__": "/venv/bin/layer"}, COMMAND_LINE),
        ({}, {"__file__": "/x/layer_mcp/cli/__main__.py"}, COMMAND_LINE),
        ({}, {"__file__": "/x/site-packages/pytest/__main__.py"}, "python -m pytest"),
        ({}, {"__file__": "/x/site-packages/ipykernel_launcher.py"}, INTERACTIVE),
        ({}, {}, INTERACTIVE),
    ):
        assert here(environ, main) == name, (environ, main)


def test_a_name_is_bounded() -> None:
    assert len(here({"LAYER_NOTEBOOK": "x" * 5000}, {})) <= 300


def test_files_wherever_they_stand_each_once() -> None:
    arguments = {
        "workspace_id": D,
        "guidance_files": [{"file_id": A, "type": "pose"}, {"file_id": B}, {"file_id": A}],
        "mask": {"file_id": C},
    }
    assert parents_of(arguments) == [A, B, C]
    assert parents_of({"workflow_id": D, "inputs": {"like": A, "several": [B, C], "words": "a", "n": 3}}) == [
        A,
        B,
        C,
    ]
    assert parents_of({"parameters": {"guidance_files": [{"file_id": "short"}]}}) == ["short"]
    assert parents_of({"file_ids": [A, B], "mask_file_id": C, "profile_idea": D}) == [A, B, C]
    assert parents_of({"prompt": A, "inputs": None}) == []
