"""What a prompt says beside its things: what is not wanted, the ground behind, sizes in pixels, and the drawing's style."""

from __future__ import annotations

import re

from layer_server.generators.image.tables import words

_GROUND = re.compile(
    r"\s*[,;]?\s*\b(?:isolated\s+)?(?:on|in|against|over|with|having)\s+(?:an?\s+|the\s+|some\s+)?"
    r"(?:(?!on\b|in\b|against\b|over\b|with\b|and\b)[\w-]+\s+){0,4}?(?:background|backdrop|bg)\b"
    r"|\s*[,;]?\s*\b(?:(?:transparent|white|black|plain|clear|clean|simple|dark|light|gr[ae]y|green|blue|solid|blank|empty"
    r"|neutral|flat)\s+){1,2}(?:background|backdrop|bg)\b"
    r"|\s+(?:at|by|during|under)\s+(?:the\s+)?(?:night|day|dawn|dusk|sunset|sunrise|midnight|moonlight|noon|daytime)\b"
    r"|\s*[,;]?\s*\bisolated(?:\s+on\s+(?:an?\s+)?(?:pure\s+)?(?:white|black|transparent|gr[ae]y))?\b"
)
"""What stands behind a thing: an icon has no background."""

_UNWANTED = re.compile(
    r"\s*[,;]?\s*\b(?:but\s+|and\s+|with\s+|has\s+)?(?:without|no|not|minus|excluding|don't\s+\w+|do\s+not\s+\w+)\s+"
    r"(?!entry\b|smoking\b|parking\b|sound\b|signal\b|wifi\b)(?:any\s+|an?\s+|the\s+|too\s+|very\s+)*"
    r"[\w-]+(?:\s+(?!with\b|on\b|in\b|and\b|or\b|but\b|inside\b)[\w-]+){0,2}?"
    r"(?:\s*(?:,|or|and)\s+(?:any\s+|no\s+)?(?:text|words?|letters?|watermarks?|shadows?|borders?|frames?|hands?|people))*"
    r"(?=\s*(?:[,;.!]|$)|\s+(?:and|or|with|on|in|but|inside)\b)"
)

_SIZE = re.compile(
    r"\b(?:[3-9]\d\d|\d{4})\s*(?:x|×|by)\s*(?:[3-9]\d\d|\d{4})\b(?:\s*(?:px|pixels?))?|\b\d{2,4}\s*(?:px|pixels?)\b"
    r"|\b(?:4k|8k|hd|uhd|hi(?:gh)?[- ]?res(?:olution)?)\b"
)

_CRAFT = re.compile(
    r"\b(icon|sprite|symbol|drawing|picture|illustration|image|sticker|silhouette|outline|render|painting|sketch|logo"
    r"|close[- ]?up|view)\s+of\s+(?:an?\s+|the\s+)?(?=\w)"
)
"""``icon of a sword`` asks for a sword."""

_PHRASES = {
    "line art": "lineart", "line-art": "lineart", "line icon": "lineart", "line drawing": "lineart",
    "black and white": "monochrome", "cel shaded": "flat", "cel-shaded": "flat", "hand painted": "", "hand-painted": "",
    "snow covered": "snowy", "snow-covered": "snowy", "covered in snow": "snowy", "covered with snow": "snowy", "snow capped": "snowy",
    "moss covered": "mossy", "moss-covered": "mossy", "covered in moss": "mossy", "covered with moss": "mossy",
    "covered in blood": "bloody", "covered with blood": "bloody", "blood stained": "bloody", "covered in mud": "muddy", "covered with mud": "muddy", "low poly": "", "low-poly": "", "clip art": "flat", "pixel-art": "pixel art", "paper cut": "flat",
}  # fmt: skip

STYLES: dict[str, frozenset[str]] = {
    "sticker": words("sticker diecut"),
    "neon": words("neon"),
    "line": words("lineart outlined outline wireframe linework"),
    "silhouette": words("silhouette stencil"),
    "grey": words("monochrome greyscale grayscale"),
    "flat": words("flat minimalist minimal minimalistic clipart vector toon"),
}
"""Style to the words that ask for it, the most telling first."""

_STYLED = frozenset().union(*STYLES.values())

CRAFT_WORDS = frozenset().union(
    _STYLED,
    words(
        """
        stylised painterly watercolor watercolour handpainted handdrawn drawn glossy crisp sleek professional cutout svg png
        jpg artstation trending masterpiece hyperrealistic realistic photorealistic shaded lowpoly voxel isometric chibi
        anime retro vibrant colorful colourful vivid moba mmo mmorpg roguelike indie gamedev clicker idle match3 gacha app
        android ios godot blender unity3d studio lighting cinematic octane
        """
    ),
)
"""Words of the craft that never are a thing where another is named."""


def style_of(text: str) -> str:
    """The style that a prompt asks for, a key of ``STYLES``, or "" for the painted one."""
    said = set(re.findall(r"\w+", _joined(text.lower())))
    return next((style for style, of in STYLES.items() if said & of), "")


def _joined(text: str) -> str:
    for phrase, word in _PHRASES.items():
        text = re.sub(rf"\b{phrase}\b", word, text)
    return text


def without_surroundings(text: str) -> str:
    """A lower-case prompt without its ground, what it does not want, and sizes in pixels; as it is where nothing is left."""
    text = _joined(text)
    cut = _CRAFT.sub(
        lambda found: f"{found[1]} " if found[1] in _STYLED else "", _SIZE.sub(" ", _GROUND.sub(" ", text))
    )
    found = _UNWANTED.search(cut)
    while found is not None and cut[: found.start()].strip(" ,;"):
        cut = cut[: found.start()] + " " + cut[found.end() :]
        found = _UNWANTED.search(cut)
    cut = re.sub(r"\s+([,;.])", r"\1", " ".join(cut.split())).strip(" ,;.")
    return cut or text


def ground_of(text: str) -> str:
    """What a prompt says of the ground behind, where that is more than transparent or plain; else ""."""
    found = _GROUND.search(text.lower())
    if found is None:
        return ""
    said = set(re.findall(r"\w+", found[0])) - words(
        "on in against over with having a an the some isolated transparent plain clear clean simple blank empty solid"
        " background backdrop bg white black grey gray pure no dark light neutral flat alpha"
    )
    return " ".join(re.findall(r"\w+", found[0])[1:]) if said else ""
