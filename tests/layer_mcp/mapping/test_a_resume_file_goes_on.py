"""The resume file: what succeeded is not paid again, what is live is picked up, what failed is tried again."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.errors import BudgetExceeded, InvalidInputs, LayerError, SubmitUncertain
from layer_mcp.mapping.fingerprint import fingerprint
from layer_mcp.mapping.resume_file import ResumeFile

QUICK = {"model": "swatch", "batch_size": 1, "size": 8}
HEADER = {"kind": "forge", "target": "here", "workspace": "w", "shared": "s"}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_finished_items_are_given_again_and_not_run_again(memory_layer: Any, tmp_path: Path) -> None:
    file = tmp_path / "potions.jsonl"
    first = list(memory_layer.map(["a", "b", "b"], resume=file, **QUICK))
    spent = memory_layer.workspace().balance
    again = memory_layer.map(["b", "a", "b", "c"], resume=file, **QUICK)
    assert (again.price.to_run, again.price.spent) == (1, 3)
    assert "3 of 4 were started before, for 3 CU" in again.price.in_words()
    made = list(again)
    assert [each.resumed for each in made] == [True, True, True, False]
    assert {each.run.id for each in made[:3]} == {each.run.id for each in first}
    assert made[1].run.id == first[0].run.id
    assert all(len(each.assets) == 1 for each in made)
    assert spent - memory_layer.workspace().balance == 1
    with pytest.raises(BudgetExceeded):  # what was spent before counts
        memory_layer.map(["a", "b", "b", "c", "d"], resume=file, max_cu=4, **QUICK)


def test_what_failed_is_tried_again(memory_layer: Any, tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    for _ in range(2):
        (made,) = memory_layer.map(["a"], model="broken", resume=file)
        assert (made.error.code, made.resumed) == ("RUN_FAILED", False)
    assert [line["end"] for line in lines(file) if "end" in line] == ["failed", "failed"]
    assert len({line["key"] for line in lines(file)[1:]}) == 2


def test_what_is_live_is_picked_up(
    memory_layer: Any, tmp_path: Path, started_in: Callable[[Any, str], int]
) -> None:
    file = tmp_path / "r.jsonl"
    long = {**QUICK, "duration_seconds": 1}
    for made in memory_layer.map(["live one"], resume=file, wait=False, **long):
        run = made.run
    text = "".join(line for line in file.read_text().splitlines(keepends=True) if '"end"' not in line)
    other = tmp_path / "copy.jsonl"
    other.write_text(text)
    (made,) = memory_layer.map(["live one"], resume=other, **long)
    assert (made.run.id, made.resumed, made.ok) == (run.id, True, True)
    assert started_in(memory_layer, "live one") == 1


@pytest.mark.parametrize("cut", ["after the key", "in the key's line"])
def test_a_crash_around_the_submit(
    memory_layer: Any, tmp_path: Path, cut: str, started_in: Callable[[Any, str], int]
) -> None:
    file = tmp_path / "r.jsonl"
    prompt = f"crash {cut}"
    list(memory_layer.map([prompt], resume=file, **QUICK))
    head, key, *_ = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(head + (key if cut == "after the key" else key[:-9]))
    (made,) = memory_layer.map([prompt], resume=file, **QUICK)
    assert made.ok
    # A key that is on the disk finds its run; without one nothing was ever sent.
    assert started_in(memory_layer, prompt) == (1 if cut == "after the key" else 2)
    assert [len(line) > 1 for line in lines(file)]


def test_two_maps_do_not_share_a_file(memory_layer: Any, tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    mapped = memory_layer.map(["a"], resume=file, **QUICK)
    with pytest.raises(LayerError, match="in use by another map"):
        memory_layer.map(["a"], resume=file, **QUICK)
    mapped.stop()
    list(mapped)
    list(memory_layer.map(["a"], resume=file, **QUICK))


def test_other_parameters_are_other_items(memory_layer: Any, tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    list(memory_layer.map(["a", "b"], resume=file, **QUICK))
    other = memory_layer.map(["a", "c"], resume=file, seed=7, **QUICK)
    assert other.notes == (
        f"{file} was begun with other shared parameters: 2 of 2 items are new.",
        f"2 items of {file} are not asked for any more; their runs stay in `layer runs`.",
    )
    assert other.price.to_run == 2
    other.stop()


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    begun = ResumeFile(path, HEADER)
    begun.intend("item", "key", Decimal(1))
    begun.close()
    for name in ("target", "workspace", "kind"):
        with pytest.raises(InvalidInputs, match="was begun for another"):
            ResumeFile(path, HEADER | {name: "other"})
    assert ResumeFile(path, HEADER | {"shared": "other"}).shared_differs
    notes = tmp_path / "notes.txt"
    notes.write_text('{"a": 1}\n')
    with pytest.raises(InvalidInputs, match="no resume file"):
        ResumeFile(notes, HEADER)
    notes.write_text("hello\nworld\n")
    with pytest.raises(InvalidInputs, match="Line 1"):
        ResumeFile(notes, HEADER)
    assert notes.read_text() == "hello\nworld\n"
    notes.write_text("a line without an end")
    with pytest.raises(InvalidInputs, match="no resume file"):
        ResumeFile(notes, HEADER)
    assert notes.read_text() == "a line without an end"
    notes.write_text('{"layer_map": 1, "ki')
    ResumeFile(notes, HEADER).close()
    assert notes.read_text().endswith("\n"), "a beginning that a crash cut off is begun anew"


def test_the_same_request_has_the_same_fingerprint(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"one")
    guided = fingerprint({"prompt": "a", "guidance_files": [f"{picture}:pose:0.5"]})
    assert fingerprint({"guidance_files": [f"{picture}:pose:0.5"], "prompt": "a", "seed": None}) == guided
    assert fingerprint({"prompt": "a", "guidance_files": [f"{picture}:pose:0.8"]}) != guided
    picture.write_bytes(b"two")
    assert fingerprint({"prompt": "a", "guidance_files": [f"{picture}:pose:0.5"]}) != guided
    assert fingerprint({"prompt": str(picture)}) == fingerprint({"prompt": str(picture)})
    with pytest.raises(InvalidInputs, match="a generator"):
        fingerprint({"guidance_files": (each for each in [1])})


# -- on a server that honours no keys ----------------------------------------------------------------


@pytest.fixture
def far(hosted: Callable[..., Any], tmp_path: Path) -> Any:
    from layer_mcp import Layer

    server = hosted(1)
    with Layer(home=tmp_path / "far") as layer, warnings.catch_warnings():
        yield server, layer


def test_what_may_have_been_started_waits_for_the_persons_word(far: Any, tmp_path: Path) -> None:
    server, layer = far
    file = tmp_path / "r.jsonl"
    server.refuse_next("execute_forge", 502, after=True)
    lost, made = layer.map(["lost", "found"], batch_size=1, resume=file, concurrency=1)
    assert isinstance(lost.error, SubmitUncertain)
    assert made.ok
    assert len(server.submits) == 2
    again, same = layer.map(["lost", "found"], batch_size=1, resume=file)
    assert again.error.code == "SUBMIT_UNCERTAIN"
    assert "retry_uncertain" in again.error.remedy
    assert same.resumed
    assert len(server.submits) == 2
    assert all(
        each.ok for each in layer.map(["lost", "found"], batch_size=1, resume=file, retry_uncertain=True)
    )
    assert len(server.submits) == 3


def test_no_address_and_no_token_is_kept(far: Any, tmp_path: Path) -> None:
    server, layer = far
    file = tmp_path / "r.jsonl"
    (made,) = layer.map(["a secret"], batch_size=1, resume=file)
    made.assets[0].bytes()
    text = file.read_text()
    assert server.token not in text
    assert "http://127" not in text.replace(server.origin, "")
    assert "/media" not in text
    assert "secret" not in text
