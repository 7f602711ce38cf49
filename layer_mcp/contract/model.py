"""The two kinds of contract models: closed requests and open results; and the check of raw arguments."""

from __future__ import annotations

import difflib
import re
import uuid
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.redact import Secret
from layer_mcp.contract.wording import in_words


class Request(BaseModel):
    """Arguments of a tool: closed and strict, so nothing is dropped, coerced or guessed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    def to_arguments(self) -> dict[str, Any]:
        """The arguments as sent: only those that were given."""
        return self.model_dump(mode="json", exclude_unset=True, exclude_none=True)


class Result(BaseModel):
    """What a tool answers: open, so that fields of a newer server are kept and do no harm."""

    model_config = ConfigDict(extra="allow")

    def to_wire(self) -> dict[str, Any]:
        """The structured content: absent optional fields are left out."""
        return self.model_dump(mode="json", exclude_none=True)


_UNSTORABLE = re.compile("[\\x00\\ud800-\\udfff]")


def _uuid(value: str) -> str:
    try:
        return str(uuid.UUID(value))
    except ValueError as error:
        raise ValueError("not a UUID") from error


R = TypeVar("R", bound=Request)

Uuid = Annotated[str, AfterValidator(_uuid), Field(json_schema_extra={"format": "uuid"})]
"""A UUID as a string, normalised to lower case with hyphens."""


def validate(model: type[R], arguments: Mapping[str, Any]) -> R:
    """Check raw arguments against a request model.

    Raises:
        InvalidInputs: with field, value, what is allowed and the nearest valid spelling.
    """
    _refuse_unstorable("arguments", list(arguments))
    for name, value in arguments.items():
        _refuse_unstorable(name or "arguments", value)
    try:
        return model.model_validate(dict(arguments))
    except ValidationError as error:
        raise _explain(error, model) from None


def _refuse_unstorable(field: str, value: Any) -> None:
    """Raises InvalidInputs for text that JSON can spell and no database or file can hold."""
    if isinstance(value, str) and _UNSTORABLE.search(value):
        raise InvalidInputs(
            f"{field} holds a character that is no text: a NUL, or half of a surrogate pair.",
            field=field,
            value=_UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", value),
            allowed=["text without it"],
        )
    if isinstance(value, Mapping):
        for name, inner in value.items():
            _refuse_unstorable(field, name)
            _refuse_unstorable(f"{field}.{name}", inner)
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            _refuse_unstorable(f"{field}.{index}", inner)


def _explain(error: ValidationError, model: type[Request]) -> InvalidInputs:
    problems = error.errors(include_url=False, include_context=False)
    # A misspelt name explains a missing one, so it is told first.
    problem = min(problems, key=lambda p: p["type"] != "extra_forbidden")
    location = [
        part for part in problem["loc"] if not (isinstance(part, str) and part.startswith("function-"))
    ]
    field = ".".join(str(part) for part in location) or "arguments"
    declared = model.model_fields.get(field)
    # A field that is not to be seen in a representation is not to be seen in an error either.
    value = problem.get("input") if declared is None or declared.repr else Secret(field)
    schema = model.model_json_schema()
    if problem["type"] == "extra_forbidden":
        names = _names(schema, location[:-1])
        nearest = _nearest(str(location[-1]), names)
        hint = f"; did you mean {nearest!r}?" if nearest else "."
        return InvalidInputs(
            f"There is no argument {field!r}{hint}",
            field=field,
            value=value,
            allowed=names,
            nearest=nearest,
        )
    allowed = _allowed(_at(schema, location))
    if problem["type"] == "missing":
        return InvalidInputs(f"{field!r} is missing.", field=field, allowed=allowed)
    if problem["type"] == "value_error":
        rule = problem["msg"].removeprefix("Value error, ")
        words = allowed if rule == "not a UUID" else [rule]
        return InvalidInputs(
            f"{field} is {_shown(value)}, but must be {words[0]}."
            if rule == "not a UUID" and words
            else f"{field}: {rule}.",
            field=field,
            value=value,
            allowed=words,
        )
    choices = allowed if problem["type"] in {"literal_error", "enum"} else []
    nearest = _nearest(value, choices) if isinstance(value, str) else None
    hint = f"; did you mean {nearest!r}?" if nearest else "."
    given = f"{field} must" if isinstance(value, Secret) else f"{field} is {_shown(value)}, but must"
    return InvalidInputs(
        f"{given} be {_sentence(allowed, problem['msg'])}{hint}",
        field=field,
        value=value,
        allowed=allowed or [problem["msg"]],
        nearest=nearest,
    )


def _nearest(word: str, choices: list[str]) -> str | None:
    found = difflib.get_close_matches(word.lower(), choices, n=1, cutoff=0.6)
    return found[0] if found else None


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _sentence(allowed: list[str], otherwise: str) -> str:
    if not allowed:
        return otherwise[:1].lower() + otherwise[1:]
    return allowed[0] if len(allowed) == 1 else "one of " + ", ".join(allowed)


def _resolve(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in schema:
        schema = root["$defs"][str(schema["$ref"]).rsplit("/", 1)[-1]]
    return schema


def _branches(schema: Mapping[str, Any], root: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The schema's non-null alternatives, resolved."""
    schema = _resolve(schema, root)
    if "anyOf" not in schema:
        return [schema]
    return [
        branch for each in schema["anyOf"] for branch in _branches(each, root) if branch.get("type") != "null"
    ]


def _at(root: Mapping[str, Any], location: list[Any]) -> list[Mapping[str, Any]]:
    """The schemas that a location may mean."""
    found = _branches(root, root)
    for part in location:
        inner: list[Mapping[str, Any]] = []
        for schema in found:
            if isinstance(part, int) and "items" in schema:
                inner += _branches(schema["items"], root)
            elif part in schema.get("properties", {}):
                inner += _branches(schema["properties"][part], root)
        found = inner or found
    return found


def _names(root: Mapping[str, Any], location: list[Any]) -> list[str]:
    return [name for schema in _at(root, location) for name in schema.get("properties", {})]


def _allowed(schemas: list[Mapping[str, Any]]) -> list[str]:
    """What a value may be, in words; the choices themselves where there are choices."""
    words: list[str] = []
    for schema in schemas:
        if "enum" in schema:
            words += [str(choice) for choice in schema["enum"]]
        elif "const" in schema:
            words.append(str(schema["const"]))
        elif schema.get("format") == "uuid":
            words.append("a UUID")
        elif "type" in schema:
            words.append(in_words(schema))
    return words
