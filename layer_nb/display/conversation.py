"""A talk with the person in front of a cell: lines that are shown, and answers that are typed where nobody sees them.

What was said is one output, and gives its place to what came of it: no address of a sign-in stays in the notebook. An
answer is typed into a field that shows dots, for a front end keeps what was typed into any other.
"""

from __future__ import annotations

import getpass
import sys
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_nb.display.sign_in import said_bundle


class Conversation:
    """One of them.

    Args:
        shell: the IPython shell, or None.
    """

    def __init__(self, shell: Any) -> None:
        self._kernel = getattr(shell, "kernel", None)
        self._said: list[str] = []
        self._handle: Any = None

    @property
    def can_answer(self) -> bool:
        """Whether there is anybody who could answer."""
        if self._kernel is not None:
            return bool(getattr(self._kernel, "_allow_stdin", False))
        return sys.stdin is not None and sys.stdin.isatty()

    def say(self, text: str) -> None:
        """Show a line below what was said before."""
        self._said.append(text)
        if self._kernel is None:
            sys.stdout.write(f"{text}\n")  # a terminal repaints nothing
        else:
            self._show(said_bundle(self._said))

    def ask(self, question: str) -> str:
        """Ask for a line, typed unseen.

        Raises:
            InvalidInputs: when nobody can answer.
        """
        from IPython.core.error import StdinNotImplementedError

        try:
            return getpass.getpass(question)  # by its module: a kernel puts its own there
        except (StdinNotImplementedError, EOFError):
            raise InvalidInputs(
                "There is nobody here who could answer: this notebook is run without a person.",
                remedy="Sign in beforehand with `layer login` in a terminal of this machine, or set LAYER_PAT.",
            ) from None

    def end(self, bundle: dict[str, Any], *, if_said: bool = False) -> None:
        """Put what came of it in the place of what was said; ``if_said``: only where something was."""
        if self._said or not if_said:
            self._show(bundle)

    def _show(self, bundle: dict[str, Any]) -> None:
        from IPython.display import display

        if self._handle is not None:
            self._handle.update(bundle, raw=True)
        else:
            self._handle = display(bundle, raw=True, display_id=True)
