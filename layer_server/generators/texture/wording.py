"""What words of a texture's prompt mean together, and which say nothing that a material does not show anyway."""

from __future__ import annotations

from layer_server.generators.image.tables import words

FILLER = words(
    """
    a an the of with and for in on to as by at from its it is are or very some seamless tileable tiling tile texture
    textures material materials pbr surface pattern patterned game games asset high quality detailed realistic stylized stylised hand
    painted 2d 3d 4k 2k 8k hd map maps floor floors flooring ground wall walls background style natural beautiful nice old new
    ancient medieval fantasy rough smooth rustic modern classic fine thick thin simple plain basic photo photorealistic
    covered full made real close up top down view engine unity unreal rpg image generate create fluffy fresh  tropical organic bubbling deep shallow roman egyptian japanese floral flow celtic viking gothic lush pile heap stack sheet layer swimming clean
    """
)
"""Words that say nothing of what a material is, or nothing that is not so anyway."""

PLACES = words(
    """
    street road highway path corridor hallway alley desert beach kitchen bathroom roof roofing castle dungeon temple ruins ruin fortress
    spaceship spacecraft ship hull deck station lake river ocean sea pool forest jungle cave cavern garden field house
    building city town village interior exterior ceiling room hall palace church cathedral lakebed riverbed seabed bed
    countertop pavement sidewalk driveway patio plaza yard tavern mine tomb crypt catacombs catacomb armor armour
    hut upholstery sofa couch chair dress shirt coat sweater fence door window mountain hill planet alien monster creature
    """
)
"""Words of where a material lies or whose it is: they name one only where nothing else does, and are not missed."""


PHRASES = (
    (r"sci-fi", "scifi"), (r"greek key", "greekkey"), (r"celtic (?:knot\w*|pattern|weave|interlace)", "knotwork"), (r"diamond pattern|diamonds pattern", "diamondpattern"),
    (r"(?:concrete|cinder|breeze) block", "cinderblock"), (r"ice[- ]cream", "icecream"), (r"coffee bean", "coffeebean coffee"), (r"kidney bean", "kernel kidney beans"),
    (r"birch (?:tree )?bark|bark of (?:an? )?birch(?: tree)?|(?:wood )?bark of (?:an? )?birch", "birchbark"), (r"birch trunk", "birchbark"), (r"tree ring|growth ring|year ring|wood ring", "treering"), (r"pine needle", "pineneedles"),
    (r"lily ?pad", "lilypads"), (r"spider ?web|spider'?s web|spider silk", "spiderweb"), (r"bubble ?wrap", "bubblewrap"), (r"(?:rubber )?(?:tire|tyre)(?: tread)?(?! tracks?| marks?)", "tiretread"),
    (r"play[- ]?doh?|modell?ing clay", "playdoh"), (r"candle wax", "wax"), (r"matrix code|falling code|code rain|digital rain", "matrixcode"), (r"server room", "server rack"), (r"(?:corn|maize) field", "grass field"),
    (r"wheat field|barley field|field of wheat", "grass wheat dry"), (r"chocolate chip", "chips"), (r"volcanic ash", "ash"), (r"(?:lizard|dinosaur|iguana|gecko|komodo|t-?rex|raptor) (?:skin|hide)", "reptile"), (r"straw (?:hat )?weave|woven hat", "wicker"), (r"(?:swamp|marsh|bog)(?:y)? water", "swamp water"), (r"greek meander", "meander"), (r"strand board|oriented strand board", "osb"), (r"loose straw", "strewnstraw straw"), (r"jungle floor", "foliage forest jungle"), (r"green school board", "chalkboard green"), (r"(?:diamond|tread) plate", "treadplate"), (r"checker plate", "checkerplate"),
    (r"(?:roof|pan) tile", "rooftile"), (r"slate roof(?: tile)?", "slate shingle"), (r"slate (?:tile|shingle)", "slate shingle"),
    (r"bark of", "bark"), (r"(?:gold|golden|silver) vein", "goldvein"), (r"veins of gold", "goldvein"),
    (r"(?:gold|golden) crack", "goldvein"), (r"(?:glowing|lava|molten|fiery|magma|burning) (?:\w+ )?(?:crack|fissure)", "glowcrack"),
    (r"stained[- ]glass", "stainedglass"), (r"(?:forest|woodland) floor", "foliage forest"), (r"pine forest", "foliage forest"),
    (r"carbon fib(?:re|er)", "carbonfibre"), (r"chain[- ]?mail", "chainmail"), (r"chain[- ]?link", "chainlink"), (r"gold leaf", "goldleaf gold"),
    (r"cable[- ]knit", "knit cable"), (r"log cabin", "logcabin log"), (r"(?:log|wood|stacked wood) pile", "logpile"), (r"stacked (?:fire)?(?:wood|log)", "logpile"),
    (r"log end", "logend"), (r"candy cane", "candycane"), (r"tin foil", "tinfoil"), (r"aluminium foil|aluminum foil", "foil aluminium"), (r"force field", "forcefield"),
    (r"neon grid", "neongrid"), (r"jelly ?bean", "jellybeans jelly"), (r"glass marble", "glassmarble"), (r"woven (?:bamboo|straw|reed|grass)", "wicker woven"), (r"bamboo mat", "wicker mat"),
    (r"(?:cracked|dry|parched|dried)(?:[ ,]+(?:and )?(?:cracked|dry|parched|dried|desert))*[ ,]+(?:desert )?(?:earth|mud|soil|ground|clay|lake ?bed|dirt|desert)", "dryearth"),
    (r"mud crack", "mudcracks"), (r"salt flat", "dryearth white"), (r"building brick|toy brick", "lego"), (r"rock face", "rockface"), (r"tree bark", "bark"),
    (r"snake ?skin", "snake scale"), (r"fish ?net", "net"), (r"crazy paving|stone path|stone pathway|stone patio", "paving"), (r"river (?:stone|rock)", "pebble"), (r"paving stone", "paving"), (r"starry night", "star night"),
    (r"night sky", "star night"), (r"brushed steel", "brushed steel"), (r"mother of pearl", "marble white"), (r"flag ?stone", "flagstone"), (r"polka[- ]dot", "polka"),
)  # fmt: skip
"""What is said in several words, as one."""

