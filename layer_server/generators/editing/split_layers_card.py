"""The model card of ``split-layers``."""

from __future__ import annotations

from layer_server.generators.card import ModelCard
from layer_server.generators.editing.card import OWN_LICENCE, QUALITIES, flat
from layer_server.generators.parameters import choice

LAYERS = {"low": 2, "medium": 4, "high": 8}
"""Of the subject at most, by quality."""

SPLIT_LAYERS = ModelCard(
    slug="split-layers",
    name="Split layers",
    modality="image",
    use_cases=("split_into_layers",),
    capabilities=("multiple_aspect_ratios",),
    description=(
        "Takes a picture apart into layers of its own size that make the picture again when they are stacked: the "
        "background, filled in where the subject was, and each separate thing before it, with soft edges (parts "
        "`layer`, from back to front, described in the result's `layers`). A picture with transparency, such as a "
        "sprite, is split into its separate things, or, where it is one, into its parts by colour, with light and "
        "shadow on a layer of their own. `quality` sets how many layers of the subject there are at most: 2, 4 or 8. It finds "
        "what stands out; it cannot tell overlapping things of one colour apart, and what was hidden is guessed from "
        "around it. A picture of the model `scene` as it was made comes apart into the layers that it was painted in. "
        "Procedural; the subject of an opaque picture is found by a small neural network (U2-Net). The seed "
        "varies the filled background."
    ),
    prompt_format="No prompt: give the picture as guidance file of type `init_image`.",
    parameters={"quality": choice("medium", QUALITIES, "At most 2, 4 or 8 layers of the subject.")},
    price=flat(2),
    licence=OWN_LICENCE,
    attribution="Finds subjects with U2-Net by Xuebin Qin and others (Apache-2.0).",
    extra="matting",
    generator="layer_server.generators.editing.split_layers:generate",
    version="2",
    guidance_file_types=("init_image",),
    needs=(("init_image",),),
    parts=("layer",),
    topics="split layers separate layered psd parallax foreground background decompose parts animate rig cutout pieces",
)
