from __future__ import annotations

import io
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PIL import Image

from layer_mcp.contract.status import RunStatus
from layer_mcp.contract.workflows import ExecuteWorkflow
from layer_server.accounts.principal import LOCAL_USER
from layer_server.blueprints.published import published
from layer_server.core import Core
from layer_server.runs.views import RunView
from layer_server.settings import Settings

PATIENCE_SECONDS = 240.0
_NAMES = ["iron sword", "red apple"]
_INPUTS: dict[str, dict[str, Any]] = {
    "app-icon": {"subject": "golden crown"},
    "concept-to-3d": {"concept": "ruby ring", "quality": "low"},
    "icon-set": {"names": _NAMES, "size": 128},
    "inventory-cards": {"names": ["anvil", "dragon"]},  # by others: our own drawings ask for no credit
    "parallax-video": {"place": "snowy hills at dusk", "seconds": 1},
    "product-shot": {},
    "rarity-tiers": {"subject": "crystal sword", "title": "Frostbite"},
    "sound-pack": {"names": ["coin pickup", "glass breaking"], "space": "in a cave"},
    "sticker-pack": {"names": _NAMES},
    "tiling-material": {"material": "red brick wall", "size": 256},
}
Run = Callable[..., RunView]


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Core]:
    opened = Core.open(Settings(home=tmp_path_factory.mktemp("core"), workers=2))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def run(core: Core) -> Run:
    """Runs a published workflow to its end; the same one again is not run again."""
    workspace_id = core.accounts.workspaces(LOCAL_USER)[0].id
    done: dict[str, RunView] = {}

    def finish(slug: str) -> RunView:
        if slug in done:
            return done[slug]
        inputs = dict(_INPUTS[slug])
        if slug == "product-shot":
            # A thing before a plain background: an icon on its tile.
            inputs["photo"] = next(
                each.file_id for each in finish("icon-set").assets if each.output == "overview"
            )
        else:
            inputs["seed"] = 7
        found = core.workflows.find(LOCAL_USER, workspace_id, slug)
        request = ExecuteWorkflow(workspace_id=workspace_id, workflow_id=found.id, inputs=inputs)
        run_id = core.runs.start_workflow(LOCAL_USER, request).id
        until = time.monotonic() + PATIENCE_SECONDS
        while (view := core.runs.get(LOCAL_USER, run_id)).status in {RunStatus.QUEUED, RunStatus.RUNNING}:
            assert time.monotonic() < until, [(step.name, step.status) for step in view.steps]
            time.sleep(0.05)
        done[slug] = view
        return view

    return finish


@pytest.fixture(scope="module")
def pixels(core: Core) -> Callable[[str], np.ndarray]:
    """The pixels of an asset."""

    def read(file_id: str) -> np.ndarray:
        workspace_id = core.accounts.workspaces(LOCAL_USER)[0].id
        file = core.library.usable(LOCAL_USER, workspace_id, file_id)
        return np.asarray(Image.open(io.BytesIO(core.library.local_path(file.sha256).read_bytes())))

    return read


def test_every_one_is_tried() -> None:
    assert set(_INPUTS) == {blueprint.slug for blueprint in published().values()}


@pytest.mark.parametrize("slug", _INPUTS)
def test_it_runs_and_gives_what_its_plan_promises(core: Core, run: Run, slug: str) -> None:
    view = run(slug)
    assert view.status == RunStatus.SUCCEEDED, view.error_message
    assert {step.status for step in view.steps} == {RunStatus.SUCCEEDED}
    workspace_id = core.accounts.workspaces(LOCAL_USER)[0].id
    found = core.workflows.find(LOCAL_USER, workspace_id, slug)
    inputs = {key: value for key, value in view.parameters.items() if value is not None}
    plan = core.workflows.plan(LOCAL_USER, workspace_id, found.id, inputs)
    made: dict[str, int] = {}
    for asset in view.assets:
        if asset.output is not None:
            made[asset.output] = made.get(asset.output, 0) + 1
    assert made == plan.expected_output_counts
    assert core.audit() == []


def test_credits_reach_the_last_step(run: Run) -> None:
    for asset in run("inventory-cards").assets:
        if asset.output is not None:
            assert any(each["title"] == "Silhouette from game-icons.net" for each in asset.attribution)


def test_icons_and_their_sheet_agree(core: Core, run: Run, pixels: Callable[[str], np.ndarray]) -> None:
    assets = run("icon-set").assets
    [sheet] = [each for each in assets if each.output == "sheet"]
    icons = [pixels(each.file_id) for each in assets if each.output == "icons"]
    [part] = [each for each in sheet.parts if each.role == "atlas"]
    file = core.library.usable(LOCAL_USER, core.accounts.workspaces(LOCAL_USER)[0].id, part.file_id)
    atlas = json.loads(core.library.local_path(file.sha256).read_bytes())
    assert list(atlas["frames"]) == ["iron_sword.png", "red_apple.png"]
    packed = pixels(sheet.file_id)
    for icon, frame in zip(icons, atlas["frames"].values(), strict=True):
        at = frame["frame"]
        assert np.array_equal(packed[at["y"] : at["y"] + at["h"], at["x"] : at["x"] + at["w"]], icon)


def test_sounds_are_equally_loud(run: Run) -> None:
    sounds = [each for each in run("sound-pack").assets if each.output == "sounds"]
    assert len(sounds) == 2
    for sound in sounds:
        assert sound.metadata["lufs"] == pytest.approx(-18, abs=1) or sound.metadata["true_peak_db"] > -3


def test_a_product_is_cut_out(run: Run, pixels: Callable[[str], np.ndarray]) -> None:
    [cut_out] = [each for each in run("product-shot").assets if each.output == "cut_out"]
    alpha = pixels(cut_out.file_id)[..., 3]
    assert 0.05 < (alpha > 128).mean() < 0.95


def test_store_icons_have_their_sizes_and_no_holes(run: Run) -> None:
    icons = [each for each in run("app-icon").assets if each.output == "icons"]
    assert [each.width for each in icons] == [1024, 512, 256, 192, 180, 64]
    assert not any(each.has_alpha for each in icons)
