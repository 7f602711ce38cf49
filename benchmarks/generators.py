"""Seconds and peak memory of every kind of generator, each in a fresh process, against the goals that were set.

``python -m benchmarks.generators`` prints a table and writes ``benchmarks/out/generators.json``.
``--prototypes FOLDER`` also times the rough scripts that came before, in the same run.
``--profile SLUG`` prints where the time of one of them goes instead.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

OUT = Path(__file__).parent / "out" / "generators.json"
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Case:
    """One thing to make.

    Attributes:
        goal: seconds, warm; None where none was set.
        guide: the guidance type that a picture of 256 pixels is given as, if any.
        prototype: what the rough script of before does for the same, as Python code.
    """

    slug: str
    prompt: str
    parameters: dict[str, Any] = field(default_factory=dict)
    goal: float | None = None
    guide: str = ""
    prototype: str = ""


_TEXTURE = "from tex import make\ndef run(): make('cobblestone', 0, 1024)"
_SCENE = "from scene import scene\ndef run(): scene(3, 'sunset', W=1536, H=864)"
_CHEST = "from mesh3d import *\nbake.grain = 'x'\ndef run(): bake(chest(np.random.default_rng(1)), 1024, 1)"
_VIDEO = """
import pathlib, textwrap
source = pathlib.Path("video.py").read_text()
part = source[source.index("    # 2. parallax"):source.index("    close();print('PARALLAX")] + "    close()"
code = compile("import time,numpy as np,cv2\\nfrom video import *\\nW,H,NF=1280,720,120\\n" + textwrap.dedent(part), "video.py", "exec")
pathlib.Path("out").mkdir(exist_ok=True)
def run(): exec(code, {"__name__": "prototype"})
"""

CASES = (
    Case("icon", "crystal sword icon on a transparent background", {"width": 1024, "height": 1024}, 0.5),
    Case("icon", "fire dragon", {"width": 1024, "height": 1024}, 0.5),
    Case("icon", "treasure chest", {"width": 1024, "height": 1024}, 0.5),
    Case("casual-icon", "cute penguin", {"width": 1024, "height": 1024}),
    Case("texture", "mossy cobblestone", {"width": 1024, "height": 1024}, 0.8, prototype=_TEXTURE),
    Case("texture", "rusty metal plates", {"width": 1024, "height": 1024}, 0.8),
    Case("scene", "mountains at sunset with a lake", {"width": 1536, "height": 864}, 1.0, prototype=_SCENE),
    Case("scene", "dungeon corridor with torches", {"width": 1536, "height": 864}, 1.0),
    Case("portrait", "knight with a red beard"),
    Case("upscale", "", {"upscale_ratio": 4, "quality": "low"}, 0.7, "init_image"),
    Case("prop", "wooden treasure chest", {}, 1.0, prototype=_CHEST),
    Case("relief", "", {}, 0.3, "init_image"),
    Case("video", "mountains at sunset with a lake", {"width": 1280, "height": 720, "fps": 24, "duration_seconds": 5}, prototype=_VIDEO),
    Case("sound", "sword clash", {}, 0.1),
    Case("music", "calm exploration theme", {"duration_seconds": 20}, 1.0),
    Case("speech", "Welcome, traveller. The gates of the old city are closed after dark, so rest here until dawn."),
)  # fmt: skip

_MEASURE = """
import json, resource, sys, time, pathlib, tempfile
case = json.loads(sys.argv[1])
start = time.perf_counter()
import numpy as np
from layer_server.generators.card import GenerationRequest, InputFile
from layer_server.generators.registry import CARDS
cards = {card.slug: card for card in CARDS}
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
def make(slug, prompt, parameters, files, seed):
    card = cards[slug]
    defaults = {n: p.default for n, p in card.parameters.items() if "default" in p.schema}
    request = GenerationRequest(prompt, seed, 1, {**defaults, **parameters}, files, slug)
    return card.load()(request, np.random.default_rng(seed), lambda f, s: None, lambda: False)[0]
