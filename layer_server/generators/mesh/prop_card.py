"""The model card of ``prop``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.parameters import choice, flag

_MICRO_CU = 1_000_000
_PRICES = {"low": 4, "medium": 4, "high": 6}


def _price(parameters: Mapping[str, Any]) -> int:
    each = _PRICES[parameters["quality"]] if parameters["include_textures"] else _PRICES["low"]
    return int(each * _MICRO_CU * parameters["batch_size"])


FACE_LIMIT = Parameter(
    {"type": "integer", "minimum": 100, "maximum": 200_000, "description": "Most triangles it may have."}
)

PROP = ModelCard(
    slug="prop",
    name="Prop",
    modality="three_d",
    use_cases=("text_to_3d",),
    capabilities=("textures",),
    description=(
        "Game-ready 3D props as GLB, some 400 kinds under 2,800 names: containers, weapons, guns, armour, tools, kitchen and "
        "food, furniture, lamps, shops, school, hospital, sport, toys and games, instruments, buildings, temples, traps, "
        "nature, caves, vehicles, machines, street and space things, treasure, clothes, animals, dinosaurs, dragons, people. "
        "Procedural, not a neural 3D model: it builds what it knows from parts (planks, staves, blades, hoops; torso, neck, "
        "legs and coat for a beast) with proportions by the seed, and paints them with PBR materials, worn edges and baked "
        "occlusion in one atlas. Animals and people are stylised figures in one pose. Styles (sci-fi, cyberpunk, steampunk, "
        "royal, rustic, gothic, elven, dwarven, toy, candy) change what it is made of; snowy, mossy, burnt, bloody and "
        "striped lie over it. Every part is watertight. One prop, several of it (`three barrels`, `stack of plates`), a bowl "
        "or crate of it, a statue of it, or several props together (`table with two chairs and a lamp`), on a "
        "hook, a chain, a wall or a stand; the `note` names each word that is not shown, and what a near relative stands for. A subject that it does not know is a drawing blown up like a cushion, or else the "
        "nearest prop; the `note` says so."
    ),
    prompt_format=(
        "Material or colour, then the thing, then `with` a second material: `wooden treasure chest with gold bands`, "
        "`rusty iron lantern`, `red potion`, `sci-fi crate`, `mossy stone well`, `open chest`, `crystal sword`, `stone statue of a lion`, `barrel and crate`, `skull on a tree stump`."
    ),
    parameters={
        "quality": choice("medium", ("low", "medium", "high"), "Texture atlas of 512, 1024 or 2048 pixels."),
        "face_limit": FACE_LIMIT,
        "low_poly": flag(False, "Few, flat faces."),
        "quad_mesh": flag(False, "Adds an OBJ of the same model with its quads, as the part `quads`."),
        "generate_parts": flag(False, "Each part (lid, blade, wheels) is a node of its own."),
        "include_textures": flag(True, "Without, each material is a plain colour."),
        "pbr_materials": flag(True, "Roughness, metal, normals and occlusion; without, colour only."),
    },
    price=_price,
    licence="Props are yours: no third-party content. Blown-up drawings derive from MIT-licensed art.",
    attribution="Drawings that are blown up: Fluent Emoji by Microsoft (MIT); see each output's attribution.",
    extra="three-d",
    generator="layer_server.generators.mesh.prop:generate",
    parts=("poster",),
    topics=(
        "3d model mesh glb gltf prop game asset low poly chest barrel crate bucket potion pot sack cauldron basket sword "
        "katana dagger axe hammer mace spear bow staff wand shield helmet bomb table chair throne bed bookshelf book "
        "lantern torch campfire candle sign rock tree pine mushroom crystal cactus flower pillar well tower castle house "
        "cottage bridge fence door portal stairs gravestone wheel cart boat ship anchor cannon rocket spaceship ufo car "
        "gear coin gem crown ring key chalice scroll hourglass skull apple pumpkin bread cheese cake meat fish burger "
        "robot golem knight doll snowman ghost slime furniture weapon building vehicle treasure food tool kitchen "
        "pickaxe shovel rake scythe saw wrench anvil broom ladder pan teapot bowl plate spoon bottle stove mug sofa dresser "
        "mirror clock rug chandelier fireplace coffin piano bathtub tent windmill fountain statue arch market stall cage "
        "scarecrow flag igloo totem mailbox drum guitar violin harp flute trumpet bell carrot banana grapes watermelon corn "
        "egg pizza donut ice cream candy cookie fruit crossbow pistol gun rifle slingshot shuriken dynamite trap lever "
        "guillotine catapult airplane helicopter train tank bicycle motorcycle balloon submarine tractor sled traffic cone "
        "hydrant trash can vending machine arcade tire computer terminal television satellite turret generator amulet ingot "
        "shell feather star heart orb globe dice gift ball teddy bear hat mask boots backpack umbrella compass camera "
        "dinosaur truck bus "
        "forklift crane swing slide seesaw racket dumbbell skateboard surfboard wheelchair stethoscope microscope blackboard "
        "locker printer scissors cash register shopping cart stalagmite icicle waterfall volcano island cloud temple pyramid "
        "pagoda church silo portcullis palisade saw pendulum bellows loom sewing machine churn trough drill chainsaw vacuum "
        "whisk pancakes waffle ramen gong xylophone accordion chess puzzle controller breastplate gas mask turbine rover"
    ),
    version="4",
)
