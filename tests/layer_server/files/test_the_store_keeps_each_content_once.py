from __future__ import annotations

import hashlib

import pytest

from layer_server.files.opening import open_store

pytestmark = pytest.mark.everywhere


@pytest.fixture
def store(places, tmp_path):
    return open_store(places.get("storage_url"), tmp_path / "files", tmp_path / "cache")


def _stage(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    return tmp_path / name, hashlib.sha256(data).hexdigest()


def test_adopting_again_changes_nothing(store, tmp_path):
    staged, digest = _stage(tmp_path, "0", b"picture")
    assert store.at_hand(digest) is None
    store.adopt(staged, digest)
    final = store.local_path(digest)
    assert (final.read_bytes(), staged.exists()) == (b"picture", False)
    store.adopt(staged, digest)
    twin, _ = _stage(tmp_path, "1", b"picture")
    store.adopt(twin, digest)
    assert not twin.exists()
    assert (final.name, final.read_bytes(), store.at_hand(digest)) == (digest, b"picture", final)


def test_what_is_nowhere_cannot_be_adopted_or_read(store, tmp_path):
    absent = "0" * 64
    with pytest.raises(FileNotFoundError):
        store.adopt(tmp_path / "0", absent)
    with pytest.raises(FileNotFoundError):
        store.local_path(absent)
    with pytest.raises(FileNotFoundError):
        b"".join(store.read(absent))
    assert not store.exists(absent)


@pytest.mark.parametrize("wrong", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_only_a_hash_is_a_place(store, wrong):
    with pytest.raises(ValueError, match="SHA-256"):
        store.local_path(wrong)


def test_a_piece_is_read_and_the_whole_is_removed(store, tmp_path):
    staged, digest = _stage(tmp_path, "0", b"0123456789")
    store.adopt(staged, digest)
    assert b"".join(store.read(digest)) == b"0123456789"
    assert b"".join(store.read(digest, 3, 7)) == b"3456"
    store.remove({digest, "0" * 64})
    assert not store.exists(digest)
