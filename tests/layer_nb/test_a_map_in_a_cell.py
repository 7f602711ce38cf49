"""``layer_nb.map`` and ``%layer map``: one line that becomes one card, and a list of results."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.mapping.report import MapProgress, MapResult
from layer_nb.display.mapping import Results, map_progress_bundle, results_bundle

ASSET = "application/vnd.layer.asset+json"


def test_a_list_of_prompts_becomes_one_card(kernel: Any) -> None:
    cell = kernel.cell(
        "made = layer_nb.map(['red', 'green', ''], model='swatch', batch_size=1, duration_seconds=0.3)\nmade"
    )
    assert cell.status == "ok", cell.text
    assert len(cell.outputs) == 1
    assert cell.repainted <= 12
    bundle = cell.shown[0]
    assert bundle["text/plain"].startswith("2 of 3 made · 1 failed · 2 CU\n2 · : INVALID_INPUTS")
    assert bundle["text/html"].count("data:image/webp") >= 2
    assert [asset["caption"] for asset in bundle[ASSET]["assets"]] == ["red", "green"]
    assert kernel.value("[each.index for each in made if each.ok]") == "[0, 1]"


def test_a_file_goes_on_where_it_stopped(kernel: Any) -> None:
    kernel.cell("open('p.csv', 'w').write('prompt,seed\\na,1\\nb,2\\n')")
    line = "%layer map --model swatch --batch 1 --resume r.jsonl -o made p.csv"
    for _ in range(2):
        cell = kernel.cell(line)
        assert cell.status == "ok", cell.text
    assert "2 of 2 made · nothing was started or charged anew (2 CU before)" in cell.text
    assert kernel.value("[(each.resumed, each.run.seed) for each in made]") == "[(True, 1), (True, 2)]"
    priced = kernel.cell("colours = ['red', 'blue']\n%layer map --model swatch --dry-run {colours}")
    assert "2 runs, 8 CU of" in priced.text
    refused = kernel.cell("%layer map --model swatch none.txt")
    assert (refused.status, "none.txt cannot be read" in refused.text) == ("error", True)


def test_a_dear_map_needs_a_yes(kernel: Any) -> None:
    cell = kernel.cell("layer_nb.map(['a'] * 30, model='swatch', batch_size=1)")
    assert cell.status == "error"
    assert "30 CU for 30 runs needs your approval" in cell.text


def test_what_comes_from_outside_is_escaped() -> None:
    error = InvalidInputs("No <b>bold</b>.")
    results = Results([MapResult(0, "<script>x</script>", error=error)], asked=3)
    assert results_bundle(results)["text/plain"].startswith("0 of 3 made · 1 failed · stopped · 0 CU")
    html = results_bundle(results)["text/html"]
    assert "<script>" not in html
    assert "<b>bold" not in html
    assert "61/100 · 5 running" in map_progress_bundle(MapProgress(100, 61, 5, 0, Decimal(4)))["text/html"]
