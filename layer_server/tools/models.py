"""``get_model_recommendations``, ``list_models`` and ``get_model``."""

from __future__ import annotations

from layer_mcp.contract.models import (
    GetModel,
    GetModelRecommendations,
    ListModels,
    ModelDetails,
    ModelPage,
    ModelSummary,
    Recommendation,
    Recommendations,
)
from layer_mcp.contract.money import cu_to_micro
from layer_server.generators.card import ModelCard
from layer_server.results import model_details, model_summary
from layer_server.tools.call import Call
from layer_server.tools.pages import page


def get_model_recommendations(call: Call, request: GetModelRecommendations) -> Recommendations:
    _check_workspace(call, request.workspace_id)
    found = call.core.catalog.recommendations(request.modality, request.use_case)
    return Recommendations(
        recommendations=[
            Recommendation(
                category=category,
                modality=modality,
                use_case=use_case,
                models=[_summary(call, card) for card in cards],
            )
            for category, modality, use_case, cards in found
        ]
    )


def list_models(call: Call, request: ListModels) -> ModelPage:
    _check_workspace(call, request.workspace_id)
    cards = call.core.catalog.search(
        modality=request.modality,
        use_case=request.use_case,
        capabilities=request.capabilities,
        search=request.search,
        max_price_micro=None if request.max_price is None else cu_to_micro(request.max_price),
    )
    shown, pagination = page(cards, request.limit, request.cursor)
    return ModelPage(models=[_summary(call, card) for card in shown], pagination=pagination)


def get_model(call: Call, request: GetModel) -> ModelDetails:
    _check_workspace(call, request.workspace_id)
    card = call.core.catalog.get(request.model_id)
    return model_details(card, call.core.catalog.unit_price(card))


def _summary(call: Call, card: ModelCard) -> ModelSummary:
    return model_summary(card, call.core.catalog.unit_price(card))


def _check_workspace(call: Call, workspace_id: str) -> None:
    """The catalog is gated by workspace: only a member may look. Raises WorkspaceNotFound."""
    call.core.accounts.workspace(call.principal, workspace_id)
