"""What a user with only ``pip install layer-nb`` and a token does in ten lines, against a server that is elsewhere.

The script runs where nothing can be imported but the package's base dependencies.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ONLY_BASE = """
import importlib.metadata as metadata, re, sys

def needed(name, found):
    name = re.sub(r"[-_.]+", "-", name).lower()
    if name in found:
        return found
    found.add(name)
    try:
        requirements = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return found
    for each in requirements:
        if "extra ==" not in each:
            needed(re.match(r"[A-Za-z0-9._-]+", each).group(), found)
    return found

BASE = needed("layer-nb", set())
OTHERS = {
    module
    for module, owners in metadata.packages_distributions().items()
    if not BASE & {re.sub(r"[-_.]+", "-", owner).lower() for owner in owners}
} | {"layer_server", "layer_nb", "layer_agents"}

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in OTHERS:
            raise ModuleNotFoundError(f"{name} does not come with `pip install layer-nb`", name=name)

sys.meta_path.insert(0, Refuse())
"""

FIRST_DAY = """
from layer_mcp import Layer

layer = Layer()
print(layer.status().credential, layer.workspace().available)
price = layer.estimate("crystal sword icon", batch_size=2).price
run = layer.forge("crystal sword icon", batch_size=2, seed=7, max_cu=price)
print(run.id, flush=True)
run.result()
"""

NEXT_DAY = """
from layer_mcp import Layer

layer = Layer()
for run in layer.resume():
    run.result().assets[0].save("sword.png")
    print(run.id, run.cost, len(run.assets), run.seed)
"""


@pytest.fixture
def served(layer_serve: Any, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Somebody else's server."""
    with layer_serve(tmp_path / "theirs") as found:
        yield found


def test_sign_in_price_forge_die_and_find_the_run_again(served: dict[str, str], tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    environment = {
        **os.environ,
        "LAYER_HOME": str(ours),
        "LAYER_MCP_URL": served["url"],
        "LAYER_PAT": served["token"],
    }

    def script(text: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", ONLY_BASE + text],
            env=environment,
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    with script(FIRST_DAY) as first:
        assert first.stdout is not None
        assert first.stderr is not None
        greeting = first.stdout.readline()
        run_id = first.stdout.readline().strip()
        first.kill()
        assert run_id, first.stderr.read()
    assert greeting.startswith("LAYER_PAT ")

    with script(NEXT_DAY) as second:
        said, complaints = second.communicate(timeout=60)
    assert second.returncode == 0, complaints
    found, cost, made, seed = said.split()
    assert (found, made, seed) == (run_id, "2", "7")
    assert float(cost) > 0
    assert (tmp_path / "sword.png").read_bytes().startswith(b"\x89PNG")
    for file in ours.rglob("*"):
        if file.is_file():
            assert served["token"].encode() not in file.read_bytes(), f"the token is in {file.name}"
