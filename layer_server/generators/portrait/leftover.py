"""What a description says of somebody that is not in the picture, so that it can be told."""

from __future__ import annotations

import re

from layer_server.generators.portrait.traits import KNOWN, Person

_PLAIN = """a an the of with and or in on at to for from by as is are has have having who whose that this it its his her their some any very
    really quite slightly wearing wears wear holding dressed like looking looks look style styled art drawing picture image portrait portraits
    avatar avatars bust busts head heads face faces headshot mugshot icon profile pic photo close up closeup character characters npc npcs rpg
    game games fantasy medieval hero heroes heroine player main pretty beautiful handsome ugly cute nice cool epic brave noble wise
    mysterious evil good kind gentle fierce strong tough young old middle aged adult teen teenage teenager teenaged baby toddler apprentice
    chief leader master elite ancient lone wandering human person people man men woman women boy boys girl girls guy lady gentleman kid child
    children male female fellow folk someone me my please make create draw generate simple plain flat cartoon vector colourful colorful
    background backdrop white black expression mood emotion eyes eye hair haired hairstyle haircut skin skinned complexion no without not
    long short big small large tiny tall thin thick wide single two both pair over under one her him she he they chin big dialogue box visual
    novel twitch discord steam social media user default random friendly neutral casual modern everyday average regular town city village
    left right front facing straight ahead half bearded coloured colored medium dark light pale bright deep transparent isolated full
    pixel pixels pixelated bit 8bit 16bit 32x32 64x64 retro 8 16 32 64 body shoulders shoulder upper shot shown high quality hd 4k detailed
    piece pieces set sad happy angry blood war made plate covered nature forest sea ice fire royal dungeon desert arctic northern
    highland space high quest giver leather metal wooden silk cloth
    glowing gold golden silver bronze iron steel mask meditating gothic"""
_OF_NO_LOOK = frozenset(_PLAIN.split())
"""Words that ask for nothing that could be missing, or for what is in every picture."""


def not_shown(who: Person) -> list[str]:
    """The phrases of a description that nothing was made of."""
    text = who.text
    for pattern in KNOWN:
        text = re.sub(pattern, " | ", text)
    phrases: list[list[str]] = [[]]
    for word in re.findall(r"[^\W_][\w'’]*|[|,.;]", text):
        if word in _OF_NO_LOOK or word in who.dress.said or not word[0].isalnum() or len(word) < 3:
            phrases.append([])
        else:
            phrases[-1].append(word)
    return list(dict.fromkeys(" ".join(phrase)[:60] for phrase in phrases if phrase))[:6]
