"""What a person types and sees: a real kernel, the real protocol, the real local server with quick models."""

from __future__ import annotations

from typing import Any

import pytest

ASSET = "application/vnd.layer.asset+json"
FORGE = "%%layer forge --model swatch --batch 4 --seed 7 -o squares\nfour plain squares"


def test_a_forge_cell_becomes_one_card_and_a_variable(kernel: Any) -> None:
    cell = kernel.cell(FORGE)
    assert cell.status == "ok", cell.text
    assert len(cell.outputs) == 1, cell.text
    bundle = cell.shown[0]
    assert set(bundle) == {"text/plain", "text/html", ASSET}
    assert bundle["text/html"].count("data:image/webp") >= 4
    payload = bundle[ASSET]
    assert (payload["status"], payload["seed"], payload["price_creative_units"]) == ("succeeded", 7, 4)
    assert [asset["seed"] for asset in payload["assets"]] == [7, 8, 9, 10]
    assert payload["snippet"] == "squares.assets[0].open()"
    assert kernel.value("squares.assets[0].open().size") == "(64, 64)"
    assert kernel.value("len({asset.file_id for asset in squares.assets})") == "4"


def test_a_model_of_ones_own_is_forged_with_like_any_other(kernel: Any, own_model: str) -> None:
    cell = kernel.cell(f"%%layer forge --model {own_model} --batch 1 -o mine\na red square")
    assert cell.status == "ok", cell.text
    assert (cell.shown[0][ASSET]["status"], kernel.value("mine.assets[0].open().size")) == (
        "succeeded",
        "(64, 48)",
    )
    assert own_model in kernel.cell("%layer models").text


def test_progress_is_one_line_that_the_card_replaces(kernel: Any) -> None:
    cell = kernel.cell("%layer forge --model swatch --batch 1 -p duration_seconds=1 slow square")
    assert cell.status == "ok", cell.text
    assert len(cell.outputs) == 1
    assert 1 <= cell.repainted <= 9  # at most four a second, and the card
    assert ASSET in cell.shown[0]


@pytest.mark.parametrize(
    "code",
    [
        "run = %layer forge --model swatch --batch 1 one square",
        "%layer forge --model swatch --batch 1 one square",
        "layer_nb.forge('one square', model='swatch', batch_size=1)",
        "run = layer_nb.forge('one square', model='swatch', batch_size=1)\nrun",
    ],
)
def test_the_card_is_shown_once(kernel: Any, code: str) -> None:
    cell = kernel.cell(code)
    assert cell.status == "ok", cell.text
    assert [ASSET in bundle for bundle in cell.shown] == [True]


def test_a_run_shows_itself_again_later(kernel: Any) -> None:
    kernel.cell("run = layer_nb.forge('one square', model='swatch', batch_size=1)")
    cell = kernel.cell("run")
    assert [output["output_type"] for output in cell.outputs] == ["execute_result"]
    assert ASSET in cell.shown[0]
    picked = kernel.cell("again = %layer run {run.id}")
    assert picked.status == "ok", picked.text
    assert kernel.value("again.id == run.id") == "True"


def test_an_estimate_and_a_dry_run_spend_nothing(kernel: Any) -> None:
    before = kernel.value("layer_nb.status().workspace.available")
    for line in ("%layer estimate --batch 4 seamless", "%layer forge --dry-run --batch 4 seamless"):
        cell = kernel.cell(line)
        assert cell.status == "ok", cell.text
        assert "4 CU · swatch (chosen for the prompt) · seamless" in cell.text
    assert kernel.value("layer_nb.status().workspace.available") == before


def test_tables_of_status_models_runs_and_help(kernel: Any) -> None:
    kernel.cell(FORGE)
    for line, words in {
        "%layer status": ["embedded", "Personal", "CU available"],
        "%layer models image": ["swatch", "text to image", "square"],
        "%layer model swatch": ["duration_seconds", "CC0-1.0"],
        "%layer runs": ["four plain squares", "succeeded"],
        "%layer help": ["forge PROMPT", "estimate", "grant"],
        "%layer help forge": ["--max-cu", "--dry-run", "--out"],
    }.items():
        cell = kernel.cell(line)
        assert cell.status == "ok", cell.text
        assert set(cell.shown[0]) == {"text/plain", "text/html"}
        for word in words:
            assert word in cell.text, (line, word)


