"""The model card of ``reframe``."""

from __future__ import annotations

from layer_server.generators.card import ModelCard
from layer_server.generators.editing.card import OWN_LICENCE, flat
from layer_server.generators.parameters import flag, pixels

LARGEST = 3072

REFRAME = ModelCard(
    slug="reframe",
    name="Reframe",
    modality="image",
    use_cases=("reframing",),
    capabilities=("outpainting", "multiple_aspect_ratios", "square", "portrait_9_16", "landscape_16_9"),
    description=(
        "Brings a picture to another shape by continuing it beyond its edges (outpainting): a plain or shaded "
        "background goes on as it is; a landscape goes on to the sides in strips of itself that are matched and cut "
        "where nobody sees it, and above and below as sky and ground; transparent pictures get room. The picture "
        "itself is scaled to fit and otherwise unchanged. Procedural: it repeats what it sees and invents nothing, so "
        "two to three times the width is about its limit. `refill: false` fills the room with a blurred copy "
        "instead. A prompt may say where the picture stands: `left`, `right`, `top`, `bottom`. The seed varies the "
        "continuation."
    ),
    prompt_format="Empty, or where the picture stands in the new frame: `bottom left`; or where there is to be more: `add more sky above`.",
    parameters={
        "width": pixels(
            None, "Width of the new frame; by the height and the picture's shape when absent.", 16, LARGEST
        ),
        "height": pixels(
            None, "Height of the new frame; by the width and the picture's shape when absent.", 16, LARGEST
        ),
        "refill": flag(True, "Continue the picture; else a blurred copy of it fills the room."),
    },
    price=flat(1),
    licence=OWN_LICENCE,
    attribution="Finds subjects with U2-Net by Xuebin Qin and others (Apache-2.0).",
    extra="matting",
    generator="layer_server.generators.editing.reframe:generate",
    version="2",
    guidance_file_types=("init_image",),
    needs=(("init_image",),),
    topics="reframe outpaint outpainting uncrop extend expand canvas wider taller widescreen aspect ratio portrait landscape square banner cover",
)
