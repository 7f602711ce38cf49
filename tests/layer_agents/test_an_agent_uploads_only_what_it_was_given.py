"""``upload_local_file`` is there where folders were named, and reads nothing outside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from layer_agents import LayerKit
from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs

TOOL = "upload_local_file"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    from PIL import Image

    folder = tmp_path / "shared"
    (folder / "deep").mkdir(parents=True)
    Image.new("RGB", (8, 8), (1, 2, 3)).save(folder / "deep" / "a.png")
    Image.new("RGB", (8, 8), (3, 2, 1)).save(tmp_path / "secret.png")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    return folder


def test_without_folders_there_is_no_such_tool(kit: LayerKit) -> None:
    assert TOOL not in {spec.name for spec in kit.tools}
    assert "There is no tool" in kit.call(TOOL, {"path": "a.png"}).text


def test_a_file_within_is_uploaded_and_usable(layer: Layer, shared: Path) -> None:
    with LayerKit(layer, files=[shared]) as kit:
        found = kit.call(TOOL, {"path": "deep/a.png"})
        assert not found.is_error, found.text
        again = kit.call(TOOL, {"path": str(shared / "deep" / "a.png")})
        assert again.structured["file_id"] == found.structured["file_id"]
        guided = {"file_id": found.structured["file_id"], "type": "init_image"}
        made = kit.generate_and_wait("like it", model_id="guided", batch_size=1, guidance_files=[guided])
        assert made.assets[0].open().convert("RGB").getpixel((0, 0)) == (1, 2, 3)


@pytest.mark.parametrize(
    "path", ["../secret.png", "link.png", "nothing.png", "deep", "/etc/passwd", "", "a\0b", 7, None]
)
def test_nothing_else_is_read_and_all_refusals_are_alike(layer: Layer, shared: Path, path: object) -> None:
    with LayerKit(layer, files=shared) as kit:
        found = kit.call(TOOL, {"path": path})
    assert found.is_error
    assert found.text.startswith("INVALID_INPUTS")
    assert str(shared) not in found.text


def test_a_folder_that_is_none_is_refused_at_once(layer: Layer, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputs, match="is no folder"):
        LayerKit(layer, files=tmp_path / "missing")
