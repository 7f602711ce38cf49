"""Who may import whom: the packages' law, read from the source."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = {"layer_mcp", "layer_server", "layer_nb", "layer_agents"}
# What each package may import of ours besides itself, by prefix.
ALLOWED = {
    "layer_mcp": (),
    "layer_server": ("layer_mcp.contract", "layer_mcp.__version__"),
    "layer_nb": ("layer_mcp",),
    "layer_agents": ("layer_mcp",),
}
SHELLS = {
    # These libraries stay in the files that are the shell around a pure core.
    "IPython": (
        "layer_nb/magics/shell.py",
        "layer_nb/magics/complete.py",
        "layer_nb/display",
        "layer_nb/api.py",
        "layer_nb/__init__.py",
        "layer_nb/widgets",
    ),
    "tornado": ("layer_nb/server",),
    "jupyter_server": ("layer_nb/server",),
    "anywidget": ("layer_nb/widgets",),
    "ipywidgets": ("layer_nb/widgets",),
    "langchain_core": ("layer_agents/faces/langchain.py", "layer_agents/testing"),
    "langchain": ("layer_agents/testing",),
    "openai": (),
    "starlette": ("layer_server",),
    "sqlalchemy": ("layer_server",),
    "dbos": ("layer_server/runs",),
}
GENERATORS_MAY_NOT = {
    "sqlite3",
    "socket",
    "httpx2",
    "urllib",
    "requests",
    "time",
    "datetime",
    "sqlalchemy",
    "random",
}
# Models of the user's own talk to other servers and load weights, in a worker: no database, no run, no server behind it.
BACK_ENDS_MAY_IMPORT = (
    "layer_mcp.contract",
    "layer_mcp.__version__",
    "layer_server.backends",
    "layer_server.generators",
    "layer_server.files.fetch",
)
HEAVY = {
    "torch",
    "diffusers",
    "transformers",
    "accelerate",
    "safetensors",
    "huggingface_hub",
    "keyring",
}
# The art archive is a read-only SQLite file; the cards for tests have to be slow on purpose.
EXCEPTIONS = {("layer_server/generators/art.py", "sqlite3"), ("layer_server/generators/testing.py", "time")}


@cache
def imports(path: Path) -> set[str]:
    """Every imported module name of a file; ``from a import b`` counts as ``a.b``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def sources(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("package", sorted(OURS))
def test_a_package_imports_only_what_stands_below_it(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(package)
        for name in imports(path)
        if (top := name.split(".")[0]) in OURS
        and top != package
        and not name.startswith(ALLOWED[package] or ("\0",))
    ]
    assert not wrong


def test_frameworks_stay_in_their_shells() -> None:
    wrong = []
    for package in OURS:
        for path in sources(package):
            place = path.relative_to(ROOT).as_posix()
            for name in imports(path):
                allowed = SHELLS.get(name.split(".")[0])
                if allowed is not None and not place.startswith(allowed or ("\0",)):
                    wrong.append(f"{place} imports {name}")
    assert not wrong


def test_the_contract_is_data_only() -> None:
    allowed = {"pydantic", "layer_mcp", "platformdirs", "__future__"}
    import sys

    wrong = [
        f"{path.name} imports {name}"
        for path in (ROOT / "layer_mcp" / "contract").glob("*.py")
        for name in imports(path)
        if (top := name.split(".")[0]) not in allowed
        and (
            top not in sys.stdlib_module_names
            or top in {"socket", "subprocess", "sqlite3", "asyncio", "threading"}
        )
    ]
    assert not wrong


def test_generators_have_no_clock_no_network_and_no_database() -> None:
    wrong = []
    for path in (ROOT / "layer_server" / "generators").rglob("*.py"):
        place = path.relative_to(ROOT).as_posix()
        for name in imports(path):
            top = name.split(".")[0]
            if top in GENERATORS_MAY_NOT and (place, top) not in EXCEPTIONS:
                wrong.append(f"{place} imports {name}")
    assert not wrong


def test_back_ends_know_the_contract_and_the_generators_and_nothing_else() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / "layer_server" / "backends").rglob("*.py")
        for name in imports(path)
        if name.split(".")[0] in OURS | {"sqlalchemy", "dbos", "starlette", "mcp"}
        and not name.startswith(BACK_ENDS_MAY_IMPORT)
    ]
    assert not wrong


def test_nobody_imports_a_back_end_but_itself() -> None:
    back_ends = "layer_server.backends."
    wrong = []
    for path in sources("layer_server"):
        place = path.relative_to(ROOT).as_posix()
        for name in imports(path):
            own = "/".join(name.split(".")[:3])
            is_one = name.startswith(back_ends) and (ROOT / own).is_dir()
            if is_one and not place.startswith(f"{own}/"):
                wrong.append(f"{place} imports {name}")
    assert not wrong


def test_back_ends_import_what_is_heavy_where_it_is_used() -> None:
    wrong = []
    for path in (ROOT / "layer_server" / "backends").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            wrong += [
                f"{path.relative_to(ROOT)} imports {name}" for name in names if name.split(".")[0] in HEAVY
            ]
    assert not wrong


def test_names_say_what_they_hold() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    wrong = [
        str(path.relative_to(ROOT)) for package in OURS for path in sources(package) if path.stem in empty
    ]
    assert not wrong


def test_nothing_committed_names_a_registry_or_a_machine() -> None:
    import re
    import subprocess

    pattern = re.compile(
        "|".join(
            [
                "registry" + r"\.npmjs",
                "pypi" + r"\.org",
                "python" + "hosted",
                r"/work" + "/main",
                r"/root" + "/",
            ]
        )
    )
    files = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    wrong = []
    for name in files:
        path = ROOT / name
        if path.suffix in {".png", ".webp", ".jpg", ".glb"} or not path.is_file():
            continue
        if found := pattern.search(path.read_text(encoding="utf-8", errors="replace")):
            wrong.append(f"{name}: {found.group()}")
    assert not wrong
