"""Which part of a town a prompt is about."""

from __future__ import annotations

from functools import lru_cache

TOWNS: dict[str, str] = {
    "market square": "marketplace|market square|town square|village square|market street|town market|medieval market|fantasy market|city market|farmers market|market town|market stall|main square|town center|village center|open market|christmas market|street market|market day",
    "old street": "medieval street|village street|medieval town|medieval city|fantasy town|fantasy city street|old town|old street|town street|cobblestone street|cobbled street|fantasy village street|medieval village street|fantasy street|cobblestone road|rpg town|starter town|small town street|main street|european street|german town|elven town|fairytale town|snowy street|snowy town|christmas town|victorian street|london street|gaslit street|historic street|village road|street in a medieval town|street of a medieval town|fantasy town street|stone street",
    "old alley": "medieval alley|old alley|narrow alley|back alley|alleyway medieval|stone alley|italian alley|cobblestone alley|village alley|fantasy alley|dark alley medieval|thieves alley|mediterranean alley|narrow street",
    "castle courtyard": "courtyard|castle yard|castle courtyard|inner courtyard|bailey|inside castle walls|castle ward|inside a castle courtyard|castle gate|city gate|town gate|fortress courtyard|training yard|castle entrance",
    "battlements": "battlement|rampart|castle wall|city wall|battlements|fortress wall|wall walk|top of a castle wall|castle walls|parapet",
    "quay": "quay|harbor quay|harbour quay|dockside|fishing village|harbor town|harbour town|port town|fishing port|docks|dockyard|wharf|old harbor|old harbour|harborfront|boardwalk|pirate town|pirate port|seaside town|fishing harbor|fishing harbour|harbor street|venice canal|canal street|venice|amsterdam canal|canal",
    "ship deck": "ship deck|deck of a ship|pirate ship deck|deck of a pirate ship|galleon deck|deck of a galleon|on deck|on the deck|aboard a pirate ship|on a pirate ship|aboard a ship|viking ship deck|upper deck|main deck",
    "farm yard": "farmyard|farm yard|barnyard|ranch|farmstead|farm yard with",
    "suburb": "suburb|suburbia|suburban|suburban street|neighborhood|neighbourhood|residential street|residential|suburban neighborhood|cul de sac|american street|small town america|houses street|street of houses|driveway|front yard|backyard|back yard",
    "rooftops": "rooftop|rooftops|medieval rooftops|city rooftops|roof of the town|over the roofs|above the roofs",
    "arena": "arena|colosseum|coliseum|gladiator|gladiator arena|amphitheater|amphitheatre|fighting pit|tournament ground|jousting|battle arena|roman arena",
    "temple street": "japanese street|japanese village|japanese town|kyoto|edo|asian street|chinese street|chinese village|asian village|samurai village|ninja village|chinatown|oriental street|kyoto street|asian market|japanese alley|japanese market",
    "desert bazaar": "desert town|desert village|desert city|arabian market|arabian street|bazaar street|middle eastern|desert bazaar|arabian city|arabian town|egyptian street|egyptian city|oasis town|moroccan street|moroccan|agrabah|desert market|persian city|arabic city|egyptian market|egyptian town",
    "western town": "western town|wild west|cowboy town|frontier town|ghost town|western street|saloon street|old west|western saloon exterior|wild west town",
    "plaza": "plaza|piazza|italian square|spanish square|mediterranean square|roman forum|forum|mediterranean town|mediterranean village|greek village|italian village|tuscan village|italian town|greek town|santorini|spanish village|amalfi",
}
"""A place, and the words and phrases that name it."""

LAST_WORDS: dict[str, str] = {
    "market": "market square",
    "alley": "old alley",
    "courtyard": "castle courtyard",
}
"""Words that name a place where nothing modern stands beside them."""

_MODERN = frozenset(
    [
        "city",
        "neon",
        "cyberpunk",
        "futuristic",
        "modern",
        "skyline",
        "urban",
        "downtown",
        "skyscraper",
        "metropolis",
        "scifi",
        "sci",
        "dystopian",
    ]
)


