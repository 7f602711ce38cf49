"""An error in a cell: code, message, what is allowed, what to do; nothing else."""

from __future__ import annotations

import re

from layer_mcp.contract.errors import InvalidInputs, ModelNotFound, RateLimited
from layer_nb.display.errors import as_line, error_lines, render


def plain(lines: list[str]) -> list[str]:
    return [re.sub(r"\x1b\[\d+m", "", line) for line in lines]


def test_what_the_message_says_is_not_said_twice() -> None:
    error = ModelNotFound("No model 'icn'; did you mean 'icon'?", nearest="icon", allowed=["icon"])
    assert error_lines(error) == ["MODEL_NOT_FOUND · No model 'icn'; did you mean 'icon'?", error.remedy]


def test_the_nearest_word_stands_for_the_list_of_all() -> None:
    error = RateLimited("Too many.", nearest="x", allowed=["a", "b"], retry_after_seconds=2.5)
    assert error_lines(error)[1] == "Nearest: x. Again in 2.5 s."


def test_a_long_list_of_choices_is_cut() -> None:
    error = InvalidInputs("No such thing.", allowed=[f"choice{number}" for number in range(30)])
    assert error_lines(error)[1].endswith("choice11, …")


def test_an_interrupt_is_one_line_with_its_own_words() -> None:
    for interrupt, words in (
        (KeyboardInterrupt("Cancelled run 7f3a; nothing was charged."), "Cancelled run 7f3a"),
        (KeyboardInterrupt(), "nothing was started"),
    ):
        (line,) = plain(as_line(interrupt)._render_traceback_())  # type: ignore[attr-defined]  # IPython's own hook
        assert line.startswith(f"Interrupted · {words}")


def test_long_lines_are_wrapped_and_the_code_is_bold() -> None:
    lines = render(InvalidInputs("word " * 60))
    assert all(len(line) <= 92 for line in plain(lines))
    assert plain(lines)[0].startswith("INVALID_INPUTS · word")
    assert lines[0].startswith("\x1b[1mINVALID_INPUTS")


def test_a_secret_is_not_shown() -> None:
    token = "pat_" + "a1b2c3d4" * 5
    assert token not in "".join(render(InvalidInputs(f"Bad header: Authorization: Bearer {token}")))


def test_without_a_nearest_word_the_choices_are_listed() -> None:
    error = RateLimited("Too many.", allowed=["a1", "b2"], retry_after_seconds=2.5)
    assert error_lines(error)[1] == "Allowed: a1, b2. Again in 2.5 s."
