"""The avatar styles: when each is meant, under which terms, and which of its options a description sets.

The styles are drawn by many artists and come with DiceBear; their parts have names of their own, so a trait
(``beard``, ``long hair``) is translated for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Style:
    """One avatar style.

    Attributes:
        name: DiceBear's.
        asked_by: words or phrases of a prompt that mean it.
        traits: what a trait sets: options to the values to choose from; None switches the part off.
        hair, skin, clothes: the options that take these colours, or ().
        asks_for_credit: whether its licence wants the artist named (CC BY).
        what: what it looks like, in a few words.
    """

    name: str
    asked_by: Sequence[str]
    what: str
    traits: Mapping[str, Mapping[str, Sequence[str] | None]] = field(default_factory=dict)
    hair: Sequence[str] = ()
    skin: Sequence[str] = ()
    clothes: Sequence[str] = ()
    asks_for_credit: bool = False


def _variants(stem: str, first: int, last: int) -> tuple[str, ...]:
    return tuple(f"{stem}{number:02d}" for number in range(first, last + 1))


_AVATAAARS = Style(
    "avataaars",
    ("flat avatar", "vector avatar"),
    "a flat cartoon bust",
    {
        "long hair": {"top": ("bigHair", "curvy", "longButNotTooLong", "straight01", "straight02", "straightAndStrand")},
        "short hair": {"top": ("shortFlat", "shortRound", "shortWaved", "theCaesar", "theCaesarAndSidePart", "sides")},
        "curly hair": {"top": ("curly", "shortCurly", "frizzle")},
        "bob": {"top": ("bob",)},
        "bun": {"top": ("bun",)},
        "afro": {"top": ("fro", "froBand")},
        "dreadlocks": {"top": ("dreads", "dreads01", "dreads02")},
        "mohawk": {"top": ("shavedSides",)},
        "shaggy hair": {"top": ("shaggy", "shaggyMullet")},
        "bald": {"top": None},
        "hijab": {"top": ("hijab",)},
        "turban": {"top": ("turban",)},
        "hat": {"top": ("hat",)},
        "beanie": {"top": ("winterHat1", "winterHat02", "winterHat03", "winterHat04")},
        "feminine": {"top": ("bigHair", "bob", "bun", "curly", "curvy", "longButNotTooLong", "miaWallace", "straight01", "straight02",
                             "straightAndStrand"), "facialHair": None},
        "masculine": {"top": ("shortFlat", "shortRound", "shortWaved", "theCaesar", "theCaesarAndSidePart", "sides", "shortCurly")},
        "beard": {"facialHair": ("beardMedium", "beardMajestic")},
        "stubble": {"facialHair": ("beardLight",)},
        "moustache": {"facialHair": ("moustacheFancy", "moustacheMagnum")},
        "clean shaven": {"facialHair": None},
        "glasses": {"accessories": ("prescription01", "prescription02", "round")},
        "sunglasses": {"accessories": ("sunglasses", "wayfarers")},
        "eyepatch": {"accessories": ("eyepatch",)},
        "plain": {
            "accessories": None,
            "top": ("bigHair", "bob", "bun", "curly", "curvy", "longButNotTooLong", "miaWallace", "straight01", "straight02", "shortFlat",
                    "shortRound", "shortWaved", "theCaesar", "theCaesarAndSidePart", "sides", "shortCurly", "shaggyMullet", "frizzle"),
            "clothes": ("blazerAndShirt", "blazerAndSweater", "collarAndSweater", "hoodie", "shirtCrewNeck", "shirtScoopNeck", "shirtVNeck"),
        },
        "jacket": {"clothes": ("blazerAndShirt",)},
        "hoodie": {"clothes": ("hoodie",)},
        "suit": {"clothes": ("blazerAndShirt", "blazerAndSweater")},
        "overalls": {"clothes": ("overall",)},
        "shirt": {"clothes": ("shirtCrewNeck", "shirtScoopNeck", "shirtVNeck")},
        "sweater": {"clothes": ("collarAndSweater",)},
        "happy": {"mouth": ("smile", "twinkle"), "eyes": ("happy", "default"), "eyebrows": ("defaultNatural", "raisedExcitedNatural")},
        "sad": {"mouth": ("sad",), "eyes": ("cry",), "eyebrows": ("sadConcernedNatural",)},
        "angry": {"mouth": ("grimace", "serious"), "eyes": ("squint", "default"), "eyebrows": ("angryNatural", "angry")},
        "surprised": {"mouth": ("disbelief", "screamOpen"), "eyes": ("surprised",), "eyebrows": ("raisedExcited",)},
        "serious": {"mouth": ("serious",), "eyes": ("default",), "eyebrows": ("flatNatural", "defaultNatural")},
        "laughing": {"mouth": ("smile",), "eyes": ("happy",)},
        "winking": {"eyes": ("wink",), "mouth": ("smile", "twinkle")},
        "sleeping": {"eyes": ("closed",), "mouth": ("serious",)},
        "in love": {"eyes": ("hearts",), "mouth": ("smile",)},
        "neutral": {"mouth": ("smile", "twinkle", "serious", "default"), "eyes": ("default", "happy", "side"),
                    "eyebrows": ("defaultNatural", "flatNatural", "raisedExcitedNatural")},
    },
    hair=("hair", "facialHair"),
    skin=("skin",),
    clothes=("clothes", "hat"),
)  # fmt: skip

_PIXEL = Style(
    "pixel-art",
    ("pixel", "8 bit", "16 bit", "8bit", "16bit", "retro game"),
    "a pixel-art bust",
    {
        "long hair": {"hair": _variants("long", 1, 21)},
        "short hair": {"hair": _variants("short", 1, 24)},
        "feminine": {"hair": _variants("long", 1, 21), "beard": None},
        "masculine": {"hair": _variants("short", 1, 24)},
        "beard": {"beard": _variants("variant", 1, 8)},
        "clean shaven": {"beard": None},
        "hat": {"hat": _variants("variant", 1, 10)},
        "glasses": {"glasses": _variants("light", 1, 7)},
        "sunglasses": {"glasses": _variants("dark", 1, 7)},
        "plain": {"glasses": None, "hat": None, "accessories": None},
        "happy": {"mouth": _variants("happy", 1, 13)},
        "laughing": {"mouth": _variants("happy", 1, 13)},
        "sad": {"mouth": _variants("sad", 1, 10)},
    },
    hair=("hair",),
    skin=("skin",),
    clothes=("clothing", "hat"),
)  # fmt: skip

_VOXEL = Style(
    "voxel-art",
    ("voxel", "blocky", "minecraft", "block style", "cube"),
    "a voxel figure",
    {
        "long hair": {"top": ("shoulderLength", "longStraight", "longWavy", "partedLong")},
        "short hair": {"top": ("short", "spiky", "bowl", "sideSwept")},
        "curly hair": {"top": ("curly", "afro")},
        "spiky hair": {"top": ("spiky",)},
        "bob": {"top": ("bob",)},
        "bun": {"top": ("buns",)},
        "ponytail": {"top": ("ponytail",)},
        "braids": {"top": ("braids", "twinTails")},
        "afro": {"top": ("afro",)},
        "mohawk": {"top": ("mohawk",)},
        "bald": {"top": None},
        "hat": {"top": ("cap",)},
        "beanie": {"top": ("beanie",)},
        "cat ears": {"top": ("animalEars",)},
        "bunny ears": {"top": ("bunnyEars",)},
        "feminine": {"top": ("ponytail", "bob", "buns", "shoulderLength", "longStraight", "longWavy", "partedLong"), "beard": None},
        "masculine": {"top": ("short", "spiky", "bowl", "sideSwept")},
        "beard": {"beard": ("full",)},
        "moustache": {"beard": ("mustache",)},
        "goatee": {"beard": ("goatee",)},
        "stubble": {"beard": ("stubble",)},
        "clean shaven": {"beard": None},
        "glasses": {"glasses": ("round", "square", "cat")},
        "sunglasses": {"glasses": ("shades", "visor")},
        "plain": {"glasses": None},
        "hoodie": {"outfit": ("hoodie",)},
        "suit": {"outfit": ("suit", "tie")},
        "overalls": {"outfit": ("overalls",)},
        "dress": {"outfit": ("dress",)},
        "jacket": {"outfit": ("jacket", "coat")},
        "shirt": {"outfit": ("plain", "stripes", "checker")},
        "happy": {"mouth": ("smile", "bigSmile", "wideSmile"), "eyes": ("happy", "open")},
        "laughing": {"mouth": ("laugh",), "eyes": ("happy",)},
        "sad": {"mouth": ("frown",), "eyebrows": ("soft",)},
        "angry": {"mouth": ("frown", "flat"), "eyebrows": ("angry",)},
        "surprised": {"mouth": ("ooh",), "eyes": ("wide",)},
        "serious": {"mouth": ("flat",), "eyes": ("open",)},
        "sleeping": {"eyes": ("closed",), "mouth": ("flat",)},
    },
    hair=("hair",),
    skin=("skin",),
    clothes=("shirt", "jacket", "hat"),
)  # fmt: skip

_PEEPS = Style(
    "open-peeps",
    ("hand drawn", "hand-drawn", "comic", "cartoon", "doodle", "peep"),
    "a hand-drawn bust in ink and colour",
    {
        "long hair": {"head": ("long", "longBangs", "longCurly", "mediumStraight", "medium1", "medium2")},
        "short hair": {"head": ("short1", "short2", "short3", "short4", "short5", "pomp", "flatTop")},
        "curly hair": {"head": ("longCurly", "afro", "longAfro", "twists", "twists2")},
        "bun": {"head": ("bun", "bun2", "buns")},
        "afro": {"head": ("afro", "longAfro")},
        "dreadlocks": {"head": ("dreads1", "dreads2")},
        "mohawk": {"head": ("mohawk", "mohawk2")},
        "braids": {"head": ("cornrows", "cornrows2", "bantuKnots")},
        "bald": {"head": ("noHair1", "noHair2", "noHair3", "shaved1")},
        "hijab": {"head": ("hijab",)},
        "turban": {"head": ("turban",)},
        "hat": {"head": ("hatHip",)},
        "beanie": {"head": ("hatBeanie",)},
        "old": {"head": ("grayBun", "grayMedium", "grayShort")},
        "feminine": {"head": ("bangs", "bangs2", "bun", "bun2", "long", "longBangs", "longCurly", "medium1", "medium2", "mediumBangs",
                              "mediumStraight"), "facialHair": None},
        "masculine": {"head": ("short1", "short2", "short3", "short4", "short5", "pomp", "flatTop")},
        "beard": {"facialHair": ("full", "full2", "full3", "full4")},
        "goatee": {"facialHair": ("goatee1", "goatee2", "chin")},
        "moustache": {"facialHair": ("moustache1", "moustache2", "moustache3", "moustache4", "moustache6", "moustache9")},
        "clean shaven": {"facialHair": None},
        "glasses": {"accessories": ("glasses", "glasses2", "glasses3", "glasses4", "glasses5")},
        "sunglasses": {"accessories": ("sunglasses", "sunglasses2")},
        "eyepatch": {"accessories": ("eyepatch",)},
        "plain": {"accessories": None, "mask": None},
        "happy": {"expression": ("smile", "smileBig", "cute", "calm")},
        "laughing": {"expression": ("smileLOL", "smileBig")},
        "sad": {"expression": ("concerned", "tired", "concernedFear")},
        "angry": {"expression": ("rage", "veryAngry", "angryWithFang")},
        "surprised": {"expression": ("awe", "fear")},
        "serious": {"expression": ("serious", "solemn", "driven")},
        "sleeping": {"expression": ("eyesClosed",)},
        "in love": {"expression": ("lovingGrin1", "lovingGrin2")},
        "neutral": {"expression": ("smile", "calm", "driven", "smileBig", "cute", "serious", "solemn"), "mask": None},
    },
    hair=("headContrast",),
    skin=("skin",),
    clothes=("clothing",),
)  # fmt: skip

STYLES: tuple[Style, ...] = (
    _AVATAAARS,
    _PIXEL,
    _VOXEL,
    _PEEPS,
    Style(
        "lorelei",
        ("sketch", "ink", "line art", "lineart", "black and white", "manga", "drawing", "monochrome", "pencil"),
        "a black and white line drawing",
        {
            "beard": {"beard": ("variant01", "variant02")},
            "clean shaven": {"beard": None},
            "feminine": {"beard": None},
            "glasses": {"glasses": _variants("variant", 1, 5)},
            "plain": {"glasses": None},
            "happy": {"mouth": _variants("happy", 1, 18)},
            "laughing": {"mouth": _variants("happy", 1, 18)},
            "sad": {"mouth": _variants("sad", 1, 9)},
            "flowers": {"hairAccessories": ("flowers",)},
        },
        hair=("hair",),
        skin=("skin",),
    ),
    Style("notionists", ("notion", "minimalist", "minimal", "editorial"), "a minimal black and white figure",
          {"beard": {"beard": _variants("variant", 1, 12)}, "feminine": {"beard": None}, "clean shaven": {"beard": None},
           "glasses": {"glasses": _variants("variant", 1, 11)}, "plain": {"glasses": None}, "hat": {"hair": ("hat",)}}),
    Style("bottts", ("robot", "android", "droid", "cyborg", "mech", "bot", "automaton", "machine"), "a cartoon robot head", skin=("base",)),
    Style("voxel-bot", ("voxel robot", "voxel bot", "blocky robot"), "a voxel robot", skin=("body",)),
    Style("critters", ("cute monster", "critter", "little monster", "cute alien", "little alien", "cute creature"), "a cute little monster", skin=("body",)),
    Style("clay", ("clay", "claymation", "plasticine"), "a clay creature", skin=("body",)),
    Style("cutouts", ("paper", "cutout", "cut out", "collage", "picasso", "cubist", "abstract"), "a face of cut paper", skin=("paperFace",)),
    Style("moods", ("blob", "mood", "emoticon"), "a blob with a face", skin=("face",)),
    Style("sprouts", ("plant", "potted plant", "sprout"), "a potted plant with a face", skin=("pot",)),
    Style("adventurer", ("adventurer style", "quirky", "adventure time"), "a quirky cartoon head",
          {"long hair": {"hair": _variants("long", 1, 26)}, "short hair": {"hair": _variants("short", 1, 19)},
           "feminine": {"hair": _variants("long", 1, 26)}, "masculine": {"hair": _variants("short", 1, 19)},
           "glasses": {"glasses": _variants("variant", 1, 5)}, "plain": {"glasses": None}},
          hair=("hair",), skin=("skin",), asks_for_credit=True),
    Style("toon-head", ("toon", "toony"), "a toon bust",
          {"beard": {"beard": ("fullBeard", "longBeard", "chinMoustache")}, "moustache": {"beard": ("moustacheTwirl",)},
           "clean shaven": {"beard": None}, "feminine": {"beard": None, "rearHair": ("longStraight", "longWavy", "shoulderHigh")},
           "long hair": {"rearHair": ("longStraight", "longWavy")}, "short hair": {"rearHair": None}, "spiky hair": {"hair": ("spiky",)},
           "bun": {"hair": ("bun",)}, "bald": {"hair": None, "rearHair": None},
           "happy": {"mouth": ("smile", "laugh"), "eyes": ("happy",)}, "laughing": {"mouth": ("laugh",)},
           "sad": {"mouth": ("sad",), "eyebrows": ("sad",)}, "angry": {"mouth": ("angry",), "eyebrows": ("angry",)},
           "surprised": {"mouth": ("agape",), "eyes": ("wide",)}, "winking": {"eyes": ("wink",)}, "dress": {"clothes": ("dress",)},
           "jacket": {"clothes": ("openJacket",)}, "shirt": {"clothes": ("shirt", "tShirt")}},
          hair=("hair",), skin=("skin",), clothes=("clothes",), asks_for_credit=True),
    Style("personas", ("persona", "flat", "corporate", "modern flat"), "a flat bust",
          {"long hair": {"hair": ("long", "extraLong", "bobBangs")}, "short hair": {"hair": ("buzzcut", "fade", "shortCombover")},
           "bald": {"hair": ("bald",)}, "curly hair": {"hair": ("curly", "curlyBun")}, "bob": {"hair": ("bobCut", "bobBangs")},
           "bun": {"hair": ("straightBun", "bunUndercut")}, "mohawk": {"hair": ("mohawk",)}, "beanie": {"hair": ("beanie",)},
           "hat": {"hair": ("cap",)}, "beard": {"facialHair": ("beardMustache",)}, "goatee": {"facialHair": ("goatee",)},
           "moustache": {"facialHair": ("walrus",)}, "stubble": {"facialHair": ("shadow",)}, "clean shaven": {"facialHair": None},
           "feminine": {"hair": ("long", "extraLong", "bobCut", "bobBangs", "straightBun", "pigtails"), "facialHair": None},
           "masculine": {"hair": ("buzzcut", "fade", "shortCombover", "curlyHighTop")}, "glasses": {"eyes": ("glasses",)},
           "sunglasses": {"eyes": ("sunglasses",)}, "happy": {"mouth": ("bigSmile", "smile")}, "sad": {"mouth": ("frown",)},
           "surprised": {"mouth": ("surprise",)}, "winking": {"eyes": ("wink",)}},
          hair=("hair", "facialHair"), skin=("skin",), clothes=("clothing",), asks_for_credit=True),
    Style("micah", ("outline style", "pastel", "illustration style"), "an outlined bust in pastels",
          {"bald": {"hair": ("mrClean",)}, "mohawk": {"hair": ("mrT",)}, "turban": {"hair": ("turban",)}, "short hair": {"hair": ("fonze", "dannyPhantom")},
           "long hair": {"hair": ("full",)}, "beard": {"facialHair": ("beard",)}, "stubble": {"facialHair": ("scruff",)},
           "clean shaven": {"facialHair": None}, "feminine": {"facialHair": None, "hair": ("full", "pixie")},
           "glasses": {"glasses": ("round", "square")}, "plain": {"glasses": None}, "happy": {"mouth": ("smile", "laughing")},
           "sad": {"mouth": ("sad", "frown")}, "surprised": {"mouth": ("surprised",)}},
          hair=("hair", "facialHair"), skin=("base",), clothes=("shirt",), asks_for_credit=True),
)  # fmt: skip
"""The first is the one that is used where a prompt asks for none."""