def test_what_python_gives_shows_itself(kernel: Any) -> None:
    kernel.cell(FORGE)
    for code, words in {
        "layer_nb.status()": "CU available",
        "layer_nb.models('image')": "text to image",
        "layer_nb.model('swatch')": "duration_seconds",
        "layer_nb.runs(1)": "four plain squares",
        "layer_nb.estimate('seamless', batch_size=4)": "4 CU · swatch",
        "squares.assets[0]": "64 × 64",
    }.items():
        cell = kernel.cell(code)
        assert cell.status == "ok", cell.text
        assert "text/html" in cell.shown[0], code
        assert words in cell.text, code


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [
        ("%layer forge --bacth 4 square", "UsageError", ["--bacth", "did you mean --batch?"]),
        ("%layer forg square", "UsageError", ["did you mean 'forge'?"]),
        ("%layer forge --model swach square", "ModelNotFound", ["MODEL_NOT_FOUND", "swatch"]),
        ("%layer model swach", "ModelNotFound", ["MODEL_NOT_FOUND", "swatch"]),
        ("%layer forge a {colr} square", "UsageError", ["no variable colr", "did you mean colour?"]),
        ("%layer forge --model swatch --size 9999 square", "InvalidInputs", ["INVALID_INPUTS", "2048"]),
        ("%layer run 00000000", "RunNotFound", ["RUN_NOT_FOUND"]),
        ("layer_nb.forge('x', model='swach')", "ModelNotFound", ["MODEL_NOT_FOUND"]),
    ],
)
def test_a_mistake_is_two_or_three_clean_lines(kernel: Any, code: str, name: str, words: list[str]) -> None:
    kernel.cell("colour = 'red'")
    cell = kernel.cell(code)
    assert cell.status == "error"
    assert [output["output_type"] for output in cell.outputs] == ["error"]
    error = cell.outputs[0]
    assert error["ename"] == name
    assert len(error["traceback"]) <= 4
    assert "Traceback" not in cell.text
    for word in words:
        assert word in cell.text


def test_too_few_credits_name_the_grant_that_helps(kernel: Any) -> None:
    cell = kernel.cell("%layer forge --yes --model dear --batch 16 a fortune")
    assert cell.status == "error"
    assert "INSUFFICIENT_BALANCE" in cell.text
    assert "%layer grant" in cell.text


def test_a_dear_run_is_refused_where_nobody_can_answer(kernel: Any) -> None:
    cell = kernel.cell("%config LayerMagics.confirm_above = 2\n%layer forge --model swatch --batch 4 squares")
    assert cell.status == "error"
    assert "This would cost 4 CU" in cell.shown[0]["text/html"]
    for way in ("--yes", "--max-cu 4", "--dry-run"):
        assert way in cell.shown[0]["text/html"]
    assert cell.outputs[-1]["ename"] == "BudgetExceeded"


@pytest.mark.parametrize(("answer", "status"), [("y", "ok"), ("n", "error"), ("", "error")])
def test_a_dear_run_asks_where_somebody_can_answer(kernel: Any, answer: str, status: str) -> None:
    cell = kernel.cell(
        "%config LayerMagics.confirm_above = 2\n%layer forge --model swatch --batch 4 squares", answer=answer
    )
    assert cell.status == status, cell.text
    assert "This would cost 4 CU" in cell.text


def test_an_approved_maximum_does_not_ask(kernel: Any) -> None:
    code = "%config LayerMagics.confirm_above = 2\n%layer forge --max-cu {} --model swatch --batch 4 squares"
    assert kernel.cell(code.format(4)).status == "ok"
    refused = kernel.cell(code.format(3))
    assert refused.status == "error"
    assert "3 CU that --max-cu allows" in refused.text


def test_an_interrupt_cancels_and_says_what_was_released(kernel: Any) -> None:
    cell = kernel.cell(
        "%layer forge --model swatch --batch 2 -p duration_seconds=60 -o stopped slow square",
        interrupt_when=bool,
    )
    assert cell.status == "error"
    assert "the run was cancelled, 2 CU released" in cell.text
    assert len(cell.outputs) == 2  # the line that says so, and the error
    assert kernel.value("stopped.status.value") == "'cancelled'"
    assert "reserved" not in kernel.cell("%layer status").text


def test_an_interrupted_await_is_one_line(kernel: Any) -> None:
    cell = kernel.cell(
        "run = layer_nb.forge('slow', model='swatch', batch_size=1, wait=False, duration_seconds=60)\n"
        "print('started')\nawait run",
        interrupt_when=lambda outputs: any("started" in str(output) for output in outputs),
    )
    assert cell.status == "error"
    assert "Interrupted · Cancelling run" in cell.text
    assert "Traceback" not in cell.text
    assert kernel.value("run.refresh().status.final or run.cancel().status.final") == "True"


