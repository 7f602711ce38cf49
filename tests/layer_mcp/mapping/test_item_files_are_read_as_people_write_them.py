"""A prompt per line, a table with a column per parameter, or JSON; and what is wrong with one is said with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.mapping.item_files import read_items


def read(tmp_path: Path, name: str, text: str, **more: Any) -> list[Any]:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return read_items(str(path), **more)


def test_a_prompt_per_line(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", "\ufeffa red potion\r\n\n  # 1 sword  \n") == ["a red potion", "# 1 sword"]


def test_a_table_has_a_column_per_parameter(tmp_path: Path) -> None:
    text = 'Prompt,Seed,batch,ref,quality,model\n"a, b",7,2,x.png;y.png:pose,,icon\n,,,,,\nc,,,,high,007\n'
    text = text.replace("Prompt", "prompt")
    assert read(tmp_path, "a.csv", text) == [
        {
            "prompt": "a, b",
            "seed": 7,
            "batch_size": 2,
            "guidance_files": ["x.png", "y.png:pose"],
            "model": "icon",
        },
        {"prompt": "c", "quality": "high", "model": "007"},
    ]
    assert read(tmp_path, "a.tsv", "prompt\ttileable\nrock\ttrue\n") == [{"prompt": "rock", "tileable": True}]


def test_a_workflows_inputs_stay_text(tmp_path: Path) -> None:
    assert read(tmp_path, "a.csv", "subject,count\nfox,3\n", forge=False) == [
        {"subject": "fox", "count": "3"}
    ]
    with pytest.raises(InvalidInputs, match="inputs have names"):
        read(tmp_path, "a.txt", "fox\n", forge=False)


def test_json(tmp_path: Path) -> None:
    assert read(tmp_path, "a.jsonl", '"a"\n\n{"prompt": "b", "seed": 7}\n') == [
        "a",
        {"prompt": "b", "seed": 7},
    ]
    assert read(tmp_path, "a.json", '["a", {"prompt": "b"}]') == ["a", {"prompt": "b"}]


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("a.csv", "promt\na\n", "no column 'prompt'; it has promt"),
        ("a.csv", "prompt,seed\na,1,2\n", "line 2 has 3 cells"),
        ("a.csv", "prompt,prompt\na,b\n", "two columns 'prompt'"),
        ("a.csv", 'prompt\n"a\n', "cannot be read"),
        ("a.jsonl", '{"prompt": "a"}\n{"prompt"\n', "line 2"),
        ("a.json", '{"prompt": "a"}', "not a list"),
        ("a.jsonl", "7\n", "item 1 is neither"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, name: str, text: str, word: str) -> None:
    with pytest.raises(InvalidInputs, match=word):
        read(tmp_path, name, text)


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputs, match="No such file"):
        read_items(str(tmp_path / "none.txt"))
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidInputs, match="UTF-8"):
        read_items(str(tmp_path / "a.txt"))
