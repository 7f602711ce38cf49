"""The model card of ``vectorize``."""

from __future__ import annotations

from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.editing.card import OWN_LICENCE, QUALITIES, flat
from layer_server.generators.parameters import choice, flag

COLOURS = {"low": 8, "medium": 16, "high": 32}
"""That are learned from the picture, by quality."""

PALETTE = Parameter(
    {
        "type": "array",
        "items": {"type": "string", "maxLength": 32},
        "minItems": 1,
        "maxItems": 64,
        "description": "The only colours to use, as `#rrggbb` or names of CSS; learned from the picture when absent.",
    }
)

VECTORIZE = ModelCard(
    slug="vectorize",
    version="3",
    name="Vectorize",
    modality="image",
    use_cases=("vectorization",),
    capabilities=("multiple_aspect_ratios",),
    description=(
        "Turns a picture into a clean SVG: few flat colours, smooth curves, no slivers, at most some 9,000 nodes, soft "
        "glows and shadows as translucent layers. Procedural (it traces regions with VTracer). Best for icons, "
        "logos, stickers, flat illustrations and pixel art (which becomes exact squares); a photo becomes a poster of "
        "itself. `quality` sets 8, 16 or 32 colours, `palette` gives them. The SVG carries title, prompt and credits; "
        "its rendering is the part `raster`. The result is always the same, so one is made whatever the batch size."
    ),
    prompt_format="No prompt: give the picture as guidance file of type `init_image`. A prompt becomes the SVG's title.",
    parameters={
        "quality": choice("medium", QUALITIES, "8, 16 or 32 colours."),
        "palette": PALETTE,
        "remove_background": flag(False, "Cut the subject out first."),
    },
    price=flat(1),
    licence=OWN_LICENCE,
    attribution="",
    extra="matting",
    generator="layer_server.generators.editing.vectorize:generate",
    guidance_file_types=("init_image",),
    needs=(("init_image",),),
    parts=("raster",),
    topics="vectorize vectorise vector svg trace tracing paths scalable logo illustrator outline convert",
)
