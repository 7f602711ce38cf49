"""The model card of ``remesh``."""

from __future__ import annotations

from layer_server.generators.card import ModelCard
from layer_server.generators.editing.card import flat
from layer_server.generators.mesh.prop_card import FACE_LIMIT, PROP
from layer_server.generators.parameters import flag

REMESH = ModelCard(
    slug="remesh",
    name="Remesh",
    modality="three_d",
    use_cases=("remesh",),
    capabilities=("textures",),
    description=(
        "A mesh with fewer triangles that keeps its shape. Procedural (quadric error): it is laid out anew, its colours, roughness, "
        "metal and glow carried over to one new atlas. Without `face_limit` it halves them; `low_poly` goes to 500 "
        "flat ones. `quad_mesh` adds an OBJ in which flat neighbours are paired: mostly quads, not a flow of edges "
        "for animation. Normal maps, skins and animations of the file are not kept. At most "
        "100,000 triangles are laid out. One result of a request: `batch_size` is 1."
    ),
    prompt_format="No prompt is needed: a GLB as `init_mesh`, and `face_limit`.",
    parameters={
        "quality": PROP.parameters["quality"],
        "face_limit": FACE_LIMIT,
        "low_poly": flag(False, "At most 500 triangles, each flat."),
        "quad_mesh": flag(False, "Adds an OBJ with flat neighbours paired to quads, as the part `quads`."),
        "include_textures": PROP.parameters["include_textures"],
    },
    price=flat(4),
    licence="Outputs keep the licence of the mesh that they are made from.",
    attribution="",
    extra="three-d",
    generator="layer_server.generators.mesh.remesh:generate",
    guidance_file_types=("init_mesh",),
    needs=(("init_mesh",),),
    parts=("poster",),
    largest_batch=1,
    topics="remesh decimate reduce simplify polycount optimise retopology quads low poly lod mesh glb",
    version="3",
)
