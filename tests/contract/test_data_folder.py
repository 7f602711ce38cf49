"""The endpoint file and the proof by which a client knows its server."""

from __future__ import annotations

from pathlib import Path

import pytest

from layer_mcp.contract.data_folder import Endpoint, build_id, data_folder, proof

ENDPOINT = Endpoint(pid=7, port=4321, host="box", boot_id="b", version="0.1.0", build_id="0.1.0-3-ff")


def test_an_endpoint_survives_its_file_and_newer_keys() -> None:
    text = ENDPOINT.to_json().replace("{", '{"future": 1, ', 1)
    assert Endpoint.from_json(text) == ENDPOINT
    assert ENDPOINT.origin == "http://127.0.0.1:4321"


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"pid": 1}', "not json"])
def test_what_is_no_endpoint_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Endpoint.from_json(text)


def test_the_folder_is_named_by_the_environment(tmp_path: Path) -> None:
    assert data_folder({"LAYER_HOME": str(tmp_path)}) == tmp_path
    assert data_folder({}).name == "layer-nb"


def test_a_proof_needs_the_token() -> None:
    assert proof("token", "nonce") == proof("token", "nonce")
    assert proof("token", "nonce") != proof("other", "nonce") != proof("token", "other")


def test_changed_code_is_another_build(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    before = build_id([tmp_path], "0.1.0")
    assert build_id([tmp_path], "0.1.0") == before
    (tmp_path / "b.py").write_text("2")
    assert build_id([tmp_path], "0.1.0") != before
