"""The model card of ``edit``."""

from __future__ import annotations

from layer_server.generators.card import ModelCard
from layer_server.generators.editing.card import MASK, OWN_LICENCE, flat
from layer_server.generators.parameters import share

EDIT = ModelCard(
    slug="edit",
    name="Edit",
    modality="image",
    use_cases=("image_editing",),
    capabilities=("image_editing", "style_reference", "multiple_aspect_ratios"),
    description=(
        "Edits a picture by an instruction, and says what it understood: about 120 edits. Recolours (`make the sword "
        "red`, `change red to blue`, `swap red and blue`, `turn it to gold`, `tint it blue`), restyles (pencil, "
        "watercolour, oil, ink, comic, halftone, pixel art, Game Boy, dither, low poly, stained glass, glitch, VHS, "
        "hologram, thermal, duotone, blueprint, emboss), relights (night, sunset, dawn, spooky, cinematic, sun rays, "
        "bloom, seasons, fog, rain, thunderstorm, snow, underwater), tones (brighter, darker, contrast, saturation, warmer, "
        "sepia, vintage, greyscale, sharper, every kind of blur, grain, vignette), surrounds (outline, glow, shadow, frame, "
        "another background: none, a colour, a gradient, a place as `in a dungeon`), and reshapes (flip, rotate, crop, "
        "square, padding, resize, zoom, tile, seamless, rounded corners, opacity). `the background`, `the sky`, `the top "
        "half`, `the red parts` and `everything except the blue` limit an edit. It writes what is in quotes, and takes text "
        "off. A `reference_image` gives its colours and mood. Procedural: it does not draw new things, move things, know "
        "parts such as hair or hands, or change faces and poses; what of an instruction it did not do is named in the "
        "result's `note`. The seed varies strength and shade."
    ),
    prompt_format=(
        "What to do, in English; several things with `and` or commas: `make it red and add a white outline`, "
        "`watercolour painting, warmer`, `night`, `black and white except the red`. `slightly`, `very` and `20%` say how much. Or no prompt and a "
        "`reference_image`."
    ),
    parameters={
        "prompt_strength": share(1, "How much of the edit is mixed in."),
        "mask": MASK,
    },
    price=flat(1),
    licence=OWN_LICENCE,
    version="2",
    attribution="Finds subjects with U2-Net by Xuebin Qin and others (Apache-2.0).",
    extra="image",
    generator="layer_server.generators.editing.edit:generate",
    guidance_file_types=("init_image", "reference_image"),
    needs=(("init_image",), ("prompt", "reference_image")),
    topics=(
        "edit change modify recolour recolor restyle style transfer filter brighter darker contrast saturation sepia "
        "vintage sketch watercolor watercolour oil painting cartoon comic anime pixel art posterize night sunset winter "
        "autumn fog rain blur background outline glow shadow border frame flip mirror rotate crop grayscale black white "
        "seamless silhouette glitch low-poly hologram cinematic spooky duotone tint resize square padding opacity"
    ),
)
