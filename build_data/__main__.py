"""``python -m build_data [--force]``: build the generators' data in place, if it is not current."""

from __future__ import annotations

import sys
from pathlib import Path

from build_data.archive import build, is_current


def main() -> None:
    root = Path(__file__).resolve().parent.parent
    if is_current(root) and "--force" not in sys.argv[1:]:
        sys.stdout.write("The generators' data is current.\n")
        return
    sys.stdout.write("Building the generators' data (art and sentence model; about a minute) …\n")
    sys.stdout.flush()
    stamp = build(root)
    size = sum(stamp["sizes"].values()) / 1e6
    sys.stdout.write(f"Done: {size:.0f} MB in layer_server/generators/data/\n")


if __name__ == "__main__":
    main()