files = {}
if case["guide"]:
    path = pathlib.Path(tempfile.mkdtemp()) / "guide.png"
    path.write_bytes(pathlib.Path(sys.argv[2]).read_bytes())
    files = {case["guide"]: (InputFile(path, "image/png"),)}
def run(seed):
    begin = time.perf_counter()
    output = make(case["slug"], case["prompt"], case["parameters"], files, seed)
    return time.perf_counter() - begin, output
if sys.argv[3:] == ["profile"]:
    import cProfile, pstats
    run(0)
    with cProfile.Profile() as profile: run(1)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(35)
    sys.exit()
first, output = run(0)
cold = time.perf_counter() - start
warm = [run(seed)[0] for seed in (1, 2, 3)]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cold_s": cold, "warm_s": warm, "peak_mib": peak, "base_mib": base,
                  "bytes": len(output.data), "seconds": output.metadata.get("duration_seconds")}))
"""

_MEASURE_PROTOTYPE = """
import json, sys, time
sys.path.insert(0, "."); sys.argv = ["prototype"]
{code}
run()
times = []
for _ in range(2):
    begin = time.perf_counter(); run(); times.append(time.perf_counter() - begin)
print("\\n" + json.dumps(times))
"""


def measure(case: Case, guide: Path) -> dict[str, Any]:
    """One case in a fresh process: the first run with imports, then three warm ones."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, json.dumps(asdict(case)), str(guide)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{case.slug}: {done.stderr[-2000:]}")
    return {**asdict(case), **json.loads(done.stdout.splitlines()[-1])}


def prototype(case: Case, folder: Path) -> float | None:
    """Seconds of the script of before, or None where there is none or it does not run here."""
    if not case.prototype:
        return None
    folder = Path(
        shutil.copytree(folder, Path(tempfile.mkdtemp()) / "scripts")
    )  # they write where they stand
    code = _MEASURE_PROTOTYPE.format(code=case.prototype)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"the prototype of {case.slug} did not run: {done.stderr.strip().splitlines()[-1]}")
        return None
    return float(median(json.loads(done.stdout.splitlines()[-1])))


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--prototypes", type=Path)
    arguments.add_argument("--profile")
    arguments.add_argument("--only", nargs="*")
    given = arguments.parse_args()
    guide = OUT.parent / "guide.png"
    guide.parent.mkdir(parents=True, exist_ok=True)
    guide.write_bytes(_guide())
    if given.profile:
        case = next(case for case in CASES if case.slug == given.profile)
        subprocess.run(
            [sys.executable, "-c", _MEASURE, json.dumps(asdict(case)), str(guide), "profile"],
            cwd=ROOT,
            check=True,
        )
        return
    rows = []
    print(
        f"{'model':18} {'prompt':40} {'cold s':>7} {'warm s':>7} {'goal':>5} {'before':>7} {'peak MiB':>9} {'MB':>6}"
    )
    for case in CASES:
        if given.only and case.slug not in given.only:
            continue
        row = measure(case, guide)
        row["prototype_s"] = prototype(case, given.prototypes) if given.prototypes else None
        rows.append(row)
        before = f"{row['prototype_s']:.2f}" if row["prototype_s"] else ""
        print(
            f"{case.slug:18} {case.prompt[:40]:40} {row['cold_s']:7.2f} {median(row['warm_s']):7.2f} "
            f"{case.goal or '':>5} {before:>7} {row['peak_mib']:9.0f} {row['bytes'] / 1e6:6.2f}",
            flush=True,
        )
    OUT.write_text(
        json.dumps({"python": platform.python_version(), "runs": rows}, indent=1), encoding="utf-8"
    )


def _guide() -> bytes:
    """A picture of 256 pixels, for what works on pictures."""
    import numpy as np

    from layer_server.generators.card import GenerationRequest
    from layer_server.generators.image.icon_card import ICON

    request = GenerationRequest(
        "treasure chest",
        1,
        1,
        {n: p.default for n, p in ICON.parameters.items() if "default" in p.schema}
        | {"width": 256, "height": 256},
    )
    return ICON.load()(request, np.random.default_rng(1), lambda f, s: None, lambda: False)[0].data


if __name__ == "__main__":
    main()
