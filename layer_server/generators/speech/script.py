"""A prompt as a script: what is spoken, by whom, and how.

People write what is to be said (``The gate opens at midnight.``), or ask for it (``say "Halt!" in a deep
voice``), or write a part (``Goblin: Give me gold!``), with directions in brackets (``[whispering]``). What is
a direction is followed and not read aloud; what cannot be followed is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from layer_server.generators.speech.manner import Manner, manner_of, voice_of

_QUOTED = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]|(?<!\w)[‘']([^‘’']{2,}(?:[’'](?=\w)[^‘’']*)*)[’'](?!\w)")
_ASKS = re.compile(
    r"\b(?:say|says|saying|spoken|speak|speaks|speaking|read|reads|reading|announc(?:e|es|ing)|narrat(?:e|es|ing|or|ion)|"
    r"shout|shouts|shouting|yell|yells|yelling|scream|screams|screaming|whisper|whispers|whispering|"
    r"growl|growls|growling|tell|tells|telling|voice|voices|voiced|voice-?over|speech|line|tts|voiceline|greeting|"
    r"announcement|warning|dialogue|dialog|quote|phrase|words|text|prompt)\b",
    re.IGNORECASE,
)
_MOST_WORDS_OF_DIRECTION = 24
_ASKED_LABEL = re.compile(
    r"^\s*(?:please\s+)?(?:say|speak|read|narrate|announce|text[- ]to[- ]speech|tts|voice[- ]?over|voice ?line|speech|"
    r"script|text|transcript|narration)\b(?P<how>[^:\n\"“]{0,60}):\s*(?=\S)",
    re.IGNORECASE,
)
_VOICE_LABEL = re.compile(
    r"^\s*(?P<how>(?:(?!my\b|your\b|his\b|her\b|is\b|this\b)[\w'’,-]+\s+){0,7}(?:voice[- ]?over|narration|narrator|voice ?line|"
    r"voice|announcement|monologue))\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"^\s*(?P<how>[^.!?\"“\n]{0,80}?\b(?:voice|narrator|tone|accent|robot|ghost|man|woman|child|girl|boy|character))\s*"
    r"(?:,\s*)?(?:saying|says|reading|speaking|announcing|shouting|whispering)\b\s*:?\s*(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_TRAILING_MANNER = re.compile(
    r"^\s*(?:please\s+)?(?:say|speak|read|whisper|shout|announce|narrate)\s+(?P<text>.+?),?\s+"
    r"(?P<how>(?:in|with|using)\s+an?\s+[^.!?\n]{0,40}?\b(?:voice|tone|whisper|accent)|like\s+an?\s+[\w -]{2,24})\s*[.!]?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(
    r"^\s*(?P<name>[A-Za-z][\w'’.-]*(?:[ ][\w'’.-]+){0,3})\s*(?:[\[(](?P<how>[^\])]{1,40})[\])])?\s*:\s+(?=\S)"
)
_DIRECTION = re.compile(r"\[([^\]\[]{1,60})\]|\(([^()]{1,40})\)|(?<!\*)\*([a-z][a-z ,]{2,40})\*(?!\*)")
_NOISES = re.compile(
    r"(?:(?:a|deep|heavy|long|soft|evil|nervous)(?:ly)?\s+)*(?:sigh|laugh|chuckle|giggle|gasp|cough|sniff|sob|grunt|groan|"
    r"growl|yawn|hum|whistle|snort|gulp|cackle|breathe|inhale|exhale|clears? (?:his |her |their )?throat|beat)(?:s|ing)?\b",
    re.IGNORECASE,
)
"""What a person does between words, and this voice cannot."""
_TAG = re.compile(
    r"</?(?P<name>speak|p|s|break|emphasis|prosody|say-as|sub|voice|audio|phoneme|lang|mark|w|express-as|(?:amazon|mstts|google):[\w-]+)\b"
    r"(?P<has>[^>]{0,200})>",
    re.IGNORECASE,
)
"""SSML, which is not read: pauses and paragraphs of it are kept."""
_BREAK = re.compile(r"time\s*=\s*[\"']?(\d+(?:\.\d+)?)(m?s)", re.IGNORECASE)
_PLAIN_TAGS = frozenset({"speak", "p", "s", "break", "w", "mark"})
_DESCRIBED_LABEL = re.compile(r"^\s*(?P<how>[^:\n\"“.!?]{3,70}):\s*(?=\S)")
_VOICE_OR_SEX = re.compile(r"\b(?:voice|male|female|accent|tone)\b", re.IGNORECASE)
_HOW = re.compile(
    r"\b(?:in|with|using)\s+an?\s+([\w' -]{3,30}?)\s+(?:voice|tone)\b|\b(\w+)\s+accent\b", re.IGNORECASE
)
_PAUSE = re.compile(r"\s*(?:long\s+)?pause\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one speaker.

    Attributes:
        speaker: the name that the script gives, or nothing.
        voice: the voice that the prompt asks for, or nothing.
    """

    text: str
    speaker: str = ""
    voice: str = ""
    manner: Manner = field(default_factory=Manner)


