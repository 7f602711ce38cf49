"""A lineage: guidance, uploads, parts and workflows, up to what an asset was made from and down to what it went into."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs

SQUARES = Path(__file__).resolve().parents[2] / "cards" / "squares.yaml"


def picture(red: int) -> Any:
    """One that no other test uploads: the same bytes are one file, with its first name."""
    from PIL import Image

    return Image.new("RGB", (24, 25), (red, 41, 43))


def test_from_an_upload_over_a_run_to_the_next(layer: Layer) -> None:
    pose = layer.upload(picture(1), name="pose.png")
    first = layer.forge("first", model="guided", batch_size=1, seed=3, guidance_files=[pose]).result()
    second = layer.forge("second", model="guided", batch_size=1, guidance_files=[first.assets[0]]).result()
    lineage = layer.lineage(first.assets[0])
    (parent,), (child,) = lineage.parents, lineage.children
    assert (parent.file_id, parent.origin, parent.name, parent.record) == (
        pose.file_id,
        "upload",
        "pose.png",
        None,
    )
    assert (child.file_id, child.record.run_id) == (second.assets[0].file_id, second.id)
    assert (lineage.asset.record.run_id, lineage.asset.told_by, lineage.cut) == (first.id, "server", False)
    tree = str(layer.lineage(second.assets[0].file_id[:12])).splitlines()
    assert tree[1].startswith("└─ from")
    assert tree[1].endswith('"first" (guided, seed 3)')
    assert tree[2] == f"   └─ from pose.png {pose.file_id[:8]} · uploaded"
    assert str(layer.lineage(pose.file_id)).count("into") == 2
    wire = layer.lineage(second.assets[0]).to_wire()
    assert wire["parents"][0]["parents"][0]["origin"] == "upload"


def test_a_part_and_what_it_went_into(layer: Layer) -> None:
    made = layer.forge("with a normal map", model="swatch", batch_size=1).result()
    part = made.assets[0].parts[0]
    layer.forge("from the map", model="guided", batch_size=1, guidance_files=[part.as_guidance()]).result()
    of_part = layer.lineage(part.file_id)
    assert (of_part.asset.role, of_part.asset.record.run_id) == ("normal", made.id)
    assert of_part.children[0].record.prompt == "from the map"
    whole = layer.lineage(made.assets[0])
    assert whole.children[0].record.prompt == "from the map", "what a part went into, its asset went into"


def test_through_the_steps_of_a_workflow(layer: Layer) -> None:
    layer.add_workflow(SQUARES.read_text(encoding="utf-8"), file_name="squares.yaml")
    given = layer.upload(picture(2), name="red.png")
    run = layer.run_workflow("squares", names=["a", "b"], like=given).result()
    squares = {asset.file_id for asset in run.outputs["squares"]}
    sheet = layer.lineage(run.outputs["sheet"][0])
    assert {node.file_id for node in sheet.parents} == squares
    assert all(node.record.run_id == run.id and node.step for node in sheet.parents)
    follower = layer.lineage(run.outputs["follower"][0])
    assert [node.name for node in follower.parents] == ["red.png"]
    square = layer.lineage(run.outputs["squares"][0])
    assert [node.file_id for node in square.children] == [run.outputs["sheet"][0].file_id]
    assert {node.record.run_id for node in layer.lineage(given).children} == {run.id}


def test_a_server_that_tells_nothing_leaves_it_to_the_journal(url_layer: Layer) -> None:
    pose = url_layer.upload(picture(3), name="far pose.png")
    first = url_layer.forge("far", model="guided", batch_size=1, guidance_files=[pose]).result()
    url_layer.forge("farther", model="guided", batch_size=1, guidance_files=first.assets).result()
    lineage = url_layer.lineage(first.assets[0])
    assert (lineage.asset.told_by, lineage.asset.record.prompt) == ("journal", "far")
    assert [(node.name, node.origin) for node in lineage.parents] == [("far pose.png", "upload")]
    assert [node.record.prompt for node in lineage.children] == ["farther"]


def test_a_ring_and_a_long_chain_end(wrote: Any, journal: Any) -> None:
    import asyncio

    from layer_mcp.provenance.record import record_of
    from layer_mcp.provenance.tracing import Tracing

    async def recall(entry: Any) -> Any:
        return record_of(entry, journal.files(entry.target, [entry.run_id]))

    def lineage(file_id: str) -> Any:
        return asyncio.run(Tracing(journal, None, "https://far.example", recall).lineage(file_id))

    wrote(assets=("a",), parents=["c"], prompt="makes a")
    wrote(assets=("b",), parents=["a"], prompt="makes b")
    wrote(assets=("c",), parents=["b"], prompt="makes c")
    ring = lineage("a")
    assert str(ring).count("see above") == 2
    assert not ring.cut
    for number in range(40):
        wrote(assets=(f"n{number + 1}",), parents=[f"n{number}"])
    assert lineage("n40").cut
    assert lineage("nowhere") is None


def test_what_nobody_knows_is_said(layer: Layer) -> None:
    with pytest.raises(InvalidInputs, match="No file") as refused:
        layer.lineage("00000000-1111-4222-8333-444444444444")
    assert "layer show RUN" in refused.value.remedy
    with pytest.raises(InvalidInputs, match="too short"):
        layer.lineage("ab")
