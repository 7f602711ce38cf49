from __future__ import annotations

import hashlib

import pytest

from layer_server.files.staging import Staging


@pytest.fixture
def staging(tmp_path):
    return Staging(tmp_path)


def _stage(staging, run, name, data):
    folder = staging.folder(run)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def test_what_a_run_has_stored_is_remembered_until_rows_name_it(staging):
    digest = _stage(staging, "r", "0", b"picture")
    staging.note_stored("r", [digest])
    staging.discard("r")
    assert staging.stored_by("r") == {digest}
    assert staging.sweep(keep=()) == {digest}


def test_a_folder_whose_files_are_named_goes(staging):
    digest = _stage(staging, "r", "0", b"picture")
    staging.note_stored("r", [digest])
    staging.discard("r", named=True)
    assert not staging.folder("r").exists()
    assert staging.stored_by("r") == set()


def test_a_steps_files_are_its_runs(staging):
    digest = _stage(staging, "r/2", "0", b"picture")
    _stage(staging, "r/1", "0", b"wanted by the next step")
    staging.note_stored("r/2", [digest])
    assert staging.stored_by("r") == {digest}
    staging.discard("r")
    assert staging.folder("r/1").exists()
    staging.discard("r/2", named=True)
    assert staging.stored_by("r") == set()
    staging.discard("r")
    assert not staging.folder("r").exists()


def test_a_spoilt_note_names_nothing(staging):
    _stage(staging, "r", "stored", b"../../state.db\n\xff")
    assert staging.stored_by("r") == set()


def test_the_sweep_keeps_live_runs(staging):
    _stage(staging, "live", "0", b"x")
    _stage(staging, "dead", "0", b"x")
    assert staging.sweep(keep={"live"}) == set()
    assert staging.folder("live").exists()
    assert not staging.folder("dead").exists()
