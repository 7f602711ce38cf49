"""The model card of ``rig``."""

from __future__ import annotations

from layer_server.generators.card import ModelCard
from layer_server.generators.editing.card import flat
from layer_server.generators.parameters import flag

RIG = ModelCard(
    slug="rig",
    name="Rig",
    modality="three_d",
    use_cases=("rig",),
    capabilities=("character_pose",),
    description=(
        "A skeleton and skin weights for a humanoid mesh. It has 19 named joints (Hips, Spine, Chest, Neck, Head, shoulders, "
        "arms, hands, legs, feet); the mesh stands upright, looks to the front and holds its arms off its body: a "
        "robot, knight or doll of `prop`, or a figure of yours. Procedural: joints are placed by proportion, weights "
        "by distance; separate plates stay rigid. No fingers, no face. What is no humanoid is refused: animals, "
        "props and vehicles cannot be rigged here. One result of a request: `batch_size` is 1."
    ),
    prompt_format="No prompt is needed: a GLB as `init_mesh`.",
    parameters={"use_ta_pose": flag(False, "Bind it with the arms held straight out (T-pose).")},
    price=flat(4),
    licence="Outputs keep the licence of the mesh that they are made from.",
    attribution="",
    extra="three-d",
    generator="layer_server.generators.mesh.rig:generate",
    guidance_file_types=("init_mesh",),
    needs=(("init_mesh",),),
    parts=("poster",),
    largest_batch=1,
    topics="rig rigging skeleton bones armature skin humanoid character t-pose retarget",
    version="3",
)
