"""``parse(line, cell)``: the text of a magic as a ``Command``. A pure function.

A line is a subcommand, then options, then the prompt verbatim:

    forge --batch 4 --seed 7 crystal sword icon
    forge --model icon -- --a prompt that begins with dashes

The first bare word, or ``--``, ends the options. Quotes mean something only in an option's value; in a prompt an
apostrophe, a backslash or a ``#`` is just that character. A cell's body is the prompt; when the line has one too, the
body follows it on the next line.
"""

from __future__ import annotations

import difflib
import keyword
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.options import Option, parse_param, parse_size
from layer_nb.magics.vocabulary import IN_A_SHELL, SUBCOMMANDS, Subcommand


class UsageError(InvalidInputs):
    """A line of ``%layer`` that cannot be understood; nothing was sent."""

    code = "USAGE"
    default_remedy = "See %layer help."


@dataclass(frozen=True, slots=True)
class Command:
    """What a magic was asked to do.

    Attributes:
        name: the subcommand.
        options: values by the option's ``name``; only those that were given. ``params`` is a dict.
        prompt: verbatim, before interpolation.
        words: the bare words of a subcommand without a prompt.
        inputs: what follows the word of one that takes ``name=value``, verbatim.
        body: the cell below it, verbatim.
    """

    name: str
    options: Mapping[str, Any] = field(default_factory=dict)
    prompt: str = ""
    words: tuple[str, ...] = ()
    inputs: str = ""
    body: str = ""

    @property
    def out(self) -> str | None:
        """The variable that keeps the result."""
        return self.options.get("out")

    @property
    def help(self) -> bool:
        return bool(self.options.get("help"))


_QUOTED = re.compile(r"""=(?:"[^"]*"|'[^']*')""")
_LATE: Mapping[str, tuple[str, str]] = {
    "prompt": ("prompt", "write -- before the prompt"),
    "text": ("file", "write -- before the file"),
    "inputs": ("inputs", "put the value into quotes"),
}
"""By what a subcommand takes: what an option stands after, and how its text is kept."""

Fill = Callable[[str], str]


def _as_it_is(value: str) -> str:
    return value


def parse(line: str, cell: str | None = None, fill: Fill = _as_it_is) -> Command:
    """The command of a line magic (``cell`` is None) or a cell magic.

    Args:
        fill: puts the notebook's variables into an option's value or an id. The prompt stays verbatim.

    Raises:
        UsageError: with the nearest valid spelling where there is one.
    """
    name, rest = _first_word(line)
    if not name:
        return Command("help") if cell is None or not cell.strip() else _no_subcommand()
    if name in {"-h", "--help"}:
        return Command("help")
    subcommand = subcommand_named(name)
    options, rest = _options(subcommand, rest, fill)
    if options.get("help"):
        return Command("help", words=(subcommand.name,))
    if subcommand.takes == "prompt":
        return Command(subcommand.name, options, prompt=_prompt(subcommand, rest, cell))
    if subcommand.takes == "inputs":
        word, rest = _first_word(rest)
        _words(subcommand, word)
        later, inputs = _options(
            subcommand, rest, fill, options
        )  # the name comes first to most people's minds
        if later.get("help"):
            return Command("help", words=(subcommand.name,))
        _refuse_late_options(subcommand, _QUOTED.sub("", inputs))
        return Command(subcommand.name, options, words=(fill(word),), inputs=inputs.strip(), body=cell or "")
    if subcommand.takes in {"word", "maybe"}:
        word, rest = _first_word(rest)
        options, rest = _options(
            subcommand, rest, fill, options
        )  # what is meant comes first to most people's minds
        rest = f"{word} {rest}"
        if options.get("help"):
            return Command("help", words=(subcommand.name,))
    if cell is not None and cell.strip():
        raise UsageError(
            f"%%layer {name} takes no cell body.", remedy=f"Write it as a line: {subcommand.example}"
        )
    if subcommand.takes == "text":
        return Command(subcommand.name, options, prompt=_prompt(subcommand, rest, None))
    return Command(subcommand.name, options, words=tuple(map(fill, _words(subcommand, rest))))


