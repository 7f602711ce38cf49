"""YAML as JSON has it: text keys, each once; no aliases, which can grow without end; no dates, no yes and no."""

from __future__ import annotations

import re
from typing import Any

import yaml

_PLAIN = {
    "null": (r"null|~|", ["n", "~", ""]),
    "bool": (r"true|false", list("tf")),
    "int": (r"-?(?:0|[1-9][0-9]*)", list("-0123456789")),
    "float": (r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", list("-0123456789")),
}
"""What is no text without quotes, and how it may begin. YAML's own rules also read ``16:9`` as a number."""


class _Loader(yaml.SafeLoader):
    max_depth = 0
    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise ValueError("aliases (*name) are not read in a blueprint; write the value again")
        self._depth += 1
        if self._depth > self.max_depth:
            raise ValueError(f"it is nested more than {self.max_depth} levels deep")
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key_node, _ in node.value:
            key, line = key_node.value, key_node.start_mark.line + 1
            if key_node.tag != "tag:yaml.org,2002:str":
                raise ValueError(f"the key {str(key)[:60]!r} in line {line} is no text; put it in quotes")
            if key in seen:
                raise ValueError(f"the key {key[:60]!r} is there twice, again in line {line}")
            seen.add(key)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {}
for _name, (_pattern, _first) in _PLAIN.items():
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), _first)


def load(text: str, max_depth: int) -> Any:
    """What the text says, nested so deep at most. Raises ValueError, with the line where there is one."""
    try:
        loader = _Loader(text)
        loader.max_depth = max_depth
        return loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f" in line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise ValueError(f"{error.problem}{where}") from None
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
