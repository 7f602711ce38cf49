"""docs/models.md says what the model cards say."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_on_models_is_current() -> None:
    spec = spec_from_file_location("models_page", ROOT / "benchmarks" / "models_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    written = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
    assert written == module.page(), "write it again: python -m benchmarks.models_page"
