"""The main job, without a browser: runs the quickstart notebook and leaves a page and the assets to look at.

``make demo`` calls this. It leaves ``demo/quickstart.html`` and ``demo/assets/``.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "notebooks" / "00_quickstart.ipynb"
DEMO = ROOT / "demo"


def main() -> int:
    os.environ.setdefault("LAYER_HOME", str(ROOT / ".layer"))
    os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir()
    started = time.perf_counter()
    page = _execute()
    (DEMO / "quickstart.html").write_text(page, encoding="utf-8")
    seconds = time.perf_counter() - started
    assets = sorted((DEMO / "assets").glob("*"))
    write = sys.stdout.write
    write(f"\nThe notebook ran in {seconds:.1f} s and forged, on this machine, with no account:\n")
    for path in assets:
        write(f"  demo/assets/{path.name}  {path.stat().st_size / 1024:,.0f} KB\n")
    write(
        "\nOpen  demo/quickstart.html   in a browser to see them.\nNext: make lab, change a prompt, run it again.\n"
    )
    return 0 if assets else 1


def _execute() -> str:
    """Run the notebook with ``demo/`` as its folder; give it as one page that loads nothing from elsewhere."""
    import nbformat
    from nbclient import NotebookClient
    from nbconvert.exporters import HTMLExporter

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(DEMO)}},
        extra_arguments=["--log-level=ERROR"],
        store_widget_state=False,  # with it, the page would fetch a widget library
    )
    client.execute()
    # Empty addresses switch off what the template would load from a CDN.
    exporter = HTMLExporter(mathjax_url="", require_js_url="", jquery_url="", widget_renderer_url="")
    page, _ = exporter.from_notebook_node(notebook)
    return without_foreign_scripts(page)


def without_foreign_scripts(page: str) -> str:
    """The page without the template's loaders: empty script tags, and Mermaid's from a CDN."""
    page = re.sub(r'<script\b[^>]*\bsrc="(?:https?:[^"]*)?"[^>]*>\s*</script>', "", page)
    return re.sub(r'<script type="module">(?:(?!</script>).)*?mermaid.*?</script>', "", page, flags=re.DOTALL)


if __name__ == "__main__":
    sys.exit(main())
