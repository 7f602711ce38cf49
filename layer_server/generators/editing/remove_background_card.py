"""The model card of ``remove-background``."""

from __future__ import annotations

from layer_server.generators.card import ModelCard
from layer_server.generators.editing.card import MASK, OWN_LICENCE, flat

REMOVE_BACKGROUND = ModelCard(
    slug="remove-background",
    name="Remove background",
    modality="image",
    use_cases=("background_removal",),
    capabilities=("multiple_aspect_ratios",),
    description=(
        "Cuts the subject of a picture out: the background becomes true transparency, with a soft edge that has "
        "none of the background's colour. A plain background is recognised and removed exactly; otherwise a small "
        "neural network (U2-Net) finds the subject, which is then cut along its colours. Good for things, animals "
        "and people before a background that differs from them; hair and fur are approximate, and of several things "
        "it takes the most salient. A `mask` around the subject helps it. What it did is in the result: "
        "`removed_by`, the `coverage` of what is left, and `halo`, how much of the background is left in the edge."
    ),
    prompt_format="No prompt: give the picture as guidance file of type `init_image`.",
    parameters={"mask": MASK},
    price=flat(1),
    licence=OWN_LICENCE,
    attribution="U2-Net weights by Xuebin Qin and others (Apache-2.0).",
    extra="image",
    generator="layer_server.generators.editing.remove_background:generate",
    guidance_file_types=("init_image",),
    needs=(("init_image",),),
    topics="remove background cut out cutout matting transparent transparency isolate subject alpha sticker png key",
    procedural=False,
)
