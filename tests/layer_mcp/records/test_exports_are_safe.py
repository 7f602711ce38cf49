"""Exports: every record, stable columns, nothing that a spreadsheet would run, no secret, whole files or none."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.library.journal import Journal
from layer_mcp.library.journal.search import Search
from layer_mcp.provenance import export
from layer_mcp.provenance.record import Record, record_of

Wrote = Callable[..., str]
EVIL = ('=HYPERLINK("http://x")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n@x")


def records(journal: Journal) -> list[Record]:
    return [
        record_of(entry, journal.files(entry.target, [entry.run_id or ""]))
        for entry in journal.search(Search())
    ]


def rows(found: list[Record]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(export.lines(found, "csv")), newline="")))


def test_no_cell_is_a_formula_and_numbers_are_numbers(journal: Journal, wrote: Wrote) -> None:
    for text in EVIL:
        wrote(prompt=text, session=text, notebook=text, model=text, charge="0.2", estimate="0.7")
    for row in rows(records(journal)):
        for name, cell in row.items():
            assert not cell.lstrip(" \n").startswith(("=", "+", "@", "\t", "\r")), (name, cell)
            if cell.startswith("-"):
                assert name == "difference_creative_units"
        assert float(row["difference_creative_units"]) == -0.5


def test_the_columns_are_those_that_are_documented(journal: Journal, wrote: Wrote) -> None:
    wrote(
        assets=("a1", "a2"), parents=["p1"], charge="1.5", prompt='a "quoted", one\nin two lines', session="s"
    )
    (row,) = rows(records(journal))
    assert tuple(row) == export.COLUMNS
    assert row["prompt"] == 'a "quoted", one\nin two lines'
    assert (row["assets"], row["asset_ids"], row["parents"], row["charged_creative_units"]) == (
        "2",
        "a1 a2",
        "p1",
        "1.5",
    )
    documented = (Path(__file__).parents[3] / "docs" / "records.md").read_text(encoding="utf-8")
    assert [name for name in export.COLUMNS if f"`{name}`" not in documented] == []


def test_json_says_the_same(journal: Journal, wrote: Wrote) -> None:
    wrote(prompt="Schwert ⚔")
    wrote("uncertain")
    found = records(journal)
    whole = json.loads("".join(export.lines(found, "json")))
    lines = [json.loads(line) for line in "".join(export.lines(found, "jsonl")).splitlines()]
    assert whole == lines == [record.to_wire() for record in found]
    assert json.loads("".join(export.lines([], "json"))) == []
    assert "".join(export.lines([], "jsonl")) == ""


def test_a_file_is_whole_or_as_it_was(journal: Journal, wrote: Wrote, tmp_path: Path) -> None:
    wrote()
    path = tmp_path / "new folder" / "runs.csv"
    export.write(path, records(journal), "csv")
    before = path.read_bytes()

    def torn() -> object:
        yield from records(journal)
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        export.write(path, torn(), "csv")  # type: ignore[arg-type]
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["runs.csv"]
    for name, given, meant in (("x.CSV", None, "csv"), ("x.ndjson", None, "jsonl"), ("x", "json", "json")):
        assert export.format_of(Path(name), given) == meant
    with pytest.raises(InvalidInputs):
        export.format_of(Path("x.xlsx"), None)


def test_no_secret_gets_into_any_of_them(layer: Layer, server: object, tmp_path: Path) -> None:
    secrets = [server.token.reveal(), "pat_0123456789abcdef", "X-Goog-Signature=deadbeefdeadbeef"]  # type: ignore[attr-defined]
    url = f"https://storage.example/a.png?{secrets[2]}"
    run = layer.forge(f"{secrets[1]} {url}", model="swatch", batch_size=1, session_name=secrets[1]).result()
    for suffix in export.FORMATS:
        assert layer.export(tmp_path / f"x.{suffix}", since="5m") >= 1
    record = layer.record(run)
    texts = [
        *(path.read_text(encoding="utf-8") for path in tmp_path.glob("x.*")),
        repr(record),
        str(vars(type(record))),
        json.dumps(record.to_wire()),
        str(layer.lineage(run.assets[0])),
        repr(layer.spend("session")),
    ]
    for secret in ("0123456789abcdef", "deadbeefdeadbeef", secrets[0]):
        assert not [text for text in texts if secret in text]
    home = layer._layer._resolved.home
    for file in home.glob("journal.db*"):
        assert b"deadbeefdeadbeef" not in file.read_bytes()
        assert b"0123456789abcdef" not in file.read_bytes()


def test_a_cell_stays_one_where_semicolons_part_cells() -> None:
    from layer_mcp.provenance.export import table

    _, line = table(("prompt", "cu"), [("a;=1+1", 2)])
    assert line == '"a;=1+1",2\r\n'
    _, wide = table(("prompt",), [("\uff1d1+1",)])
    assert wide.startswith("\"'")