NATURE = {
    "water": words("cartoon cartoonish cartoony toon anime stylised stylized"),
    "snow": words("packed compacted compressed fresh white"),
    "dirt": words("packed compacted hard field farm"),
    "sand": words("packed fine"),
    "gravel": words("crushed packed stones river smooth round rounded"),
    "quilted": words("fabric cloth textile blanket bedding"),
    "silk": words("fabric cloth textile"),
    "knit": words("fabric cloth textile wool"),
    "denim": words("fabric cloth textile"),
    "lace": words("fabric cloth textile"),
    "brocade": words("fabric cloth textile"),
    "towel": words("fabric cloth textile cotton"),
    "tartan": words("fabric cloth textile wool"),
    "camouflage": words("fabric cloth textile pattern"),
    "carpet": words("rug pile fabric"),
    "feathers": words("bird birds wing wings"),
    "skin": words("raw fleshy meaty wall"),
    "hexagons": words("stone pavers paver paving tiles tile slabs"),
    "brushed metal": words("steel iron plate sheet zinc"),
    "lava": words("glowing glow hot fiery burning molten flowing crack cracked fissure fissured"),
    "parquet": words("wood wooden oak pattern board boards"),
    "wood": words("board boards grain"),
    "grass": words("wheat dry"),
    "craters": words("crater craters dust"),
    "ash": words("volcanic volcano"),
    "birch bark": words("wood tree"),
    "spider web": words("silk"),
    "rice and beans": words("bean beans grain grains"),
    "geometric print": words(
        "fabric cloth textile wallpaper quilt print knot magic portal colorful colourful"
    ),
    "fruit": words("skin slice slices sliced inside"),
    "baked dough": words("baked golden crispy"),
    "fallen needles": words("fallen pine dry dead brown"),
    "strand board": words("strand wood"),
    "corduroy": words("pants trousers fabric cloth textile"),
    "ice": words("surface"),
}
"""What a family always is, in words that describe others."""
