from __future__ import annotations

import hashlib

import pytest

from layer_server.files.store import LocalStore


@pytest.fixture
def store(tmp_path):
    return LocalStore(tmp_path)


def _stage(store, run, name, data):
    folder = store.staging(run)
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name, hashlib.sha256(data).hexdigest()


def test_adopting_again_changes_nothing(store):
    staged, digest = _stage(store, "r", "0", b"picture")
    final = store.adopt(staged, digest)
    assert (final.read_bytes(), staged.exists()) == (b"picture", False)
    assert store.adopt(staged, digest) == final
    twin, _ = _stage(store, "s", "0", b"picture")
    assert store.adopt(twin, digest) == final
    assert not twin.exists()
    assert final.name == digest


def test_what_is_nowhere_cannot_be_adopted(store):
    with pytest.raises(FileNotFoundError):
        store.adopt(store.staging("r") / "0", "0" * 64)


@pytest.mark.parametrize("wrong", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_only_a_hash_is_a_place(store, wrong):
    with pytest.raises(ValueError, match="SHA-256"):
        store.path(wrong)


def test_what_a_run_has_stored_is_remembered_until_rows_name_it(store):
    staged, digest = _stage(store, "r", "0", b"picture")
    store.note_stored("r", [digest])
    final = store.adopt(staged, digest)
    store.discard_staging("r")
    assert store.stored_by("r") == {digest}
    assert store.sweep_staging(keep=()) == {digest}
    assert final.exists()
    store.remove({digest, "0" * 64})
    assert not final.exists()


def test_a_folder_whose_files_are_named_goes(store):
    _, digest = _stage(store, "r", "0", b"picture")
    store.note_stored("r", [digest])
    store.discard_staging("r", named=True)
    assert not store.staging("r").exists()
    assert store.stored_by("r") == set()


def test_a_spoilt_note_names_nothing(store):
    _stage(store, "r", "stored", b"../../state.db\n\xff")
    assert store.stored_by("r") == set()


def test_the_sweep_keeps_live_runs(store):
    _stage(store, "live", "0", b"x")
    _stage(store, "dead", "0", b"x")
    assert store.sweep_staging(keep={"live"}) == set()
    assert store.staging("live").exists()
    assert not store.staging("dead").exists()
