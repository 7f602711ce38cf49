"""The front ends are built when their sources change, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_data import front_end


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A root with sources and, as far as the stamp can tell, a finished build of them."""
    sources = tmp_path / "labextension"
    (sources / "src").mkdir(parents=True)
    (sources / "src" / "index.ts").write_text("export default [];\n", "utf-8")
    (sources / "package.json").write_text("{}\n", "utf-8")
    for output in front_end.OUTPUTS:
        (tmp_path / output).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / output).write_text("built\n", "utf-8")
    front_end.write_stamp(tmp_path)
    return tmp_path


def test_a_finished_build_is_not_repeated(clone: Path) -> None:
    assert front_end.build_front_end(clone) is False


def test_a_changed_source_asks_for_a_build(clone: Path) -> None:
    (clone / "labextension" / "src" / "index.ts").write_text("export default [1];\n", "utf-8")
    assert not front_end.is_current(clone)


def test_a_lost_output_asks_for_a_build(clone: Path) -> None:
    (clone / front_end.OUTPUTS[0]).unlink()
    assert not front_end.is_current(clone)


def test_installed_packages_and_compiled_files_are_no_sources(clone: Path) -> None:
    for folder in ("node_modules", "lib"):
        (clone / "labextension" / folder).mkdir()
        (clone / "labextension" / folder / "x.js").write_text("x", "utf-8")
    assert front_end.is_current(clone)


def test_jupyterlab_uses_the_build_in_place(clone: Path, tmp_path: Path) -> None:
    prefix = tmp_path / "prefix"
    stale = prefix / front_end.INSTALLED_AS
    stale.mkdir(parents=True)
    (stale / "package.json").write_text("an old copy\n", "utf-8")

    for _ in range(2):
        link = front_end.link_labextension(clone, prefix)
        assert (link / "package.json").read_text("utf-8") == "built\n"