@dataclass(frozen=True, slots=True)
class Script:
    """What a prompt asks to be spoken.

    Attributes:
        left_out: directions that nothing is known of; they are not read aloud.
    """

    lines: tuple[Line, ...]
    left_out: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def script_of(prompt: str) -> Script:
    """The script that a prompt is, or asks for."""
    left_out: list[str] = []
    text, how = _asked(_untagged(prompt, left_out).strip())
    voice, manner = voice_of(how), manner_of(how)
    for found in _HOW.finditer(how):
        if found[2] or not (voice_of(found[1]) or manner_of(found[1]).is_set):
            left_out.append(found[0].strip())
    lines: list[Line] = []
    for speaker, label_how, spoken in _parts(text):
        label = f"{speaker} {label_how}"
        own = _directed(spoken, left_out)
        for piece, direction in own:
            said = f"{label} {direction}"
            lines.append(Line(piece, speaker, voice_of(said) or voice, manner + manner_of(said)))
    return Script(tuple(line for line in lines if line.text.strip()), tuple(left_out))


def _untagged(prompt: str, left_out: list[str]) -> str:
    """The words of SSML, with its pauses as directions; tags that cannot be followed are told."""

    def plain(tag: re.Match[str]) -> str:
        name = tag["name"].lower()
        if name == "break":
            time = _BREAK.search(tag["has"])
            return (
                f" [pause {float(time[1]) / (1000 if time[2].lower() == 'ms' else 1):g}s] "
                if time
                else " [pause] "
            )
        if name not in _PLAIN_TAGS and not tag[0].startswith("</") and f"<{name}>" not in left_out:
            left_out.append(f"<{name}>")
        return "\n\n" if name == "p" else " "

    return _TAG.sub(plain, prompt)


def _asked(prompt: str) -> tuple[str, str]:
    """The words to speak, and the words that say how."""
    quoted = [found for found in _QUOTED.finditer(prompt) if len(found[0]) > 3]
    if quoted:
        around = _QUOTED.sub(" ", prompt)
        is_all = not re.search(r"\w", around)
        is_asked = _ASKS.search(around) or voice_of(around) or re.match(r"^[\w' -]{1,40}:\s*$", around)
        if is_all or (
            is_asked and len(around.split()) <= _MOST_WORDS_OF_DIRECTION and not _is_narrative(around)
        ):
            return "\n".join(found[1] or found[2] for found in quoted), around
    label = _ASKED_LABEL.match(prompt) or _VOICE_LABEL.match(prompt)
    if label:
        return prompt[label.end() :], label["how"]
    described = _DESCRIBED_LABEL.match(prompt)
    if described and _VOICE_OR_SEX.search(described["how"]) and len(described["how"].split()) <= 10:
        asked = described["how"]
    else:
        asked = ""
    if described and (voice_of(asked) or manner_of(asked).is_set):
        return prompt[described.end() :], asked
    for pattern in (_TRAILING_MANNER, _SAYING):
        found = pattern.match(prompt)
        if found and (
            voice_of(found["how"]) or manner_of(found["how"]).is_set or _VOICE_OR_SEX.search(found["how"])
        ):
            return found["text"], found["how"]
    return prompt, ""


def _is_narrative(around: str) -> bool:
    """Whether the words around a quotation tell a story: *he said*, and not *say*."""
    return (
        re.search(
            r"\b(?:said|asked|replied|answered|cried|muttered|whispered|told|shouted|yelled)\b",
            around.lower(),
        )
        is not None
    )


def _parts(text: str) -> list[tuple[str, str, str]]:
    """Speaker, direction and words of each part of a dialogue; one part of nobody where there is none."""
    rows = text.splitlines() or [""]
    labels = [_LABEL.match(row) for row in rows]
    names = [label["name"] for label in labels if label and label["name"][0].isupper()]
    is_dialogue = len(names) >= 2 and len(names) * 2 >= len([row for row in rows if row.strip()])
    parts: list[tuple[str, str, str]] = []
    for row, label in zip(rows, labels, strict=True):
        if label and (is_dialogue or _is_speaker(label["name"])):
            parts.append((label["name"], label["how"] or "", row[label.end() :]))
        elif parts:
            speaker, how, before = parts[-1]
            parts[-1] = (speaker, how, f"{before}\n{row}")
        else:
            parts.append(("", "", row))
    return parts


def _is_speaker(name: str) -> bool:
    """Whether a label at the beginning of a single line names who speaks: *Narrator*, not *Warning*."""
    return name.lower() in {"narrator", "speaker", "voice", "voiceover", "announcer", "npc", "host"} or bool(
        voice_of(name)
    )


def _directed(text: str, left_out: list[str]) -> list[tuple[str, str]]:
    """Words with the direction that holds for them, in the order of the text."""
    pieces: list[tuple[str, str]] = []
    at, direction = 0, ""
    for found in _DIRECTION.finditer(text):
        inside = (found[1] or found[2] or found[3] or "").strip()
        is_followed = bool(voice_of(inside)) or manner_of(inside).is_set
        is_direction = found[1] is not None or (is_followed and len(inside.split()) <= 3)
        is_spoken = not (is_direction or (found[2] and _NOISES.match(inside)))
        if is_spoken or (found[1] is not None and (_PAUSE.match(inside) or text[found.end() :][:1] == "(")):
            continue
        pieces.append((text[at : found.start()], direction))
        at = found.end()
        if is_followed:
            direction = inside
        else:
            left_out.append(inside)
    pieces.append((text[at:], direction))
    return [piece for piece in pieces if piece[0].strip()]
