"""Whose art pictures derive from."""

from __future__ import annotations

from layer_server.generators.card import Attribution

GAME_ICONS_CREDIT = Attribution(
    title="Silhouette from game-icons.net",
    author="Lorc, Delapouite and contributors",
    source="https://game-icons.net",
    licence="CC BY 3.0",
    licence_url="https://creativecommons.org/licenses/by/3.0/",
)
EMOJI_CREDIT = Attribution(
    title="Fluent Emoji",
    author="Microsoft",
    source="https://github.com/microsoft/fluentui-emoji",
    licence="MIT",
    licence_url="https://github.com/microsoft/fluentui-emoji/blob/main/LICENSE",
)
