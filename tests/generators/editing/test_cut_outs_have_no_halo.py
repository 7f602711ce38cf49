from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.editing.matting import halo


def _checks(size: int) -> np.ndarray:
    """A busy ground: green and olive squares with grain."""
    y, x = np.mgrid[0:size, 0:size] // 6
    ground = np.where(((x + y) % 2)[..., None], (60, 140, 60), (90, 120, 40))
    return (ground + np.random.default_rng(2).normal(0, 8, (size, size, 3))).clip(0, 255).astype(np.uint8)


def _overlap(alpha: np.ndarray, wanted: np.ndarray) -> float:
    found, there = alpha > 127, wanted > 127
    return float((found & there).sum() / (found | there).sum())


def test_a_plain_background_goes_exactly(use, save, look, disc, before):
    thing = disc(128)
    photo = before(thing, np.full((128, 128, 3), (225, 228, 235), np.uint8))
    [output] = use("remove-background", init_image=save(photo))
    cut = look(output)
    assert output.metadata["removed_by"] == "plain background"
    assert _overlap(cut[..., 3], thing[..., 3]) > 0.98
    assert output.metadata["halo"] < 0.1
    # At the edge the subject keeps its own colour: nothing of the bright wall.
    edge = (cut[..., 3] > 40) & (cut[..., 3] < 220)
    assert np.abs(cut[..., :3][edge].astype(int) - (205, 40, 35)).max(1).mean() < 30


def test_before_a_busy_ground_the_subject_is_found(use, save, look, disc, before):
    thing = disc(192)
    [output] = use("remove-background", init_image=save(before(thing, _checks(192))))
    assert output.metadata["removed_by"] == "saliency"
    assert _overlap(look(output)[..., 3], thing[..., 3]) > 0.9
    assert output.metadata["halo"] < 0.35
    assert any("U2-Net" in each.title for each in output.attribution)


def test_a_mask_says_which_thing(use, save, look, disc, before):
    one, other = disc(128, (210, 40, 40), 0.15), disc(128, (40, 60, 210), 0.15)
    photo = before(np.roll(one, -35, 1), before(np.roll(other, 35, 1), _checks(128))[..., :3])
    hint = np.zeros((128, 128), np.uint8)
    hint[:, :64] = np.roll(one, -35, 1)[:, :64, 3]
    [output] = use("remove-background", init_image=save(photo), mask_file=save(hint), mask={"file_id": "x"})
    alpha = look(output)[..., 3]
    assert alpha[:, 64:].max() < 40
    assert (alpha[:, :64] > 127).sum() > 0.8 * (hint > 127).sum()


def test_what_is_cut_out_already_is_left_alone_and_said(use, save, look, disc):
    [output] = use("remove-background", init_image=save(disc()))
    assert np.array_equal(look(output), disc())
    assert "already" in output.metadata["note"]


def test_nothing_to_cut_is_said(use, save):
    [output] = use("remove-background", init_image=save(np.full((64, 64, 3), 140, np.uint8)))
    assert output.metadata["match"] == "weak"
    assert "mask" in output.metadata["note"]


@pytest.mark.parametrize(("cleaned", "least", "most"), [(True, 0.0, 0.1), (False, 0.4, 1.0)])
def test_the_halo_measure_sees_a_halo(disc, before, cleaned, least, most):
    thing = disc(128)
    photo = before(thing, np.full((128, 128, 3), 250, np.uint8))
    cut = thing.copy()
    if not cleaned:
        cut[..., :3] = photo
    assert least <= halo(photo, cut) <= most
