"""The model card of ``segment``."""

from __future__ import annotations

from layer_server.generators.card import ModelCard
from layer_server.generators.editing.card import OWN_LICENCE, QUALITIES, flat
from layer_server.generators.parameters import choice

REGIONS = {"low": 4, "medium": 8, "high": 16}
"""How many at most, by quality."""

SEGMENT = ModelCard(
    slug="segment",
    name="Segment",
    modality="image",
    use_cases=("segment",),
    capabilities=("multiple_aspect_ratios",),
    description=(
        "Takes a picture apart into regions, with a mask for each. Procedural, but for the subject, which a small neural "
        "network (U2-Net) finds. Masks are parts (`mask`, in the order of the result's `regions`), and a colour-coded "
        "overview is the picture itself. Regions are of one colour and keep to the "
        "subject; `quality` sets how many there are at most: 4, 8 or 16. A prompt picks: `subject`, `background`, or "
        "a colour (`the red parts`), a side (`left half`), or what is found by its place and colour: `sky`, `water`, "
        "`trees`, `hair`, `skin`, `clothes`. It does not know what things are called: `the dog` is answered with the subject, "
        "and says so. Masks fit inpaint and edit. The result is always the same, so one is made whatever the batch "
        "size."
    ),
    prompt_format="Empty for all regions; or `subject`, `background`, `the red parts`, `sky`, `hair`.",
    parameters={"quality": choice("medium", QUALITIES, "At most 4, 8 or 16 regions.")},
    price=flat(1),
    licence=OWN_LICENCE,
    attribution="Finds subjects with U2-Net by Xuebin Qin and others (Apache-2.0).",
    extra="image",
    generator="layer_server.generators.editing.segment:generate",
    version="2",
    guidance_file_types=("init_image",),
    needs=(("init_image",),),
    parts=("mask",),
    topics="segment segmentation mask masks select selection regions parts areas subject foreground background matte",
)
