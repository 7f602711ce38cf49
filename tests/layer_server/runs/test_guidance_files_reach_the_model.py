"""A forge's guidance files and mask are checked when it is asked for, and given to the generator."""

from __future__ import annotations

import uuid

import numpy as np
import pytest
from PIL import Image

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.forge import EstimateForgePrice
from layer_mcp.contract.status import RunStatus
from layer_server.accounts.principal import Principal
from layer_server.generators.testing import MICRO_CU


@pytest.fixture
async def picture(core, user, forge, over):
    """An asset of this workspace."""
    return (await over(core.runs.start_forge(user, forge(seed=5)))).assets[0]


def _pixels(core, user, asset) -> np.ndarray:
    with Image.open(core.library.path(user, asset.file_id)) as image:
        return np.asarray(image.convert("RGBA")).astype(float)


async def test_the_model_sees_the_picture_and_its_weight(core, user, forge, over, picture):
    request = forge(
        "guided", guidance_files=[{"file_id": picture.file_id, "type": "init_image", "weight": 0.5}]
    )
    done = await over(core.runs.start_forge(user, request))
    assert done.status is RunStatus.SUCCEEDED, done.error_message
    mean = _pixels(core, user, picture).mean(axis=(0, 1))
    assert _pixels(core, user, done.assets[0]).mean(axis=(0, 1)) == pytest.approx(mean * 0.5, abs=1)
    assert done.assets[0].metadata["parents"] == [picture.file_id]


async def test_a_part_can_guide_and_a_mask_is_given_too(core, user, forge, over, picture):
    height = picture.parts[0].file_id
    request = forge(
        "guided",
        guidance_files=[{"file_id": picture.file_id, "type": "init_image"}],
        mask={"file_id": height},
    )
    done = await over(core.runs.start_forge(user, request))
    assert done.status is RunStatus.SUCCEEDED, done.error_message
    outside = _pixels(core, user, picture.parts[0])[..., 0] < 128
    made = _pixels(core, user, done.assets[0])
    assert not made[outside].any()
    assert made[~outside].all()
    assert done.assets[0].metadata["parents"] == [picture.file_id, height]


def test_the_price_may_count_them(core, user, workspace, picture):
    given = {"workspace_id": workspace.id, "model_id": "guided", "prompt": "x", "batch_size": 1}
    files = [{"file_id": picture.file_id, "type": "init_image"}] * 2
    assert core.runs.resolve(user, EstimateForgePrice(**given)).price_micro == MICRO_CU
    dearer = core.runs.resolve(user, EstimateForgePrice(**given, guidance_files=files))
    assert dearer.price_micro == 3 * MICRO_CU


async def test_what_cannot_be_used_is_refused_before_anything_is_paid(
    core, user, forge, balance, picture, over
):
    before = balance()

    def refused(request, words, field):
        with pytest.raises(InvalidInputs, match=words) as caught:
            core.runs.start_forge(user, request)
        assert caught.value.field == field
        assert balance() == before

    good = {"file_id": picture.file_id, "type": "init_image"}
    missing = {"file_id": str(uuid.uuid4()), "type": "init_image"}
    refused(forge("guided", guidance_files=[good, missing]), "no file", "guidance_files.1.file_id")
    refused(
        forge("guided", guidance_files=[good | {"type": "pose"}]), "no guidance file", "guidance_files.0.type"
    )
    refused(forge("tiny", guidance_files=[good]), "does not honour", "guidance_files")
    refused(forge("tiny", mask={"file_id": picture.file_id}), "does not honour", "mask")
    refused(forge("guided", mask={"file_id": str(uuid.uuid4())}), "no file", "mask.file_id")


async def test_a_file_of_another_workspace_is_not_there(core, user, forge, picture):
    elsewhere = core.accounts.create(user, "Elsewhere", 10 * MICRO_CU)
    request = forge("guided", guidance_files=[{"file_id": picture.file_id, "type": "init_image"}])
    with pytest.raises(InvalidInputs, match="no file"):
        core.runs.start_forge(user, request.model_copy(update={"workspace_id": elsewhere.id}))
    stranger = Principal("stranger")
    theirs = core.accounts.create(stranger, "Theirs", 10 * MICRO_CU)
    with pytest.raises(InvalidInputs, match="no file"):
        core.runs.start_forge(stranger, request.model_copy(update={"workspace_id": theirs.id}))


async def test_a_sound_is_no_init_image(core, user, forge, picture, monkeypatch):
    from dataclasses import replace

    usable = core.library.usable
    monkeypatch.setattr(
        core.library, "usable", lambda *given: replace(usable(*given), kind="audio", content_type="audio/wav")
    )
    with pytest.raises(InvalidInputs, match=r"must be an image, but .* is audio/wav"):
        core.runs.start_forge(
            user, forge("guided", guidance_files=[{"file_id": picture.file_id, "type": "init_image"}])
        )
