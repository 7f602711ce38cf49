"""The model card of ``animate``."""

from __future__ import annotations

from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.editing.card import flat

ANIMATE = ModelCard(
    slug="animate",
    name="Animate",
    modality="three_d",
    use_cases=("animate",),
    capabilities=("loop",),
    description=(
        "A mesh with a looping movement as glTF animation: turntable, spin, pickup (turns and bobs), float, bob, "
        "bounce, sway, pulse. Procedural: the whole model moves as one; limbs do not walk. For bones, see `rig`. "
        "Animations that the file has already are not kept. One result of a request: `batch_size` is 1."
    ),
    prompt_format="The movement: `turntable`, `spin fast`, `float and sway`, `bounce`, `pulse`.",
    parameters={
        "duration_seconds": Parameter(
            {
                "type": "number",
                "minimum": 0.5,
                "maximum": 30,
                "default": 4,
                "description": "Length of one loop.",
            }
        )
    },
    price=flat(4),
    licence="Outputs keep the licence of the mesh that they are made from.",
    attribution="",
    extra="three-d",
    generator="layer_server.generators.mesh.animate:generate",
    guidance_file_types=("init_mesh",),
    needs=(("init_mesh",),),
    parts=("poster",),
    largest_batch=1,
    topics="animate animation movement turntable spin rotate bob float bounce loop mesh 3d glb",
    version="3",
)
