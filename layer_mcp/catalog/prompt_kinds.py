"""What kind of asset the words of a prompt ask for: speech, music, something that moves, something solid.

What is heard besides is read in ``prompt_sounds``. Three sorts of words, in the order in which they win. Some name the kind wherever they are (``sound effect``,
``chiptune``, ``low poly``). Some name it as the head of a phrase only: ``boss music``, and not a ``music box``.
And some tell of what can only be heard: ``thunder rolling``, ``footsteps on gravel``, ``a door creaks open``.
A picture of any of them is asked for by a picture's word: ``thunder icon``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from layer_mcp.catalog.prompt_words import any_head, words


def is_speech(prompt: str, phrases: Sequence[Sequence[str]]) -> bool:
    """Words to be spoken: ``narrator: …``, ``say "…"``, ``a deep voice``."""
    return _SPOKEN.search(prompt) is not None or any_head(phrases, _SPEECH_HEADS)


def is_music(prompt: str, phrases: Sequence[Sequence[str]]) -> bool:
    if _PLAYED.search(prompt) or any_head([each for each in phrases if not _jingles(each)], _MUSIC_HEADS):
        return True
    return any(
        (
            phrase[-1] in _TUNES
            and not (_OF_LOOPS if phrase[-1] == "loop" else _OF_TUNES).isdisjoint(phrase[:-1])
        )
        or (phrase[-1] in _INSTRUMENTS and not _MOODS.isdisjoint(phrase[:-1]))
        for phrase in phrases
    )


def _jingles(phrase: Sequence[str]) -> bool:
    """Whether a jingle is no tune: ``keys jingle``."""
    return len(phrase) > 1 and phrase[-1] == "jingle" and phrase[-2] in _RINGING


def is_film(prompt: str, phrases: Sequence[Sequence[str]]) -> bool:
    return _FILMED.search(prompt) is not None or any_head(phrases, _FILM_HEADS)


def format_of(prompt: str) -> str | None:
    """What a file format that a prompt names holds: ``picture``, ``film``, ``sound`` or ``solid``."""
    return next((kind for kind, written in _FORMATS.items() if written.search(prompt)), None)


def is_loop(prompt: str, _phrases: Sequence[Sequence[str]]) -> bool:
    """A clip or loop of something that is neither played nor heard: ``5 second loop of a campfire``."""
    return _LOOPED.search(prompt) is not None


def is_solid(prompt: str, phrases: Sequence[Sequence[str]]) -> bool:
    return _SOLID.search(prompt) is not None or any_head(phrases, _SOLID_HEADS)


_SPOKEN = re.compile(
    r"\bvoice[- ]?overs?\b|\bnarrat(?:e|ion)\b|\btext[- ]to[- ]speech\b|\btts\b|\bvoice ?lines?\b"
    r"|^\s*(?:the\s+)?(?:narrator|announcer|speaker|voice|npc)\s*(?:\([^)]*\)\s*)?:"
    r"|^\s*(?:please\s+)?(?:say|speak|whisper|shout|announce)\b[^\"“:]{0,60}[\"“:]|^\s*(?:please\s+)?say\s+['‘]"
    r"|^\s*(?:please\s+)?say\b.{1,80}\b(?:in|with) an?\b[^.]{0,40}\b(?:voice|tone|accent)\b"
    r"|^\s*read(?: \w+){0,3} (?:aloud|out loud)\b|^\s*(?:please\s+)?read\b[^:]{0,50}:"
    r"|^\s*(?:please\s+)?read(?: \w+){0,3} out\b|^\s*(?:please\s+)?(?:read|recite|tell|speak|yell|scream|call|mutter|mumble)\b[^\"“:.,]{0,40}[\"“]"
    r"|^\s*[\"“][^\"“”]*\w\s+\w[^\"“”]*[.!?…,][\"”]\s*(?:(?:\w+ly )?(?:whispered|shouted|said|spoken|read|yelled|muttered)\b.*)?$"
    r"|\b(?:voice|narrator|man|woman|king|queen|knight|wizard|goblin|orc|robot|child|girl|boy|guard|merchant|witch)"
    r"\s+(?:saying|says|said|speaking|announcing|reading|whispering|shouting)\b\s*[:\"“'‘\w]"
    r"|^(?!.*\b(?:sign|banner|poster|shirt|button|label|text|neon|bubble|board|mug|sticker|logo)\b)\s*(?:\w+ ){0,3}\w+ (?:saying|reads?|says) [^,]"
    r"|^\s*(?:an? |the )?(?:old |evil |angry |pirate |space |town |elven |dwarven |royal )?(?:robot|knight|king|queen|wizard|witch|orc|goblin|troll|general|captain|commander|soldier|guard|"
    r"merchant|shopkeeper|innkeeper|hero|villain|demon|dragon|elf|dwarf|pirate|computer|ai|pilot)\s*:\s*"
    r"(?!.*\b(?:pixel|art|style|icon|sprite|portrait|avatar|robes?|hat|armou?r|holding|wearing|with an?|low poly|3d|game)\b)\w"
    r"|^\s*(?:the )?(?:npc|dialogue|dialog|character|enemy|villain|hero|tutorial|intro|boss|shopkeeper|merchant|guard)(?: voice)? ?(?:lines?|barks?|text)?\s*:"
    r"|[\"”]\s*,?\s*(?:spoken |said |read )?(?:in|with) an? (?:[\w-]+ ){0,3}(?:voice|accent|whisper|tone)\b"
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
    r"|(?:surf|hard|punk|prog|progressive|indie|folk|soft|glam|arena) rock$|(?:heavy|death|folk|power|thrash|industrial) metal$|bossa nova|bluegrass"
    r"|ambient (?:pads?|synths?|textures? music)|(?:electro|big band|jazz) swing|(?:trap|boom[- ]bap|hip[- ]hop|house|disco|funk) (?:beat|groove)|eurobeat|hardstyle|phonk"
    r"|music(?! (?:box|boxes|note|notes|player|icon|icons|stand|sheet|sheets|app|button|buttons|symbol|room|shop|store|video|hall|festival|disc|disk|"
    r"cd|record|lover|teacher|school|stage|band|instrument|instruments|keyboard|controller|toggle|slider|sign|logo|badge|emblem|studio|symbols))"
    r"(?: [\w-]+){1,5}$"
    r"|loop,? (?:with )?(?:marimba|piano|guitar|flute|harp|violin|kalimba|sitar|oud|lute|strings|synths?|drums|xylophone|banjo|accordion)"
    r"|theme (?:with|on|for|played on) (?:an? |the )?(?:[\w-]+ )?(?:oud|piano|guitar|violin|fiddle|harp|flute|cello|choir|lute|strings|brass|horns?|drums|"
    r"sitar|koto|banjo|accordion|orchestra|marimba|synths?|game|level|boss|village|town|shop|battle|menu|hero|villain)"
    r"|(?:with|on|for) (?:[\w-]+ )?(?:piano|guitar|violin|fiddle|harp|flute|cello|choir|lute|strings|brass|bagpipes|oboe|horns?|drums) and "
    r"(?:[\w-]+ )?(?:piano|guitar|violin|fiddle|harp|flute|cello|choir|lute|strings|brass|bagpipes|oboe|horns?|drums|percussion|bass)"
    r"|(?:no|without) (?:drums|percussion|vocals))\b",
    re.IGNORECASE,
)
_RINGING = words("key keys coin coins chain chains bell bells")
_MUSIC_HEADS = words(
    "music melody melodies song songs jingle tune tunes lullaby waltz ballad fanfare symphony sonata anthem hymn overture "
    "choir soundtrack chiptune bgm ost instrumental arpeggio riff beats shanty groove bassline polka reggae"
)
_TUNES = words("theme themes track intro outro loop beat score piece solo ambient march leitmotif motif")
_OF_TUNES = words(
    "battle boss main title menu town village victory shop credits ending opening tavern level combat castle forest dungeon "
    "music musical audio orchestral drum drums bass guitar piano lofi lo-fi hip-hop hop jazz rock metal techno electronic "
    "ambient epic synth piano violin choir funeral military background adventure desert winter summer city over gameover hero villain racing puzzle "
    "space horror chase final romantic sad happy heroic mysterious spooky western pirate jungle beach underwater snow ice lava forest "
    "world overworld map select intro lofi trap pop country blues funk edm house upbeat dramatic calm relaxing energetic"
)
_OF_LOOPS = words(
    "battle boss menu tavern music musical audio orchestral drum drums bass guitar piano lofi lo-fi hip-hop hop jazz rock metal techno "
    "electronic ambient epic synth violin choir military trap house funk synthwave chiptune percussion melody marimba beat 8-bit"
)
_INSTRUMENTS = words(
    "piano guitar violin harp strings flute ukulele cello choir koto lute orchestra organ synths drums percussion"
)
_MOODS = words(
    "sad happy calm gentle soft melancholic melancholy emotional relaxing upbeat romantic somber sombre epic dreamy peaceful dark "
    "pizzicato sneaky staccato saloon country bluegrass flamenco spanish honky-tonk ragtime blues spooky eerie solo jazzy slow fast uplifting ambient playing"
)

_FILMED = re.compile(
    r"\bcut-?scene\b|\b(?:video|cinematic|animated) (?:clip|loop|background|shot|scene)\b"
    r"|\b(?:walk|run|idle|attack) (?:cycle|animation)\b"
    r"|\bcamera (?:slowly |quickly |gently |smoothly )?(?:fl(?:y|ies|ying)|mov(?:e|es|ing)|pan(?:s|ning)?|orbit(?:s|ing)?|"
    r"zoom(?:s|ing)?|doll(?:y|ies|ying)|push(?:es|ing)?|pull(?:s|ing)?|circl(?:e|es|ing)|ris(?:e|es|ing)|track(?:s|ing)?|"
    r"glid(?:e|es|ing)|travel(?:s|ling|ing)?|rotat(?:e|es|ing)|descend(?:s|ing)?|sweep(?:s|ing)?)\b"
    r"|\bturn-?table\b|(?:^|[,;:.]|\b(?:drone|aerial|camera|slow|smooth)) ?(?:fly|flying|flight)[- ]?(?:through|over|above|across)\b|^\s*video\s*[:,-]|\btime-?lapse\b|\bcinemagraph\b|\bslow[- ]motion\b"
    r"|\b(?:tracking|drone|dolly|crane|panning|establishing|handheld|orbit|orbiting|intro|zoom|opening|pov|gimbal|steadicam) shot\b|\b(?:drone|aerial) (?:flight|flyover|footage)\b|\bdolly (?:in|out|zoom)\b|\banimation of\b"
    r"|\b(?!(?:an?|the|my|our|this|of|for|in|on|music|sound|audio)\b)[\w'-]+ (?:video|animation|gif|footage)\s*[.!]?$"
    r"|\b(?:orbit|spin|rotat)\w* (?:around|360)|\b360 (?:orbit|spin|rotation|degree)",
    re.IGNORECASE,
)
_LOOPED = re.compile(
    r"\b(?:loops?|clips?) of\b|\bseamless(?:ly)? loop(?:ing|ed)?\b|^\s*(?:an? )?looping\b|\bloop(?:ing|ed|s)?\s*(?:[.!,]|$)|\b\d+ ?-?(?:s|secs?|seconds?)(?: long)? (?:loop|clip)\b"
    r"|^\s*(?:an? )?animated\b"
    r"|^\s*(?:an? )?(?:(?:slow|slowly|quick|fast|gentle|smooth|cinematic) )*(?:zoom|pan|dolly|tilt|truck|crane|fly|flight|push|pull)"
    r"(?:s|ning|ing)? (?:in|out|into|on|onto|across|around|over|through|left|right|up|down|past|along|towards?)\b",
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

_FORMATS = {
    kind: re.compile(
        rf"(?<!\w)\.?(?:{formats})\b(?! (?:player|icon|button|logo|symbol|sign|file icon|to )|['-])",
        re.IGNORECASE,
    )
    for kind, formats in {
        "film": "mp4|webm|mov|mkv|animated gif",
        "sound": "wav|mp3|ogg|flac",
        "solid": "glb|gltf|fbx|usdz|stl",
        "picture": "png|jpe?g|webp|psd",
    }.items()
}
