"""The grammar of ``%layer``: options first, then the prompt verbatim; mistakes name the right spelling."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layer_nb.magics.grammar import UsageError, parse
from layer_nb.magics.vocabulary import SUBCOMMANDS


@pytest.mark.parametrize(
    ("line", "cell", "options", "prompt"),
    [
        ("forge crystal sword icon", None, {}, "crystal sword icon"),
        ("forge --batch 4 --seed 7 sword", None, {"batch_size": 4, "seed": 7}, "sword"),
        ("forge --batch=4 --seed=-1 sword", None, {"batch_size": 4, "seed": -1}, "sword"),
        ("forge --seed -1 sword", None, {"seed": -1}, "sword"),
        ("forge -m icon -b 2 -s 3 -o swords sword", None, {"model": "icon", "batch_size": 2, "seed": 3, "out": "swords"}, "sword"),
        ("forge -- --sword-- -x", None, {}, "--sword-- -x"),
        ("forge --yes --dry-run --raw {x}", None, {"yes": True, "dry_run": True, "raw": True}, "{x}"),
        ("forge -5 degrees in the hall", None, {}, "-5 degrees in the hall"),
        ("forge it's a \\sword # not a comment $HOME", None, {}, "it's a \\sword # not a comment $HOME"),
        ("forge   two  spaces stay", None, {}, "two  spaces stay"),
        ('forge --session "boss fight" sword', None, {"session_name": "boss fight"}, "sword"),
        ('forge --session="boss \\"big\\" fight" x', None, {"session_name": 'boss "big" fight'}, "x"),
        ("forge --session C:\\art x", None, {"session_name": "C:\\art"}, "x"),
        ("forge -p quality=high -p pbr=true -p k=0.5 x", None, {"params": {"quality": "high", "pbr": True, "k": 0.5}}, "x"),
        ("forge --max-cu 2.5 --size 768x512 x", None, {"max_cu": 2.5, "size": "768x512"}, "x"),
        ("forge -o swords", "it's\n  a sword\n", {"out": "swords"}, "it's\n  a sword"),
        ("forge in pixel art:", "a sword", {}, "in pixel art:\na sword"),
        ("forge -b 2", "--seed 7 is text here", {"batch_size": 2}, "--seed 7 is text here"),
        ("estimate --seed 7 --batch 4 sword", None, {"seed": 7, "batch_size": 4}, "sword"),
        ("forge\t--batch\t4\tsword", None, {"batch_size": 4}, "sword"),
    ],
)  # fmt: skip
def test_options_then_the_prompt_verbatim(
    line: str, cell: str | None, options: dict[str, Any], prompt: str
) -> None:
    command = parse(line, cell)
    assert command.options == options
    assert command.prompt == prompt


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("", "help", ()),
        ("help", "help", ()),
        ("help forge", "help", ("forge",)),
        ("forge --help", "help", ("forge",)),
        ("forge -h anything", "help", ("forge",)),
        ("--help", "help", ()),
        ("status", "status", ()),
        ("models", "models", ()),
        ("models image", "models", ("image",)),
        ("model icon", "model", ("icon",)),
        ("run 7f3a", "run", ("7f3a",)),
        ("runs 5", "runs", ("5",)),
        ("grant 500", "grant", ("500",)),
    ],
)
def test_subcommands_without_a_prompt(line: str, name: str, words: tuple[str, ...]) -> None:
    command = parse(line)
    assert (command.name, command.words) == (name, words)


@pytest.mark.parametrize(
    ("line", "cell", "message", "nearest"),
    [
        ("forge --bacth 4 x", None, "no option --bacth; did you mean --batch?", "--batch"),
        ("forge --modle icon x", None, "did you mean --model?", "--model"),
        ("forge -q x", None, "no option -q", None),
        ("frge x", None, "did you mean 'forge'?", "forge"),
        ("crystal sword", None, "no subcommand 'crystal'", None),
        ("forge", None, "needs a prompt", None),
        ("forge --batch 4", "  \n", "needs a prompt", None),
        ("forge --model --batch 4 x", None, "--model needs a value", None),
        ("forge --batch four x", None, "'four' is not a number", None),
        ("forge --batch 2 --batch 3 x", None, "given twice", None),
        ("forge -p k=1 -p k=2 x", None, "k= is given twice", None),
        ("forge -p quality x", None, "is not NAME=VALUE", None),
        ("forge --size big x", None, "is not a size", None),
        ("forge --yes=1 x", None, "takes no value", None),
        ("forge --session 'open x", None, "never ends with it", None),
        ("forge -o my-sword x", None, "not a variable's name", None),
        ("forge -o class x", None, "not a variable's name", None),
        ("forge sword --batch 16", None, "--batch stands after the prompt", None),
        ("forge sword --batch=16", None, "--batch stands after the prompt", None),
        ("forge sword -o swords", None, "-o stands after the prompt", None),
        ("workflow tiling-material material=moss -o moss", None, "-o stands after the inputs", None),
        ("upload mug.jpg -o mug", None, "-o stands after the file", None),
        ("run", None, "needs one RUN", None),
        ("run a b", None, "takes one RUN", None),
        ("status now", None, "'now'", None),
        ("status", "a body", "takes no cell body", None),
        ("", "a body", "needs a subcommand", None),
    ],
)
def test_a_mistake_says_what_is_right(line: str, cell: str | None, message: str, nearest: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        parse(line, cell)
    assert message in caught.value.message
    assert caught.value.nearest == nearest
    assert caught.value.remedy


def test_values_and_ids_are_filled_and_the_prompt_is_not() -> None:
    command = parse(
        "forge --batch {n} -p quality={q} --session='{s}' a {n}",
        fill={"{n}": "4", "quality={q}": "quality=high", "{s}": "boss fight"}.__getitem__,
    )
    assert command.options == {"batch_size": 4, "params": {"quality": "high"}, "session_name": "boss fight"}
    assert command.prompt == "a {n}"
    assert parse("run {swords.id}", fill=lambda word: word.replace("{swords.id}", "7f3a")).words == ("7f3a",)


@pytest.mark.parametrize("name", ["serve", "server"])
def test_a_command_of_the_shell_says_where_it_is_typed(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(f"{name} --log")
    assert f"!layer {name}" in caught.value.remedy


def test_every_example_in_the_help_can_be_typed() -> None:
    for subcommand in SUBCOMMANDS.values():
        line = subcommand.example.removeprefix("%layer ")
        assert parse(line).name == subcommand.name


_PROMPTS = st.text(min_size=1).map(str.strip).filter(bool)


@given(_PROMPTS)
def test_any_cell_body_is_the_prompt(prompt: str) -> None:
    assert parse("forge --batch 2", prompt).prompt == prompt


@given(_PROMPTS, st.integers(1, 16))
def test_any_text_after_two_dashes_is_the_prompt(prompt: str, batch: int) -> None:
    command = parse(f"forge --batch {batch} -- {prompt}")
    assert (command.prompt, command.options["batch_size"]) == (prompt, batch)


@given(st.text())
def test_no_text_breaks_the_parser(line: str) -> None:
    with contextlib.suppress(UsageError):
        assert parse(line).name in SUBCOMMANDS


@given(st.text(alphabet=st.characters(blacklist_characters="'\"\\"), min_size=1))
def test_a_quoted_value_is_taken_whole(value: str) -> None:
    assert parse(f'forge --session "{value}" x').options["session_name"] == value
