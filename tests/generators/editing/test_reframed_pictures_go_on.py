from __future__ import annotations

import numpy as np
import pytest


@pytest.mark.parametrize("size", [(200, 80), (120, 150), (64, 64)])
def test_the_frame_has_the_asked_size(use, save, landscape, size):
    [output] = use("reframe", init_image=save(landscape), width=size[0], height=size[1])
    assert (output.width, output.height) == size


def test_one_side_alone_keeps_the_shape(use, save, landscape):
    [output] = use("reframe", init_image=save(landscape), width=60)
    assert (output.width, output.height) == (60, 40)


def test_the_picture_is_unchanged_and_the_horizon_goes_on(use, save, look, landscape):
    [output] = use("reframe", init_image=save(landscape), width=220, height=80)
    wide = look(output)[..., :3].astype(int)
    # A few pixels of the picture's edge melt into what goes on.
    assert np.abs(wide[:, 62:158] - landscape[:, 12:108]).max() <= 1
    for columns in (slice(0, 40), slice(180, 220)):
        assert np.abs(wide[:40, columns].mean((0, 1)) - landscape[:40].mean((0, 1))).max() < 12
        assert np.abs(wide[50:, columns].mean((0, 1)) - landscape[50:].mean((0, 1))).max() < 12


def test_a_plain_ground_goes_on_as_it_is(use, save, look, disc, before):
    photo = before(disc(64, radius=0.25), np.full((64, 64, 3), (210, 200, 190), np.uint8))
    outputs = use("reframe", "left", init_image=save(photo), width=160, height=64, batch_size=3)
    assert len(outputs) == 1
    wide = look(outputs[0])[..., :3].astype(int)
    assert np.abs(wide[:, 70:] - (210, 200, 190)).max() <= 2
    assert np.abs(wide[:, :60] - photo[:, :60]).max() <= 2


def test_a_sprite_gets_transparent_room(use, save, look, disc):
    [output] = use("reframe", init_image=save(disc(64)), width=128, height=64)
    assert output.metadata["method"] == "transparent"
    assert look(output)[..., 3][:, :30].max() == 0


def test_without_refill_a_blurred_copy_fills_the_room(use, save, look, landscape):
    [output] = use("reframe", init_image=save(landscape), width=240, height=80, refill=False)
    assert output.metadata["method"] == "blurred copy"
    room = look(output)[:, :50, :3].astype(float)
    assert np.abs(np.diff(room, axis=1)).mean() < 2


def test_seeds_continue_in_other_ways(use, save, landscape):
    outputs = use("reframe", init_image=save(landscape), width=300, height=80, batch_size=2)
    assert len({output.data for output in outputs}) == 2


def test_who_found_what_is_not_to_be_repeated_is_credited(use, save, landscape, disc, before):
    photo = before(np.pad(disc(40, radius=0.45), ((20, 20), (40, 40), (0, 0))), landscape)
    [output] = use("reframe", init_image=save(photo), width=220, height=80)
    assert any("U2-Net" in each.title for each in output.attribution)
    [plain] = use("reframe", init_image=save(photo), width=220, height=80, refill=False)
    assert not any("U2-Net" in each.title for each in plain.attribution)


def test_more_above_leaves_the_picture_below_and_a_plain_edge_is_carried_on(use, save, look):
    picture = np.full((60, 60, 3), (40, 160, 60), np.uint8)
    picture[12:, 20:40] = (120, 60, 30)
    [output] = use("reframe", "add more room at the top", init_image=save(picture), width=60, height=100)
    tall = look(output)[..., :3].astype(int)
    assert np.abs(tall[40:] - picture).max() <= 1
    assert np.abs(tall[:40] - (40, 160, 60)).max() < 6
