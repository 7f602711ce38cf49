"""The set of model cards: search, look up, recommend, and make a request complete."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence

from layer_mcp.contract.errors import ModelNotFound
from layer_mcp.contract.forge import EstimateForgePrice, ExecuteForge
from layer_server.catalog import prices, relevance, values
from layer_server.catalog.values import Resolved
from layer_server.generators.card import ModelCard

Category = tuple[str, str, str, list[ModelCard]]
"""Title, modality, use case, and the models recommended for it, best first."""

_MIN_SLUG_PREFIX = 2
_MIN_ID_PREFIX = 4
"""Characters that may stand for the whole; fewer of an id are no more than a guess."""

_USE_CASE_TITLES = {
    "text_to_image": "Text to image",
    "image_editing": "Image editing",
    "inpainting": "Inpainting",
    "reframing": "Reframing and outpainting",
    "multi_angle": "Other angles of a thing",
    "split_into_layers": "Splitting a picture into layers",
    "upscaling": "Upscaling",
    "background_removal": "Background removal",
    "vectorization": "Vectorization",
    "segment": "Segmentation",
    "text_to_video": "Text to video",
    "image_to_video": "Image to video",
    "video_editing": "Video editing",
    "video_extend": "Extending a video",
    "text_to_3d": "Text to 3D",
    "image_to_3d": "Image to 3D",
    "remesh": "Remeshing",
    "retexture": "Retexturing",
    "rig": "Rigging",
    "animate": "Animating a mesh",
    "text_to_speech": "Text to speech",
    "sound_effects": "Sound effects",
    "music": "Music",
}


class Catalog:
    """The models that this server offers.

    Args:
        cards: in the curated order.
        more: the user's own models as they are now, after the others; the same tuple while nothing has changed.
    """

    def __init__(
        self, cards: Iterable[ModelCard], more: Callable[[], tuple[ModelCard, ...]] = lambda: ()
    ) -> None:
        self._more = more
        self._own = tuple(cards)
        self._known: tuple[tuple[ModelCard, ...], tuple[ModelCard, ...]] = ((), self._own)

    @property
    def cards(self) -> tuple[ModelCard, ...]:
        """All of them; the same tuple while nothing has changed."""
        more, every = self._known
        if (now := self._more()) is not more:
            every = (*self._own, *now)
            self._known = (now, every)
        return every

    def search(
        self,
        *,
        modality: str | None = None,
        use_case: str | None = None,
        capabilities: Sequence[str] | None = None,
        search: str | None = None,
        max_price_micro: int | None = None,
    ) -> list[ModelCard]:
        """The models that pass every filter, in the curated order, or by relevance to ``search``."""
        found = [
            card
            for card in self.cards
            if (modality is None or card.modality == modality)
            and (use_case is None or use_case in card.use_cases)
            and all(capability in card.capabilities for capability in capabilities or ())
            and (max_price_micro is None or self.unit_price(card) <= max_price_micro)
        ]
        return relevance.best_first(found, search) if search and search.strip() else found

    def get(self, ref: str) -> ModelCard:
        """The model of a UUID, a slug, or a unique beginning of either.

        Raises:
            ModelNotFound: with the nearest slug and every slug there is.
        """
        wanted = ref.strip().lower()
        for card in self.cards:
            if wanted in {card.slug.lower(), card.model_id}:
                return card
        begun = [
            card
            for card in self.cards
            if (len(wanted) >= _MIN_SLUG_PREFIX and card.slug.lower().startswith(wanted))
            or (len(wanted) >= _MIN_ID_PREFIX and card.model_id.startswith(wanted))
        ]
        if len(begun) == 1:
            return begun[0]
        slugs = [card.slug for card in self.cards]
        names = {card.name.lower(): card.slug for card in self.cards} | {slug: slug for slug in slugs}
        close = difflib.get_close_matches(wanted, names, n=1, cutoff=0.5)
        nearest = names[close[0]] if close else None
        hint = f" Did you mean {nearest!r}?" if nearest else ""
        if begun:
            hint = f" It could be {' or '.join(card.slug for card in begun)}."
        raise ModelNotFound(
            f"There is no model {ref!r}.{hint}", field="model_id", value=ref, allowed=slugs, nearest=nearest
        )

    def recommendations(self, modality: str | None = None, use_case: str | None = None) -> list[Category]:
        """One category per modality and use case that has models."""
        categories: dict[tuple[str, str], list[ModelCard]] = {}
        for card in self.search(modality=modality, use_case=use_case):
            for case in card.use_cases:
                if use_case is None or case == use_case:
                    categories.setdefault((card.modality, case), []).append(card)
        return [
            (_USE_CASE_TITLES.get(case, case.replace("_", " ").capitalize()), kind, case, cards)
            for (kind, case), cards in categories.items()
        ]

    def unit_price(self, card: ModelCard) -> int:
        """Micro-CU for one output at the model's defaults."""
        return prices.price(card, values.defaults(card), 1)

    def resolve(self, request: EstimateForgePrice | ExecuteForge) -> Resolved:
        """The request made complete: model found, every parameter present and checked, priced.

        Raises:
            ModelNotFound: for an unknown model.
            InvalidInputs: for a parameter that the model does not honour, a value it does not take, something that it
                cannot do without, or more outputs than it makes of one request.
        """
        card = self.get(request.model_id)
        prompt = (request.prompt or "").strip()
        parameters = values.complete(card, request)
        values.check_needs(card, prompt, parameters)
        batch_size = values.batch_size(card, request, parameters)
        return Resolved(
            card=card,
            prompt=prompt,
            batch_size=batch_size,
            parameters=parameters,
            adjusted=False,
            price_micro=prices.price(card, parameters, batch_size),
        )
