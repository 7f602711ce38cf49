"""The model card of ``inpaint``."""

from __future__ import annotations

from layer_server.generators.card import ModelCard
from layer_server.generators.editing.card import MASK, flat

INPAINT = ModelCard(
    slug="inpaint",
    name="Inpaint",
    modality="image",
    use_cases=("inpainting",),
    capabilities=("inpainting", "image_editing", "multiple_aspect_ratios"),
    description=(
        "Fills a masked region of a picture. Without a prompt it removes what is there and continues the "
        "surroundings (PatchMatch: patches of the picture itself, coarse to fine): good for things before skies, "
        "walls, ground and foliage. A prompt may name a fill: a colour (`fill with dark blue`), a recolouring that "
        "keeps the light (`make it red`), a material (`mossy cobblestone`, `grass`), or a thing (`a golden crown`), "
        "which is painted as an icon and fitted in (on what is there, where it is worn: a crown, glasses). A change "
        "(`make it night`, `blur`, `pixelate`) is made of the region alone, as `edit` does it. Procedural: it does not understand the picture, and cannot "
        "paint scenes, faces or poses into it. The seed varies the fill."
    ),
    prompt_format=(
        "Empty, or `remove`, to remove; else what the region becomes: `grass`, `fill with navy blue`, `make it gold`, "
        "`a red potion`. The region is the `mask`: a file that is white where the picture may change, or "
        "`for_transparency`."
    ),
    parameters={"mask": MASK},
    price=flat(1),
    licence="Outputs keep the licence of the picture, and of the art that is fitted in; see each output's attribution.",
    attribution="Things that are fitted in: game-icons.net (CC BY 3.0), Fluent Emoji by Microsoft (MIT).",
    extra="matting",
    generator="layer_server.generators.editing.inpaint:generate",
    version="2",
    guidance_file_types=("init_image",),
    needs=(("init_image",), ("mask",)),
    topics="inpaint inpainting remove object erase delete heal fill mask masked region generative fill replace patch clean up retouch",
)
