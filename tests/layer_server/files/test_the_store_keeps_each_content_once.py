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


def test_finished_files_that_nothing_names_are_swept(store):
    kept, left = (store.adopt(*_stage(store, "r", name, name.encode())) for name in ("kept", "left"))
    strange = [kept.parent.parent / ".DS_Store", kept.parent / ".DS_Store"]
    for file in strange:
        file.write_bytes(b"a file manager's")
    assert store.sweep_objects(keep={kept.name}) == 1
    assert (kept.exists(), left.exists()) == (True, False)
    assert all(file.exists() for file in strange)


def test_the_sweep_keeps_live_runs(store):
    _stage(store, "live", "0", b"x")
    _stage(store, "dead", "0", b"x")
    assert store.sweep_staging(keep={"live"}) == 1
    assert store.staging("live").exists()
    assert not store.staging("dead").exists()