def _no_subcommand() -> Command:
    raise UsageError(
        "%%layer needs a subcommand before the prompt.", remedy="Begin the cell with %%layer forge."
    )


def token_in_a_cell() -> UsageError:
    """The error for a token on a line: whoever gets the notebook or its history would have it."""
    return UsageError(
        "A token does not go into a cell: it would be saved with the notebook, and in its history.",
        remedy="Revoke that token and clear this cell; then give another to the hidden field of: %layer login --pat",
    )


def _first_word(text: str) -> tuple[str, str]:
    word, _, rest = text.strip().partition(" ")
    head, tab, tail = word.partition("\t")
    return head, (tail + " " + rest if tab else rest)


def subcommand_named(name: str) -> Subcommand:
    """The subcommand of this name. Raises UsageError with the nearest one."""
    if name in SUBCOMMANDS:
        return SUBCOMMANDS[name]
    nearest = nearest_word(name, SUBCOMMANDS)
    if name in IN_A_SHELL:
        raise UsageError(
            f"{name} is a command of the shell.", value=name, remedy=f"In a terminal, or here: !layer {name}"
        )
    if nearest is None:
        raise UsageError(
            f"%layer has no subcommand {name!r}.",
            value=name,
            allowed=list(SUBCOMMANDS),
            remedy=f"To make something of a prompt: %layer forge {name} … · All of them: %layer help",
        )
    raise UsageError(
        f"%layer has no subcommand {name!r}; did you mean {nearest!r}?",
        value=name,
        allowed=list(SUBCOMMANDS),
        nearest=nearest,
        remedy="All of them: %layer help",
    )


def _options(
    subcommand: Subcommand, text: str, fill: Fill, values: dict[str, Any] | None = None
) -> tuple[dict[str, Any], str]:
    """The options at the head of the text, added to those that are known, and what follows them."""
    values = {} if values is None else values
    rest = text.lstrip()
    while rest.startswith("-"):
        word = rest.split(maxsplit=1)[0]
        if word == "--":
            return values, rest[2:].lstrip()
        if not (word.startswith("--") or word[1:2].isalpha()):
            break  # a prompt may begin with a dash or a negative number
        flag, equals, _ = word.partition("=")
        option = _option(subcommand, flag)
        rest = rest[len(flag) :]
        if option.kind == "bool":
            if equals and option.name == "pat":
                raise token_in_a_cell()
            if equals:
                raise UsageError(f"{flag} is a switch and takes no value.", field=flag)
            _put(values, option, flag, True)
        else:
            raw, rest = _value(rest, flag, option, after_equals=bool(equals))
            # A file may be a variable that is no text, so what a list holds is filled later.
            filled = raw if option.kind == "list" else fill(raw)
            _put(values, option, flag, _convert(filled, flag, option))
        rest = rest.lstrip()
    if subcommand.takes in {"prompt", "text"}:
        _refuse_late_options(subcommand, rest)
    return values, rest


def _refuse_late_options(subcommand: Subcommand, rest: str) -> None:
    """An option typed after the prompt or the inputs would be drawn, and paid for, with the defaults."""
    flags = {
        spelling for option in subcommand.options for spelling in (option.flag, option.short) if spelling
    }
    late = next((word.partition("=")[0] for word in rest.split() if word.partition("=")[0] in flags), None)
    if late is None:
        return
    what, keep = _LATE[subcommand.takes]
    raise UsageError(
        f"{late} stands after the {what}, where it would be part of it.",
        field=late,
        remedy=f"Options come first, as in %layer {subcommand.name} {late} …; to keep the text as it is, {keep}.",
    )


def _option(subcommand: Subcommand, flag: str) -> Option:
    flags = {
        spelling: option
        for option in subcommand.options
        for spelling in (option.flag, option.short)
        if spelling
    }
    if flag in flags:
        return flags[flag]
    nearest = nearest_word(flag, [option.flag for option in subcommand.options])
    hint = f"; did you mean {nearest}?" if nearest else "."
    ends = " A prompt that begins with a dash goes after --." if subcommand.takes == "prompt" else ""
    raise UsageError(
        f"%layer {subcommand.name} has no option {flag}{hint}",
        field=flag,
        allowed=[option.flag for option in subcommand.options],
        nearest=nearest,
        remedy=f"All of them: %layer help {subcommand.name}.{ends}",
    )


