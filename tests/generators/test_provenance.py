"""Every file says how it was made and whose art is inside, and holds nothing else of the moment."""

from __future__ import annotations

import io

from PIL import Image

from layer_server.generators.image.icon_card import ICON
from layer_server.generators.texture.texture_card import TEXTURE


def _chunks(data: bytes) -> dict[str, str]:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return dict(picture.info)


def test_icon_file_names_prompt_model_seed_and_artists(icon):
    output = icon("épée de cristal ⚔", seed=99)[0]
    chunks = _chunks(output.data)
    assert chunks["Prompt"] == "épée de cristal ⚔"
    assert chunks["Model"] == f"icon@{ICON.version}"
    assert chunks["Seed"] == "99"
    assert '"width": 256' in chunks["Parameters"]
    assert "Lorc, Delapouite and contributors" in chunks["Attribution"]
    assert "https://creativecommons.org/licenses/by/3.0/" in chunks["Attribution"]
    assert not any("time" in key.lower() or "date" in key.lower() for key in chunks)


def test_attribution_follows_the_art(icon):
    by_silhouette = icon("sword")[0]
    assert [credit.licence for credit in by_silhouette.attribution] == ["CC BY 3.0"]
    by_emoji = icon("cute penguin")[0]
    assert by_emoji.metadata["collection"] == "fluent-emoji"
    assert [(credit.author, credit.licence) for credit in by_emoji.attribution] == [("Microsoft", "MIT")]


def test_every_map_of_a_texture_says_what_it_is(texture):
    output = texture("lava", seed=3, width=64, height=64)[0]
    assert _chunks(output.data)["Map"] == "albedo"
    assert _chunks(output.data)["Model"] == f"texture@{TEXTURE.version}"
    assert output.attribution == ()
    for part in output.parts:
        assert _chunks(part.data)["Map"] == part.role
        assert _chunks(part.data)["Seed"] == "3"
