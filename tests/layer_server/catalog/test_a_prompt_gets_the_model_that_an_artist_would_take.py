"""Without a name, a prompt gets the model that an artist would take: the client's rule and the server's ranking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from layer_mcp.catalog.choice import best, fitting, need_of
from layer_mcp.contract.models import ModelSummary
from layer_server.catalog.catalog import Catalog
from layer_server.generators.card import ModelCard
from layer_server.generators.registry import CARDS

CATALOG = Catalog(CARDS)


def _summary(card: ModelCard) -> ModelSummary:
    return ModelSummary(
        model_id=card.model_id,
        slug=card.slug,
        modality=card.modality,
        use_cases=list(card.use_cases),
        capabilities=list(card.capabilities),
    )


def _chosen(prompt: str) -> str:
    need = need_of(prompt, {})
    groups = CATALOG.recommendations(need.modality, need.use_case)
    models = fitting(need, [_summary(card) for *_, cards in groups for card in cards])
    ranked = CATALOG.search(modality=need.modality, use_case=need.use_case, search=prompt)
    return best(models, [_summary(card) for card in ranked]).slug


def _table() -> Iterator[tuple[str, str]]:
    """Each prompt of ``prompts.txt`` with the model under whose heading it stands."""
    slug = ""
    for line in (Path(__file__).parent / "prompts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            slug = line[3:]
        elif line:
            yield line, slug


@pytest.mark.parametrize(("prompt", "slug"), list(_table()))
def test_the_model_for_a_prompt(prompt: str, slug: str) -> None:
    assert _chosen(prompt) == slug


@pytest.mark.parametrize("prompt", ["", "   ", "🔥🔥", "дракон", "the of and", "x" * 5000, "a, , ;; and"])
def test_odd_prompts_get_the_first_model(prompt: str) -> None:
    assert _chosen(prompt) == CARDS[0].slug
