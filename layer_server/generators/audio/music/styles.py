"""Every kind of music."""

from __future__ import annotations

from layer_server.generators.audio.music.genres import GENRES
from layer_server.generators.audio.music.situations import SITUATIONS
from layer_server.generators.audio.music.style import Style

STYLES: tuple[Style, ...] = (*SITUATIONS, *GENRES)
"""In the order in which a tie is decided."""

STYLE_NAMES = tuple(style.name for style in STYLES)
