"""``{name}``, ``{name.attr}`` and ``{name[0]}``, filled from the notebook's variables. A pure function.

Strict on purpose: a run costs money, so a name that is not there is an error before anything is sent, and only text
and numbers go in. A slice, a key or a call on a variable that is there is refused: it was meant to be filled and
would be drawn as it stands. Other braces (JSON, code) are left alone; ``{{name}}`` is ``{name}``.
"""

from __future__ import annotations

import difflib
import keyword
import re
from collections.abc import Mapping
from numbers import Number
from pathlib import PurePath
from typing import Any

from layer_nb.magics.grammar import UsageError

_PATH = r"[^\W\d]\w*(?:\.[^\W\d]\w*|\[-?\d+\])*"
_PLACEHOLDER = re.compile(rf"\{{\{{({_PATH})\}}\}}|\{{({_PATH})\}}")
_BEYOND = re.compile(r"(?<!\{)\{(([^\W\d]\w*)[\w.\[\]-]*[\[(][^{}\n]*)\}")
"""What begins like a path and goes on as a slice, a key or a call."""
_STEP = re.compile(r"\.(\w+)|\[(-?\d+)\]")
_SHOWN_NAMES = 3


def interpolate(prompt: str, names: Mapping[str, Any]) -> str:
    """A prompt, an id or an option's value with every placeholder replaced.

    Raises:
        UsageError: for a name that is not there (with near ones), a value that is neither text nor a number, or an
            expression that is no path.
    """
    for beyond in _BEYOND.finditer(prompt):
        expression, root = beyond.groups()
        if root in names and not _PLACEHOLDER.fullmatch(beyond.group()):
            raise UsageError(
                f"{{{expression}}} is more than a path; only {{name}}, {{name.attribute}} and {{name[0]}} are filled.",
                field=expression,
                remedy=f"Nothing was sent. Put it in a variable first: part = {expression}",
            )
    return _PLACEHOLDER.sub(lambda match: _fill(match, names), prompt)


def fill_value(value: Any, names: Mapping[str, Any]) -> Any:
    """A value with its placeholders filled; one that is just ``{name}`` is the variable itself, whatever it is.

    Raises:
        UsageError: as ``interpolate``.
    """
    if isinstance(value, list):
        return [fill_value(item, names) for item in value]
    if not isinstance(value, str):
        return value
    whole = _PLACEHOLDER.fullmatch(value.strip())
    if whole is not None and whole.group(2) is not None:
        return _resolve(whole.group(2), names)
    return interpolate(value, names)


def _fill(match: re.Match[str], names: Mapping[str, Any]) -> str:
    escaped, path = match.group(1), match.group(2)
    if escaped is not None:
        return "{" + escaped + "}"
    value = _resolve(path, names)
    if not isinstance(value, str | Number | PurePath):
        raise UsageError(
            f"{{{path}}} is a {type(value).__name__}; only text and numbers go in.",
            field=path,
            remedy=f"Write an attribute of it ({{{path}.name}}), or {{{{{path}}}}} for the braces themselves.",
        )
    return str(value)


def _resolve(path: str, names: Mapping[str, Any]) -> Any:
    root = re.match(r"\w+", path)
    name = root.group() if root else path
    if name not in names:
        raise _unknown(path, name, names)
    value = names[name]
    seen = name
    for step in _STEP.finditer(path, len(name)):
        attribute, index = step.groups()
        try:
            value = getattr(value, attribute) if attribute else value[int(index)]
        except (AttributeError, LookupError, TypeError):
            raise UsageError(
                f"{{{path}}}: {seen} has no {step.group()}; it is a {type(value).__name__}.",
                field=path,
                remedy=f"Nothing was sent. For the braces themselves write {{{{{path}}}}}.",
            ) from None
        seen += step.group()
    return value


def _unknown(path: str, name: str, names: Mapping[str, Any]) -> UsageError:
    visible = [known for known in names if not known.startswith("_") and not keyword.iskeyword(known)]
    near = difflib.get_close_matches(name, visible, n=_SHOWN_NAMES, cutoff=0.6)
    hint = f"; did you mean {' or '.join(near)}?" if near else "."
    return UsageError(
        f"{{{path}}}: there is no variable {name}{hint}",
        field=path,
        nearest=near[0] if near else None,
        remedy=f"Nothing was sent. For the braces themselves write {{{{{path}}}}}.",
    )
