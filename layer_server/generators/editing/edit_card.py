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
        "Edits a picture by an instruction, and says what it understood: recolours (`make the sword red`, `change red "
        "to blue`, `turn it to gold`), restyles (pencil sketch, watercolour, oil painting, ink, comic, halftone, "
        "pixel art, posterised, blueprint, emboss), relights (night, sunset, dawn, neon, winter, autumn, fog, rain, "
        "snowfall, underwater), tones (brighter, darker, contrast, saturation, warmer, cooler, sepia, vintage, "
        "greyscale, sharper, blur, blur background, grain, vignette), surrounds (outline, glow, shadow, frame, "
        "another background colour, none) and reshapes (flip, rotate, crop, circle, rounded corners). A "
        "`reference_image` gives its colours and mood. Procedural: it does not draw new content, move things or "
        "change faces and poses; an instruction that it does not know is named in the result's `note`. The seed "
        "varies strength and shade."
    ),
    prompt_format=(
        "What to do, in English; several things with `and` or commas: `make it red and add a white outline`, "
        "`watercolour painting, warmer`, `night`. `slightly` and `very` say how much. Or no prompt and a "
        "`reference_image`."
    ),
    parameters={
        "prompt_strength": share(1, "How much of the edit is mixed in."),
        "mask": MASK,
    },
    price=flat(1),
    licence=OWN_LICENCE,
    attribution="Finds subjects with U2-Net by Xuebin Qin and others (Apache-2.0).",
    extra="image",
    generator="layer_server.generators.editing.edit:generate",
    guidance_file_types=("init_image", "reference_image"),
    needs=(("init_image",), ("prompt", "reference_image")),
    topics=(
        "edit change modify recolour recolor restyle style transfer filter brighter darker contrast saturation sepia "
        "vintage sketch watercolor watercolour oil painting cartoon comic anime pixel art posterize night sunset winter "
        "autumn fog rain blur background outline glow shadow border frame flip mirror rotate crop grayscale black white"
    ),
)
