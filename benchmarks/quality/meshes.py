"""Contact sheet and scores of the 3D models: the glTF validator's counts, sizes, faces.

``python -m benchmarks.quality.meshes [second]`` needs Node.js and the validator among the packages of
``tests/conformance`` (``npm ci`` there installs it).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sysconfig
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.quality.making import OUT, Asset, asked_for, make_all
from benchmarks.quality.report import write
from benchmarks.quality.sheets import picture, save, sheet

NODE = shutil.which("node") or str(Path(sysconfig.get_path("scripts"), "node"))
VALIDATOR = Path(__file__).resolve().parents[2] / "tests/conformance/node_modules/gltf-validator/index.js"
PROGRAM = """
const validator = require(process.argv[1]), fs = require('fs');
validator.validateBytes(new Uint8Array(fs.readFileSync(process.argv[2])))
  .then(report => console.log(JSON.stringify(report.issues)));
"""


def props(held_out: str) -> dict[str, object]:
    made = make_all("prop", f"{held_out}/props")
    posters = [
        picture(next(part.data for part in asset.output.parts if part.role == "poster")) for asset in made
    ]
    prompts = [asset.line.prompt for asset in made]
    save(sheet(posters, prompts, columns=10, cell=(200, 200)), OUT / held_out / "props.webp")
    save(
        sheet(posters, prompts, columns=10, cell=(200, 200), blind=True), OUT / held_out / "props-blind.webp"
    )
    reports = [validated(asset) for asset in made]
    sizes = [len(asset.output.data) / 1e6 for asset in made]
    return {
        "prompts": len(made),
        "said to be weak": sum(asset.match == "weak" for asset in made),
        "validator errors": sum(report["numErrors"] for report in reports),
        "validator warnings": sum(report["numWarnings"] for report in reports),
        "MB: median, largest": [round(median(sizes), 2), round(max(sizes), 2)],
        "seconds: median, slowest": [
            round(median(asset.seconds for asset in made), 2),
            round(max(asset.seconds for asset in made), 2),
        ],
    }


def validated(asset: Asset) -> dict[str, int]:
    """The counts of the official glTF validator."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "asset.glb"
        path.write_bytes(asset.output.data)
        done = subprocess.run(
            [NODE, "-e", PROGRAM, str(VALIDATOR), str(path)], capture_output=True, text=True, check=True
        )
    counts: dict[str, int] = json.loads(done.stdout)
    return counts


if __name__ == "__main__":
    held_out = asked_for()
    write(f"{held_out}/meshes", {"props": props(held_out)})
