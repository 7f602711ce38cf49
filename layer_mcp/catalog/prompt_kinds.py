"""What kind of asset the words of a prompt ask for: something heard, something that moves, something solid.

Three sorts of words, in the order in which they win. Some name the kind wherever they are (``sound effect``,
``chiptune``, ``low poly``). Some name it as the head of a phrase only: ``boss music``, and not a ``music box``.
And some tell of what can only be heard: ``thunder rolling``, ``footsteps on gravel``, ``a door creaks open``.
A picture of any of them is asked for by a picture's word: ``thunder icon``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from layer_mcp.catalog.prompt_words import words


def is_speech(prompt: str, phrases: Sequence[Sequence[str]]) -> bool:
    """Words to be spoken: ``narrator: …``, ``say "…"``, ``a deep voice``."""
    return _SPOKEN.search(prompt) is not None or _any_head(phrases, _SPEECH_HEADS)


def is_music(prompt: str, phrases: Sequence[Sequence[str]]) -> bool:
    if _PLAYED.search(prompt) or _any_head(phrases, _MUSIC_HEADS):
        return True
    return any(
        (phrase[-1] in _TUNES and not _OF_TUNES.isdisjoint(phrase[:-1]))
        or (phrase[-1] in _INSTRUMENTS and not _MOODS.isdisjoint(phrase[:-1]))
        for phrase in phrases
    )


def is_sound(prompt: str, phrases: Sequence[Sequence[str]]) -> bool:
    if _SOUNDS.search(prompt) or _any_head(phrases, _SOUND_HEADS):
        return True
    if any(_is_heard(phrase) or _is_cry(phrase) for phrase in phrases[:1]):
        return True
    return _HAPPENS.search(prompt) is not None and _SEEN.search(prompt) is None


def is_film(prompt: str, phrases: Sequence[Sequence[str]]) -> bool:
    return _FILMED.search(prompt) is not None or _any_head(phrases, _FILM_HEADS)


def is_loop(prompt: str, _phrases: Sequence[Sequence[str]]) -> bool:
    """A clip or loop of something that is neither played nor heard: ``5 second loop of a campfire``."""
    return _LOOPED.search(prompt) is not None


def is_solid(prompt: str, phrases: Sequence[Sequence[str]]) -> bool:
    return _SOLID.search(prompt) is not None or _any_head(phrases, _SOLID_HEADS)


def _any_head(phrases: Sequence[Sequence[str]], heads: frozenset[str]) -> bool:
    return any(phrase[-1] in heads for phrase in phrases)


def _is_cry(phrase: Sequence[str]) -> bool:
    """Whether a phrase is a noise and who makes it: ``zombie groan``."""
    who = [word for word in phrase[:-1] if word not in _ARTICLES]
    return bool(who) and phrase[-1] in _CRIES


def _is_heard(phrase: Sequence[str]) -> bool:
    """Whether a phrase tells of something that happens to the ear: ``a heavy door creaks open``."""
    told = list(phrase)
    while len(told) > 1 and (told[-1] in _ADVERBS or told[-1].endswith("ly")):
        told.pop()
    if len(told) < 2:
        return False
    verb, subjects = told[-1], told[:-1]
    if verb in _HEARD:
        return True
    return any(verb in verbs and not who.isdisjoint(subjects) for who, verbs in _HEARD_OF)


def _ing(verbs: str) -> frozenset[str]:
    """Both forms that tell of it: ``creaks``, ``creaking``; a final e is dropped, a final consonant doubled by ``+``."""
    forms: set[str] = set()
    for verb in verbs.split():
        stem = verb.rstrip("+")
        forms.add(stem + ("es" if stem.endswith(("sh", "ch", "ss", "zz")) else "s"))
        forms.add((stem + stem[-1] if verb.endswith("+") else stem.removesuffix("e")) + "ing")
    return frozenset(forms)


_SPOKEN = re.compile(
    r"\bvoice[- ]?overs?\b|\bnarrat(?:e|ion)\b|\btext[- ]to[- ]speech\b|\btts\b|\bvoice ?lines?\b"
    r"|^\s*(?:the\s+)?(?:narrator|announcer|speaker|voice|npc)\s*(?:\([^)]*\)\s*)?:"
    r"|^\s*(?:please\s+)?(?:say|speak|whisper|shout|announce)\b[^\"“:]{0,60}[\"“:]"
    r"|^\s*(?:please\s+)?say\b.{1,80}\b(?:in|with) an?\b[^.]{0,40}\b(?:voice|tone|accent)\b"
    r"|^\s*read(?: \w+){0,3} (?:aloud|out loud)\b|^\s*(?:please\s+)?read(?: this)?\s*:"
    r"|^\s*(?:please\s+)?read(?: \w+){0,3} out\b|^\s*(?:please\s+)?(?:read|recite|tell|yell|scream|call|mutter|mumble)\b[^\"“:.,]{0,40}[\"“]"
    r"|^\s*[\"“][^\"“”]*\w\s+\w[^\"“”]*[.!?…,][\"”]\s*(?:(?:\w+ly )?(?:whispered|shouted|said|spoken|read|yelled|muttered)\b.*)?$"
    r"|\b(?:voice|narrator|man|woman|king|queen|knight|wizard|goblin|orc|robot|child|girl|boy|guard|merchant|witch)"
    r"\s+(?:saying|says|speaking|announcing|reading|whispering|shouting)\b\s*[:\"“'‘\w]"
    r"|^\s*(?!(?i:icon|style|prompt|ui)\b)[A-Z][\w' -]{0,24}: (?=[A-Z])(?=.*\b(?:I|me|my|you|your|we|us|our)\b).*[.!?]\s*$"
    r"|^\s*[A-Z][\w' -]{0,24}:\s*[\"“]|[\"”]\s*,?\s*(?:spoken|said|read|whispered|shouted) by\b",
    re.IGNORECASE,
)
_SPEECH_HEADS = words("speech voice voiceline narration monologue dialogue announcement")

_PLAYED = re.compile(
    r"\b(?:soundtrack|theme song|chip ?tune|bgm|ost|lo-?fi hip[- ]hop|lo-?fi beats?|synthwave|vaporwave|dubstep|techno|"
    r"drum (?:and|&|n) bass|\d{2,3} ?bpm|in [a-g](?:[- ]?(?:sharp|flat)|#|b)? (?:minor|major)|8-?bit (?:loop|tune)|ambient drone|"
    r"(?:loops?|pieces?|minutes?|seconds?|bars|bit) of (?:[\w-]+ )?(?:jazz|rock|metal|funk|blues|folk|swing|disco|house|trance|pop|punk|"
    r"country|bossa nova|flamenco|klezmer|hip[- ]?hop|electronica|orchestra|ambient)"
    r"|(?:with|on|for) (?:[\w-]+ )?(?:piano|guitar|violin|fiddle|harp|flute|cello|choir|lute|strings|brass|bagpipes|oboe|horns?|drums) and "
    r"(?:[\w-]+ )?(?:piano|guitar|violin|fiddle|harp|flute|cello|choir|lute|strings|brass|bagpipes|oboe|horns?|drums|percussion|bass)"
    r"|(?:no|without) (?:drums|percussion|vocals))\b",
    re.IGNORECASE,
)
_MUSIC_HEADS = words(
    "music melody melodies song songs jingle tune tunes lullaby waltz ballad fanfare symphony sonata anthem hymn overture "
    "soundtrack chiptune bgm ost instrumental arpeggio riff beats shanty groove bassline polka reggae"
)
_TUNES = words("theme track loop beat score piece solo ambient march")
_OF_TUNES = words(
    "battle boss main title menu town village victory shop credits ending opening tavern level combat castle forest dungeon "
    "music musical audio orchestral drum drums bass guitar piano lofi lo-fi hip-hop hop jazz rock metal techno electronic "
    "ambient epic synth piano violin choir funeral military background"
)
_INSTRUMENTS = words(
    "piano guitar violin harp strings flute ukulele cello choir koto lute orchestra organ synths drums percussion"
)
_MOODS = words(
    "sad happy calm gentle soft melancholic melancholy emotional relaxing upbeat romantic somber sombre epic dreamy peaceful dark "
    "spooky eerie solo jazzy slow fast uplifting ambient playing"
)

_SOUNDS = re.compile(
    r"\bsound effects?\b|\bsfx\b|\bsounds? of\b|\bfoley\b"
    r"|\b(?:level[- ]?up|success|failure|notification|alert|error|menu|ui|quest) (?:chime|ping|tone|stinger|alert)\b"
    r"|\b(?!(?:an?|the|my|of|for|no|any)\b)[\w'-]+ (?:sounds?|noises?)\s*[.!]?$",
    re.IGNORECASE,
)
_SOUND_HEADS = words(
    "sound sounds audio noise noises ambience soundscape footstep footsteps thunder thunderclap gunshot gunshots gunfire heartbeat "
    "applause laughter whoosh swoosh beep bleep blip ding thud thump clang clank clink clatter creak squeak screech rumble rustle "
    "reload buzz hum hiss crackle sizzle growl howl meow chirp snore ringtone jumpscare click clicks swish boing"
)
_ARTICLES = words("a an the some any my our of")
_CRIES = words(
    "groan groans roar roars grunt grunts cackle cackles wail wails snarl snarls scream screams shriek shrieks cough coughs "
    "sneeze sneezes neigh neighs squeal squeals whimper whimpers moan moans sob sobs gasp gasps yelp yelps yell yells laugh laughs "
    "giggle giggles chuckle chuckles chatter murmur murmurs growls howls barks meows chirps squawk squawks whinny cry cries "
    "hoot hoots ribbit caw caws screeches burp burps gulp snoring shouting screaming"
)
"""Noises that somebody makes, as nouns."""
_SOUNDING = (
    r"(?:hammers?|swords?|blades?|knife|knives|daggers?|arrows?|axes?|bullets?|fists?|foot|feet|boots?|body|rocks?|stones?|boulders?|"
    r"coins?|doors?|gates?|windows?|shutters?|glass|bottles?|vases?|plates?|pots?|pans?|dishes|cups?|metal|iron|steel|chains?|wood|"
    r"branch(?:es)?|twigs?|sticks?|bones?|ice|rain|hail|water|drops?|droplets?|balls?|trees?|crates?|barrels?|box(?:es)?|chests?|"
    r"paper|cloth|fabric|walls?|pickaxes?|shields?|hooves|dice|cards?|planks?|bricks?|lids?|keys?|whips?|tools?|spoons?)"
)
_IMPACTS = (
    r"(?:hitt|strik|smash|crash|slamm|punch|kick|bang|knock|tapp|splash|bounc|break|snapp|crack|shatter|tear|ripp|scrap|dragg|"
    r"crunch|dropp|collaps|clatter|grind|thudd|thump|splinter|crumbl|click|chopp|splitt|sizzl)ing"
)
_HAPPENS = re.compile(
    r"\w (?:being|getting) (?:\w+ly )?(?:smashed|broken|kicked|torn|ripped|crushed|slammed|hit|struck|dropped|shattered|snapped|chopped|"
    r"sawn|sawed|rolled|dragged|stacked|drawn|poured|opened|closed|shut|locked|unlocked|sharpened|loaded|reloaded|fired|cocked|"
    r"unsheathed|sheathed|plucked|swung|thrown|scraped|crumpled|folded|zipped|hammered|nailed|cracked|split|punched|knocked|tapped|"
    r"shaken|pushed|pulled|destroyed|eaten|chewed)\b(?! (?:in|with|as) (?:pencil|ink|charcoal|crayons?|chalk|watercolou?r))"
    r"|\b(?:swords?|blades?|katanas?|daggers?|knife|knives|rapiers?|sabers?|sabres?|guns?|pistols?|revolvers?|weapons?|arrows?|cork) "
    r"(?:drawn|pulled|slid|taken) (?:quickly |slowly )?(?:from|out)\b"
    rf"|\b{_SOUNDING} {_IMPACTS}\b|\b(?:water|drops?|tap|faucet|pipe) dripping\b"
    rf"|\b{_SOUNDING} (?:dragged|scraped|slammed|dropped|rubbed|sliding) (?:across|over|against|onto|on|shut|down|along)\b"
    r"|\b(?:explosion|blast|boom|crash|bang|thud|click|splash|impact|gunshot) followed by\b|\bdistant thunder\b"
    r"|\bwaves? (?:hitting|lapping|slapping)\b|\b(?:falling|collapsing|landing|breaking|closing) with an? (?:\w+ )?"
    r"(?:crash|thud|bang|boom|splash|crack|crunch|clang)\b",
    re.IGNORECASE,
)
"""Something that happens to a thing, and is heard: ``crate being smashed``, ``hammer hitting an anvil``."""
_SEEN = re.compile(
    r"\b(?:icons?|sprites?|pictures?|images?|illustrat\w+|paintings?|photos?\w*|drawings?|sketch\w*|portraits?|posters?|emblems?|logos?|"
    r"badges?|stickers?|scenes?|landscapes?|views?|backgrounds?|wallpapers?|art|artwork|concept|render\w*|textures?|pixels?|cartoon\w*|"
    r"anime|styles?|styli[sz]ed|isometric|silhouettes?|colou?r\w*|black and white|line ?art|watercolou?r|pencil|ink|close-?up|"
    r"lighting|golden hour|sunsets?|sunrise|dawn|dusk|moonlight|moonlit|horizon|sky|skies|mountains?|glowing|flaming|magical|"
    r"red|blue|green|yellow|purple|pink|orange|golden|transparent|cute|inside an? \w+ globe|\dd)\b",
    re.IGNORECASE,
)
"""Words of what is seen: with one of them, what happens is to be shown."""
_ADVERBS = words(
    "open shut closed past away overhead nearby outside inside down up loud hard twice repeatedly again far off"
)
_HEARD = _ing(
    "creak beep buzz hum+ rumble rustle crackle sizzle hiss clang clank clink clatter jingle tick squeak screech chirp meow moo purr "
    "neigh croak snore thud+ thump bang knock slam+ whoosh rattle ding squelch gurgle"
)
"""Verbs of the ear, whoever does it."""
_HEARD_OF: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (words("wind storm gale winds"), _ing("howl blow whistle gust moan")),
    (words("thunder"), _ing("roll crack clap+ boom roar")),
    (words("rain hail"), _ing("patter drum+ pour")),
    (words("dog dogs puppy hound"), _ing("bark growl whine yap+")),
    (words("wolf wolves coyote"), _ing("growl snarl")),
    (
        words("crowd audience stadium people fans"),
        _ing("cheer clap+ boo applaud laugh chant murmur chatter gasp"),
    ),
    (words("glass window bottle vase plate ice mirror"), _ing("break shatter smash crack")),
    (words("clock bell bells phone telephone alarm church"), _ing("ring chime toll")),
    (words("engine motor car motorcycle truck chainsaw generator"), _ing("rev+ idle start roar honk")),
    (words("sword swords blade blades steel"), _ing("clash")),
    (words("water tap faucet cave pipe"), _ing("drip+ gush trickle")),
    (words("bird birds seagull seagulls"), _ing("sing tweet call squawk")),
    (words("baby child man woman monster zombie ghost"), _ing("cry scream groan moan wail")),
    (words("fire campfire fireplace"), _ing("pop+ roar")),
    (
        words("door doors gate gates drawer chest lid hatch drawbridge portcullis elevator"),
        _ing("open close slide shut+ lock unlock"),
    ),
    (words("siren sirens horn alarm"), _ing("wail blare sound")),
    (words("gun pistol rifle cannon shotgun"), _ing("fire shoot reload")),
)
"""Who does something that a picture would not show of them."""

_FILMED = re.compile(
    r"\bcut-?scene\b|\b(?:video|cinematic|animated) (?:clip|loop|background|shot|scene)\b"
    r"|\b(?:walk|run|idle|attack) (?:cycle|animation)\b"
    r"|\bcamera (?:slowly |quickly |gently |smoothly )?(?:fl(?:y|ies|ying)|mov(?:e|es|ing)|pan(?:s|ning)?|orbit(?:s|ing)?|"
    r"zoom(?:s|ing)?|doll(?:y|ies|ying)|push(?:es|ing)?|pull(?:s|ing)?|circl(?:e|es|ing)|ris(?:e|es|ing)|track(?:s|ing)?|"
    r"glid(?:e|es|ing)|travel(?:s|ling|ing)?|rotat(?:e|es|ing)|descend(?:s|ing)?|sweep(?:s|ing)?)\b"
    r"|\bturn-?table\b|\b(?:fly|flying)[- ]?(?:through|over)\b|\btime-?lapse\b|\bcinemagraph\b|\bslow[- ]motion\b"
    r"|\b(?:tracking|drone|dolly|crane|panning|establishing) shot\b|\bdolly (?:in|out|zoom)\b|\banimation of\b"
    r"|\b(?!(?:an?|the|my|our|this|of|for|in|on|music|sound|audio)\b)[\w'-]+ (?:video|animation|gif|footage)\s*[.!]?$"
    r"|\b(?:orbit|spin|rotat)\w* (?:around|360)|\b360 (?:orbit|spin|rotation|degree)",
    re.IGNORECASE,
)
_LOOPED = re.compile(
    r"\b(?:loops?|clips?) of\b|\bseamless(?:ly)? loop(?:ing|ed)?\b|\b\d+ ?-?(?:s|secs?|seconds?)(?: long)? (?:loop|clip)\b"
    r"|^\s*(?:an? )?animated\b"
    r"|^\s*(?:an? )?(?:(?:slow|slowly|quick|fast|gentle|smooth|cinematic) )*(?:zoom|pan|dolly|tilt|truck|crane|fly|flight|push|pull)"
    r"(?:s|ning|ing)? (?:in|out|into|across|around|over|through|left|right|up|down|past|along|towards?)\b",
    re.IGNORECASE,
)
_FILM_HEADS = words(
    "video videos animation animations movie gif footage cutscene timelapse cinematic trailer flythrough flyover turntable"
)

_SOLID = re.compile(
    r"\b(?:3-?d|glb|gltf|fbx|stl|obj file|low[- ]?poly|game[- ]ready|3d[- ]print\w*|printable)\b"
    r"|(?<!fashion )(?<!role )(?<!business )\bmodels? of (?:an?|the|my|our|some|two|three)\b"
    r"|\bmodels? for (?:an?|the|my|our) (?:\w+ )?(?:game|level|mod|engine)\b"
    r"|\b(?:game|static|rigged|weapon|prop|character) models? of\b"
    r"|\bmodel\b.{0,60}\b(?:for|in) (?:unity|unreal|godot|blender)\b",
    re.IGNORECASE,
)
_SOLID_HEADS = words("mesh meshes")