def _value(text: str, flag: str, option: Option, *, after_equals: bool) -> tuple[str, str]:
    """One value, with its quotes taken off, and the text after it."""
    rest = text[1:] if after_equals else text.lstrip()
    if not rest or (not after_equals and rest.startswith("--")):
        raise UsageError(f"{flag} needs a value.", field=flag, remedy=f"Write {flag} {option.metavar}.")
    value: list[str] = []
    quote = ""
    position = 0
    while position < len(rest):
        character = rest[position]
        if quote:
            if character == "\\" and rest[position + 1 : position + 2] in {quote, "\\"}:
                position += 1
                value.append(rest[position])
            elif character == quote:
                quote = ""
            else:
                value.append(character)
        elif character in "'\"":
            quote = character
        elif character.isspace():
            break
        else:
            value.append(character)
        position += 1
    if quote:
        raise UsageError(
            f"The value of {flag} begins with {quote} and never ends with it.",
            field=flag,
            remedy="Close the quote.",
        )
    return "".join(value), rest[position:]


def _convert(raw: str, flag: str, option: Option) -> Any:
    try:
        if option.kind == "int":
            return int(raw)
        if option.kind == "float":
            return float(raw)
        if option.kind == "param":
            return parse_param(raw)
        if option.kind == "list":
            return raw
        if option.name == "size":
            parse_size(raw)
    except ValueError as error:
        reason = str(error) if option.kind in {"param", "str"} else f"{raw!r} is not a number"
        raise UsageError(
            f"{flag}: {reason}.",
            field=flag,
            value=raw,
            remedy=f"Write {flag} {option.metavar}: {option.help}.",
        ) from None
    if option.name == "out" and (not raw.isidentifier() or keyword.iskeyword(raw)):
        raise UsageError(
            f"{flag} {raw}: not a variable's name.",
            field=flag,
            value=raw,
            remedy="Write for example -o swords.",
        )
    return raw


def _put(values: dict[str, Any], option: Option, flag: str, value: Any) -> None:
    if option.kind == "param":
        name, parsed = value
        params = values.setdefault(option.name, {})
        if name in params and params[name] != parsed:
            raise UsageError(f"{flag} {name}= is given twice with different values.", field=flag)
        params[name] = parsed
        return
    if option.kind == "list":
        values.setdefault(option.name, []).append(value)
        return
    if option.name in values and values[option.name] != value:
        raise UsageError(f"{flag} is given twice with different values.", field=flag, value=value)
    values[option.name] = value


def _prompt(subcommand: Subcommand, line: str, cell: str | None) -> str:
    body = (cell or "").strip()
    prompt = "\n".join(part for part in (line.strip(), body) if part)
    if not prompt:
        raise UsageError(
            f"%layer {subcommand.name} needs a {subcommand.metavar.lower()}.",
            remedy=f"For example: {subcommand.example}",
        )
    return prompt


def _words(subcommand: Subcommand, rest: str) -> tuple[str, ...]:
    words = tuple(rest.split())
    if subcommand.takes in {"word", "inputs"} and len(words) != 1:
        problem = f"needs one {subcommand.metavar}" if not words else f"takes one {subcommand.metavar}"
        raise UsageError(f"%layer {subcommand.name} {problem}.", remedy=f"For example: {subcommand.example}")
    if subcommand.takes != "words" and len(words) > (0 if subcommand.takes == "nothing" else 1):
        raise UsageError(
            f"%layer {subcommand.name} does not know what to do with {words[-1]!r}.",
            remedy=f"For example: {subcommand.example}",
        )
    return words


def nearest_word(word: str, choices: Sequence[str] | Mapping[str, Any]) -> str | None:
    """The closest of the choices, if one is close at all."""
    found = difflib.get_close_matches(word.lower(), list(choices), n=1, cutoff=0.6)
    return found[0] if found else None