_OF_TODAY = frozenset(
    [
        "city",
        "skyline",
        "night",
        "new",
        "york",
        "tokyo",
        "view",
        "bar",
        "party",
        "downtown",
        "paris",
        "chicago",
        "hong",
        "kong",
        "garden",
        "pool",
    ]
)
_OLD = frozenset("medieval old town village fantasy victorian fairytale ancient".split())  # noqa: SIM905
"""What says that roofs are of flats, and what says that they are of tiles."""


def town_of(listed: tuple[str, ...], text: str) -> tuple[str, str]:
    """The part of a town that a prompt names, and the phrase of it that does; two empty words for none.

    Args:
        listed: its words in the singular.
        text: the same as they were typed.
    """
    words = frozenset(listed)
    if words & _MODERN - {"city"} or words & _NOT:
        return "", ""
    joined = (f" {' '.join(listed)} ", f" {text} ")
    found = [phrase for phrase in _phrases() if any(f" {phrase} " in each for each in joined)]
    if found:
        best = next((each for each in found if each.startswith("rooftop")), max(found, key=len))
        if best in {"rooftop", "rooftops"} and words & _OF_TODAY and not words & _OLD:
            return "", ""
        return _elsewhere(_phrases()[best], words), best
    if words & {"city", "building"}:
        return "", ""
    return next(
        ((_elsewhere(place, words), word) for word, place in LAST_WORDS.items() if word in words), ("", "")
    )


def _elsewhere(place: str, words: frozenset[str]) -> str:
    """The same place in the part of the world that the words name."""
    if place not in _ANYWHERE:
        return place
    return next((there for there, names in _WORLDS.items() if words & names), place)


_ANYWHERE = frozenset(("market square", "old street", "old alley", "castle courtyard", "plaza"))
_WORLDS = {
    "temple street": frozenset(
        [
            "japanese",
            "japan",
            "chinese",
            "china",
            "asian",
            "oriental",
            "tokyo",
            "kyoto",
            "edo",
            "samurai",
            "korean",
            "vietnamese",
        ]
    ),
    "desert bazaar": frozenset("arabian arab arabic egyptian persian moroccan desert morocco cairo".split()),  # noqa: SIM905
    "western town": frozenset(("western", "cowboy", "frontier")),
    "plaza": frozenset("italian italy mediterranean greek spanish tuscan roman".split()),  # noqa: SIM905
}


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    return {phrase: place for place, listed in TOWNS.items() for phrase in listed.split("|")}


_NOT = frozenset(("boss", "bowling", "boxing", "wrestling"))
"""Words that make something else of an arena or an alley."""

SHOWS: dict[str, str] = {
    "market square": "market stall square fruit awning well fountain town medieval village house cobblestone goods fantasy old center street lantern lamp",
    "old street": "street town house cobblestone medieval village fantasy old lantern lamp road shop half timbered european stone building path window light victorian chimney roof city alley",
    "old alley": "alley house narrow stone lantern medieval old street stair arch laundry town light window dark",
    "castle courtyard": "castle courtyard wall tower stone gate well banner medieval yard training fortress keep flag",
    "battlements": "castle wall tower stone battlement rampart banner fortress city town medieval flag view",
    "quay": "harbor harbour quay dock port boat ship water sea house pier fishing village town barrel crate coast canal gondola bridge wharf ocean",
    "ship deck": "ship deck pirate sea ocean mast sail wheel cannon barrel crate rope wood wooden flag captain galleon wave water treasure",
    "farm yard": "farm barn yard hay fence field well cart wood wooden farmhouse tree stable ranch countryside silo",
    "suburb": "street house car tree lawn suburban suburb road fence garden home neighborhood neighbourhood residential sidewalk yard american driveway building",
    "rooftops": "roof rooftop chimney house town city medieval tile tower village",
    "arena": "arena sand seat stand roman stone banner gate colosseum battle stadium pillar column torch ancient",
    "temple street": "japanese street house lantern temple town village wood wooden roof asian chinese cherry tree old market stall shop",
    "desert bazaar": "desert town house market bazaar stall awning sand palm sandstone arabian street city dome egyptian village oasis",
    "western town": "western town saloon street wood wooden dust dusty west wild desert road building water tower barrel sand ghost",
    "plaza": "plaza square fountain house mediterranean italian tree flower street sunny town village column white greek spanish church",
}
"""By place: words that it answers to."""
