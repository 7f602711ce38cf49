"""What people expect to see of a role or a people: what it wears, its skin, its hair."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """Attributes:
    asked_by: a regular expression of the words that name it.
    wears: pieces of the wardrobe, with a colour behind a colon where it is not the usual one.
    traits: of the avatar's own.
    skin, hair: colours, or "" where any will do.
    """

    asked_by: str
    wears: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    skin: str = ""
    hair: str = ""


_GREEN, _GREY = "#7fa352", "#9aa88f"

ROLES: tuple[Role, ...] = (
    # Peoples
    Role(r"dark el(?:f|ves)|drow", (), (), "#716788", "#e9e6ee"),
    Role(r"(?:half[- ])?el(?:f|ves|ven|vish)|drow|fae|fey", ("pointed ears",), ("clean shaven",)),
    Role(r"dwar(?:f|ves|ven|vish)", (), ("beard",)),
    Role(r"(?:half[- ])?orc(?:s|ish)?|uruk", ("pointed ears", "tusks"), ("bald", "angry"), _GREEN),
    Role(r"goblins?|hobgoblins?|gremlins?|kobolds?", ("goblin ears", "fangs"), ("bald",), "#8fb04a"),
    Role(r"trolls?", ("pointed ears", "tusks"), ("shaggy hair",), "#6f9c93", "#c0482f"),
    Role(r"ogres?", ("tusks",), ("bald",), "#a8a85c"),
    Role(r"gnomes?", ("santa hat:#c0392b",), ("beard",), "", "#f0efec"),
    Role(r"hobbits?|halflings?", (), ("curly hair", "clean shaven")),
    Role(r"vampires?|dracula|vampiress|nosferatu", ("cape:#7a1622", "fangs"), ("clean shaven",), "#e9e4ea", "#1d1a20"),
    Role(r"zombies?|undead|ghouls?|lich", ("scar",), (), _GREY, "#4a4a40"),
    Role(r"demon(?:s|ess|ic)?|devils?|succub(?:us|i)|incubus|imps?", ("horns", "fangs"), (), "#c4453c", "#241f22"),
    Role(r"tieflings?", ("horns", "pointed ears"), (), "#9a6fb8", "#2a1a3a"),
    Role(r"angel(?:s|ic)?|seraph(?:im)?", ("halo", "angel wings"), ("clean shaven",), "", "#e0b75c"),
    Role(r"fair(?:y|ies)|pixies?|sprites?(?= (?:girl|queen|princess))", ("fairy wings", "pointed ears"), ("clean shaven",)),
    Role(r"aliens?|martians?|extraterrestrials?", ("antennae",), ("bald",), "#8fc46a"),
    Role(r"lizard ?(?:m[ae]n|folk|woman|people|person)|reptilians?|dragonborns?", ("fangs",), ("bald",), "#5f9a4f"),
    Role(r"ghost(?:ly)?|phantoms?|spirits?|banshees?", (), (), "#dbe6f2", "#c3d2e4"),
    Role(r"satyrs?|fauns?", ("horns",), ("goatee",)),
    # Those who fight
    Role(r"knights?|templars?|crusaders?|guards?|guardsm[ae]n|footm[ae]n", ("helmet", "armour")),
    Role(r"paladins?|warlords?|champions?|generals?(?= of)", ("armour", "cape")),
    Role(r"warriors?|fighters?|mercenar(?:y|ies)|soldier (?:of|from) the (?:king|crown)|swords(?:man|woman|men)|shield ?maidens?", ("armour",)),
    Role(r"spartans?|gladiators?|centurions?|legionar(?:y|ies)|roman soldiers?", ("crested helmet", "armour:#b8863c")),
    Role(r"vikings?|norse(?:man|men)?", ("horned helmet", "fur collar"), ("beard",)),
    Role(r"barbarians?|berserkers?|cave(?:man|men|woman)|savages?", ("face paint", "fur collar"), ("shaggy hair",)),
    Role(r"samurais?|ronins?|shoguns?", ("armour:#8f2a2f",), ("bun",), "", "#1d1a20"),
    Role(r"ninjas?|shinobi|kunoichi", ("ninja mask", "tunic:#2b2d35")),
    Role(r"assassins?|rogues?|thie(?:f|ves)|bandits?|spies in hoods|cultists?|cutthroats?", ("hood:#3a3d46",)),
    Role(r"rangers?|archers?|hunters?|huntress(?:es)?|scouts?", ("quiver", "tunic")),
    Role(r"soldiers?|marines?|commandos?|troopers?", ("soldier helmet", "uniform:#5f6b45")),
    Role(r"valkyries?", ("helmet", "armour", "braids"), ("feminine",)),
    # Those who cast
    Role(r"wizards?|archmages?|magicians?", ("wizard hat", "robe"), ()),
    Role(r"witch(?:es)?", ("wizard hat:#2b2733", "robe:#3a2d4d"), ("feminine",)),
    Role(r"mages?|sorcerers?|sorceress(?:es)?|enchant(?:ers?|ress(?:es)?)|spell ?casters?", ("robe",)),
    Role(r"warlocks?|necromancers?", ("hood:#2b2733", "robe:#2b2733")),
    Role(r"druids?|shamans?", ("antlers", "robe:#56703a")),
    Role(r"clerics?|priests?|priestess(?:es)?|bishops?|healers?|oracles?", ("robe:#f0ead8",)),
    Role(r"monks?", ("robe:#c47a2c",), ("bald",)),
    Role(r"hermits?|beggars?|pilgrims?|travell?ers?|wanderers?", ("hood:#7a5a3a",)),
    Role(r"pharaohs?|cleopatra", ("nemes", "necklace"), (), "#b5793f", "#1d1a20"),
    # Court and people
    Role(r"kings?|emperors?|monarchs?|tyrants?", ("crown", "cape", "fur collar:#f3efe6"), ("masculine",)),
    Role(r"queens?|empress(?:es)?", ("crown", "cape:#6a2f86", "necklace"), ("feminine",)),
    Role(r"princess(?:es)?|duchess(?:es)?", ("tiara", "gown"), ("feminine",)),
    Role(r"princes?|dukes?|lords?|nobles?|noble(?:m[ae]n|wom[ae]n)|barons?|counts?", ("cape:#2f4f9b",), ()),
    Role(r"pirates?|buccaneers?|corsairs?|privateers?", ("pirate hat",), ()),
    Role(r"bards?|minstrels?|troubadours?", ("feathered hat", "tunic:#8a3f6a")),
    Role(r"jesters?|harlequins?", ("jester hat",), ("happy",)),
    Role(r"brides?", ("veil", "gown:#f6f2ee"), ("feminine",)),
    Role(r"waitress(?:es)?|maids?", ("apron:#f4f4f2",), ("feminine",)),
    Role(r"plague doctors?", ("plague mask", "robe:#26262c")),
    Role(r"(?:black)?smiths?|butchers?|bartenders?|barkeep(?:er)?s?|inn ?keepers?|tavern (?:keeper|owner)s?|barmaids?|bakers?|shop ?keepers?|brewers?|carpenters?|alchemists?", ("apron",)),
    Role(r"peasants?|villagers?|adventurers?|squires?|merchants?|traders?|peddlers?", ("tunic:#8a6a42",)),
    Role(r"cow(?:boy|girl)s?|sheriffs?|gunslingers?|outlaws?", ("cowboy hat",)),
    Role(r"farmers?", ("straw hat",), ("overalls",)),
    Role(r"chefs?|cooks?", ("chef hat", "uniform:#f4f4f2")),
    Role(r"doctors?|surgeons?|physicians?|medics?", ("lab coat", "stethoscope")),
    Role(r"scientists?|professors?|chemists?", ("lab coat",)),
    Role(r"nurses?", ("nurse cap", "uniform:#8cc8dc"), ("feminine",)),
    Role(r"police(?:man|men|woman|women| officers?)?|cops?|constables?", ("peaked cap", "uniform")),
    Role(r"sailors?|captains?|admirals?|pilots?", ("peaked cap:#f2f2f0", "uniform")),
    Role(r"fire ?(?:fighter|man|woman|men)s?", ("fire helmet", "uniform:#a8621f")),
    Role(r"miners?|construction workers?|builders?", ("hard hat",), ("overalls",)),
    Role(r"astronauts?|cosmonauts?|space ?(?:man|men|woman|marine)s?", ("space helmet",)),
    Role(r"clowns?", ("clown nose",), ("afro", "happy"), "#f7efe6", "#e0442f"),
    Role(r"santa(?: claus)?|father christmas", ("santa hat", "uniform:#c8262e", "fur collar:#f7f7f4"), ("beard", "masculine"), "", "#f7f7f4"),
    Role(r"super ?hero(?:es|ine)?s?", ("eye mask", "cape")),
    Role(r"cyber ?punks?|netrunners?", ("visor",), ()),
    Role(r"steam ?punk|inventors?|engineers?|tinkerers?", ("goggles",), ()),
    Role(r"lumber ?jacks?|wood ?cutters?|woods(?:man|men)", ("axe",), ("beard", "masculine")),
    Role(r"gamers?|streamers?|djs?", ("headphones",), ()),
)  # fmt: skip