def test_a_line_takes_the_notebooks_variables(kernel: Any) -> None:
    cell = kernel.cell("n, m = 2, 'swatch'\nmade = %layer forge --model {m} --batch {n} squares")
    assert cell.status == "ok", cell.text
    assert len(cell.shown[0][ASSET]["assets"]) == 2
    picked = kernel.cell("first = made.id[:8]\n%layer run {first}")
    assert picked.shown[0][ASSET]["run_id"] == cell.shown[0][ASSET]["run_id"]
    refused = kernel.cell("%layer run {made.id[:8]}")
    assert "only {name}, {name.attribute} and {name[0]} are filled" in " ".join(refused.text.split())


def test_a_failed_run_is_kept_in_the_variable(kernel: Any) -> None:
    cell = kernel.cell("%layer forge --model broken --batch 1 -o kept anything")
    assert cell.status == "error"
    assert "RUN_FAILED" in cell.text
    assert "/very/private" not in cell.text
    assert kernel.value("kept.status.value") == "'failed'"


def test_completion_knows_the_grammar(kernel: Any) -> None:
    assert kernel.completions("%layer est") == ["estimate"]
    assert kernel.completions("run = %layer forge --se") == ["--seed", "--session"]
    assert kernel.completions("%%layer forge --model sw") == ["swatch"]


def test_config_gives_defaults(kernel: Any) -> None:
    try:
        kernel.cell("%config LayerMagics.model = 'swatch'\n%config LayerMagics.batch = 2")
        cell = kernel.cell("%layer forge two squares")
        assert cell.status == "ok", cell.text
        assert len(cell.shown[0][ASSET]["assets"]) == 2
        assert cell.shown[0][ASSET]["model"]["slug"] == "swatch"
    finally:
        kernel.cell("%config LayerMagics.model = None\n%config LayerMagics.batch = None")


def test_a_gallery_has_a_live_view_and_a_static_card(kernel: Any) -> None:
    made = kernel.cell(FORGE)
    assert made.status == "ok", made.text
    cell = kernel.cell("view = layer_nb.gallery(squares)\nview")
    assert cell.status == "ok", cell.text
    assert {"text/plain", "text/html", ASSET} <= set(cell.shown[-1])
    assert cell.shown[-1]["text/plain"].startswith("<Gallery of 4 assets>")
    chosen = (
        "view.selected = [squares.assets[2].file_id]\nview.selection[0].file_id == squares.assets[2].file_id"
    )
    assert kernel.value(chosen) == "True"
    assert int(kernel.value("len(layer_nb.gallery().assets)")) >= 4


def test_the_import_alone_shows_cards_and_clean_errors(new_kernel: Any) -> None:
    kernel = new_kernel(loaded=False)
    cell = kernel.cell("import layer_nb\nlayer_nb.forge('one square', model='swatch', batch_size=1)")
    assert cell.status == "ok", cell.text
    assert [ASSET in bundle for bundle in cell.shown] == [True]
    assert ASSET in kernel.cell("layer_nb.runs(1)[0].assets[0]").shown[-1]
    mistake = kernel.cell("layer_nb.forge('x', model='swach')")
    assert "Traceback" not in mistake.text
    assert mistake.outputs[0]["ename"] == "ModelNotFound"


def test_the_extension_can_be_taken_out(new_kernel: Any) -> None:
    kernel = new_kernel()
    assert kernel.cell("%unload_ext layer_nb").status == "ok"
    assert "not found" in kernel.cell("%layer status").text
    assert kernel.cell("%load_ext layer_nb\n%layer help").status == "ok"


def test_a_killed_kernel_loses_nothing(new_kernel: Any) -> None:
    first = new_kernel()
    started = first.cell(
        "import layer_nb\n"
        "run = layer_nb.forge('kept', model='swatch', batch_size=2, wait=False, duration_seconds=2)\nrun.id"
    )
    identifier = started.shown[-1]["text/plain"].strip("'")
    first.manager.shutdown_kernel(now=True)
    picked = new_kernel().cell(f"%layer run {identifier[:8]}")
    assert picked.status == "ok", picked.text
    payload = picked.shown[0][ASSET]
    assert (payload["run_id"], payload["status"], len(payload["assets"])) == (identifier, "succeeded", 2)


def test_two_kernels_and_a_shell_see_one_balance(new_kernel: Any, server: object) -> None:
    from layer_mcp import Layer

    first, second = new_kernel(), new_kernel()
    before = first.value("__import__('layer_nb').status().workspace.available")
    assert second.cell("%layer forge --model swatch --batch 3 squares").status == "ok"
    after = first.value("__import__('layer_nb').status().workspace.available")
    assert after != before
    with Layer() as layer:
        assert repr(layer.workspace().available) == after
        assert layer.runs(1)[0].prompt == "squares"
    assert "squares" in first.cell("%layer runs 1").text
