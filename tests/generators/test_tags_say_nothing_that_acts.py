"""What a file says of itself acts on no terminal, turns no text around, and is well-formed in every format."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from layer_server.generators.audio.encoding import encode_wav
from layer_server.generators.card import GenerationRequest, InputFile
from layer_server.generators.editing.tracing import Tracing, document
from layer_server.generators.editing.upscale_card import UPSCALE
from layer_server.generators.provenance import encode_png, provenance, storable
from layer_server.generators.video.encoding import tags
from layer_server.generators.video.video_card import VIDEO

EVIL = "red\x1b[31m\x07 \u202egnp.exe\u2066\x00\x7f\x9b\ud800\ufeff"
CLEAN = "red [31m  gnp.exe   ?"
ACTS = set("\x1b\x07\x00\x7f\x9b\u202e\u2066\ufeff")
REQUEST = GenerationRequest(EVIL, 1, 1, {"negative_prompt": EVIL, "palette": [EVIL]})


def test_what_acts_is_left_out_and_the_rest_stays():
    assert storable(EVIL) == CLEAN
    for text in ("épée ⚔️ 👩‍🚀", "می‌خواهم", "line\nline\ttab", "שלום עולם"):
        assert storable(text) == text
    assert storable("a\r\nb\rc") == "a\nb c"
    assert storable({"a\x1b": [EVIL, 1, None]}) == {"a ": [CLEAN, 1, None]}


def test_no_format_carries_it():
    said = provenance(VIDEO, REQUEST, 1)
    assert not ACTS & set("".join(said.values()))
    assert json.loads(said["Parameters"]) == {"negative_prompt": CLEAN, "palette": [CLEAN]}
    picture = Image.open(io.BytesIO(encode_png(np.zeros((2, 2, 3), np.uint8), said)))
    picture.load()
    assert picture.info["Prompt"] == CLEAN
    wav = encode_wav(np.zeros(10, np.float32), said)
    assert b"\x1b" not in wav
    assert b"\x07" not in wav
    comment = json.loads(tags(VIDEO, REQUEST, 1)["comment"])
    assert (comment["prompt"], comment["parameters"]["negative_prompt"]) == (CLEAN, CLEAN)


def test_a_drawing_is_well_formed_whatever_was_asked_for():
    svg = document(
        Tracing("", 4, 4, (), 0, 0), (4, 4), EVIL + "<&>", "made by\x1b", provenance(VIDEO, REQUEST, 1)
    )
    title = ET.fromstring(svg).find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text == CLEAN + "<&>"


@pytest.fixture
def told(tmp_path):
    """A picture whose own text acts."""
    path = tmp_path / "told.png"
    info = PngInfo()
    info.add_itxt("Prompt", EVIL.replace("\ud800", "?"))
    info.add_itxt("Attribution", "somebody\x1b[2J; \u202eelse")
    Image.new("RGB", (8, 8), "red").save(path, pnginfo=info)
    return InputFile(path, "image/png")


def test_what_a_given_picture_says_is_not_carried_on_as_it_is(told):
    request = GenerationRequest(
        "", 1, 1, {"upscale_ratio": 1, "quality": "low"}, {"init_image": [told]}, "upscale"
    )
    [output] = UPSCALE.load()(request, np.random.default_rng(1), lambda fraction, stage: None, lambda: False)
    made = Image.open(io.BytesIO(output.data))
    made.load()
    assert made.info["Prompt"].startswith("red [31m")
    assert "else" in made.info["Attribution"]
    assert not ACTS & set(made.info["Prompt"] + made.info["Attribution"])
