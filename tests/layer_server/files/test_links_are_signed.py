from __future__ import annotations

import hmac
import stat
import time

import pytest

from layer_mcp.contract.errors import Forbidden
from layer_server.files.signing import Signer


@pytest.fixture
def signer(tmp_path):
    return Signer(tmp_path / "signing.key")


def test_a_good_link_passes_here_and_after_a_restart(signer, tmp_path):
    expires = int(time.time()) + 60
    signature = signer.sign("file", expires)
    signer.check("file", expires, signature)
    Signer(tmp_path / "signing.key").check("file", expires, signature)
    assert stat.S_IMODE((tmp_path / "signing.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("left", [b"", b"half a key"])
def test_a_key_that_a_power_cut_spoilt_is_made_anew(tmp_path, left):
    (tmp_path / "signing.key").write_bytes(left)
    expires = int(time.time()) + 60
    signature = Signer(tmp_path / "signing.key").sign("file", expires)
    assert len((tmp_path / "signing.key").read_bytes()) == 32
    Signer(tmp_path / "signing.key").check("file", expires, signature)
    by_nobodys_key = hmac.new(left, f"GET\nfile\n{expires}".encode(), "sha256").hexdigest()
    assert signature != by_nobodys_key


@pytest.mark.parametrize("change", ["file", "expires", "signature", "strange"])
def test_a_changed_link_is_refused(signer, change):
    expires = int(time.time()) + 60
    signature = signer.sign("file", expires)
    changed = {
        "file": ("other", expires, signature),
        "expires": ("file", expires + 1, signature),
        "signature": ("file", expires, "0" * 64),
        "strange": ("file", expires, "é"),
    }[change]
    with pytest.raises(Forbidden):
        signer.check(*changed)


def test_an_old_link_is_refused(signer):
    expires = int(time.time()) - 1
    with pytest.raises(Forbidden, match="expired"):
        signer.check("file", expires, signer.sign("file", expires))


def test_another_folder_signs_otherwise(signer, tmp_path):
    expires = int(time.time()) + 60
    with pytest.raises(Forbidden):
        Signer(tmp_path / "other.key").check("file", expires, signer.sign("file", expires))
