"""Workspaces and models as people name them, resolved to what the wire wants. Resolved once, then kept."""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from layer_mcp.answers import Workspace
from layer_mcp.auth.profiles import Profile
from layer_mcp.catalog.choice import Need, best, fitting, need_of, nothing_fits, otherwise
from layer_mcp.catalog.naming import named
from layer_mcp.connect.dialect import item_from_wire
from layer_mcp.connect.reading import read
from layer_mcp.connect.wire import Wire
from layer_mcp.contract.errors import LayerError, ModelNotFound, WorkflowNotFound, WorkspaceNotFound
from layer_mcp.contract.model import Result
from layer_mcp.contract.models import ModelDetails, ModelPage, ModelSummary, Recommendation, Recommendations
from layer_mcp.contract.money import wire_to_cu
from layer_mcp.contract.paging import MAX_LIMIT
from layer_mcp.contract.workflows import WorkflowPage, WorkflowSummary
from layer_mcp.contract.workspaces import WorkspaceInfo, WorkspacePage
from layer_mcp.tools.paging import each_page

WORKSPACE_VARIABLE = "LAYER_WORKSPACE"
MODEL_VARIABLE = "LAYER_MODEL"

_SEARCHED_CHARACTERS = 500
"""Of a prompt, at most, when models are ranked by it; the wire takes no more."""
_REMEMBERED_PROMPTS = 256
_NO_PARAMETERS = frozenset({"workspace_id", "model_id", "prompt", "batch_size", "width", "height"})
"""Arguments of a forge that say nothing of the kind of thing it makes."""

T = TypeVar("T")
P = TypeVar("P", WorkspacePage, ModelPage, WorkflowPage)

_ITEMS: Mapping[type[Result], str] = {
    WorkspacePage: "workspaces",
    ModelPage: "models",
    WorkflowPage: "workflows",
}
"""The key that a page's items have."""


class Catalog:
    """What a server has to work with.

    Args:
        wire: its tools.
        names: name by workspace id, filled as they are heard.
        workspace: id, slug, name or unique prefix of an id; else ``LAYER_WORKSPACE``, the saved one, the most recent.
        saved: the profile of the server, with the workspace that was chosen there.
    """

    def __init__(
        self, wire: Wire, workspace: str | None, names: dict[str, str], saved: Profile | None = None
    ) -> None:
        self._wire = wire
        self._names = names
        self._wanted = workspace or os.environ.get(WORKSPACE_VARIABLE) or None
        self._saved = saved
        self._workspace_id: str | None = None
        self._models: dict[str, ModelSummary] = {}
        self._fits: dict[Need, list[ModelSummary]] = {}
        self._ranked: dict[tuple[Need, str], ModelSummary] = {}

    # -- workspaces ----------------------------------------------------------------------------------

    async def workspaces(self) -> list[Workspace]:
        """All workspaces, most recently active first."""
        return [each async for each in self.each_workspace()]

    async def each_workspace(self) -> AsyncIterator[Workspace]:
        """The same, page by page."""
        pages = self._each_page("list_workspaces", {}, WorkspacePage)
        infos = _items(pages, lambda page: page.workspaces)
        async for info in _once(infos, lambda info: info.workspace_id):
            found = workspace_of(info)
            self._names[found.id] = found.name or found.slug
            yield found

    def name_of(self, workspace_id: str) -> str:
        """The name of a workspace, if it has been heard."""
        return self._names.get(workspace_id, "")

    async def workspace_id(self) -> str:
        """The workspace that this client works in.

        Raises:
            WorkspaceNotFound: when there is none, or none of the name that was asked for.
        """
        if self._workspace_id is None:
            found = await self.workspaces()
            self._workspace_id = (self.pick(found, self._wanted) if self._wanted else self._chosen(found)).id
        return self._workspace_id

    async def likely_workspaces(self) -> list[str]:
        """Ids of all workspaces, the one that this client works in first."""
        mine = await self.workspace_id()
        return [mine, *(each.id for each in await self.workspaces() if each.id != mine)]

    async def workspace(self) -> Workspace:
        """That workspace, with its present balance."""
        info = await self._wire.ask(
            "get_workspace", {"workspace_id": await self.workspace_id()}, WorkspaceInfo
        )
        return workspace_of(info)

    def _chosen(self, workspaces: Sequence[Workspace]) -> Workspace:
        """The saved one, or the most recently active one where none was saved."""
        saved = self._saved
        if saved is None or saved.workspace is None:
            return self.pick(workspaces, None)
        for each in workspaces:
            if each.id == saved.workspace:
                return each
        raise WorkspaceNotFound(
            f"Workspace {saved.workspace_name or saved.workspace!r}, which was chosen for profile {saved.name!r}, is "
            "not one of yours any more.",
            remedy="Choose another: layer profile workspace NAME; or none: layer profile workspace --clear.",
            field="workspace",
            value=saved.workspace,
            allowed=[each.slug or each.name or each.id for each in workspaces],
        )

    @staticmethod
    def pick(workspaces: Sequence[Workspace], wanted: str | None) -> Workspace:
        """The wanted one by id, slug, name or unique prefix of an id; the first when none is wanted."""
        if not workspaces:
            raise WorkspaceNotFound(
                "This account has no workspace.",
                remedy="Make one in the app, then try again; Layer's tools cannot make one.",
            )
        if wanted is None:
            return workspaces[0]
        folded = wanted.strip().casefold()
        exact = [
            each for each in workspaces if folded in {each.id, each.slug.casefold(), each.name.casefold()}
        ]
        found = exact or [each for each in workspaces if each.id.startswith(folded)]
        if len(found) != 1:
            reason = "is not one of yours" if not found else f"could be any of {len(found)}"
            raise WorkspaceNotFound(
                f"Workspace {wanted!r} {reason}.",
                field="workspace",
                value=wanted,
                allowed=[each.slug or each.name or each.id for each in workspaces],
            )
        return found[0]

    # -- models --------------------------------------------------------------------------------------

    async def models(
        self,
        modality: str | None = None,
        *,
        search: str | None = None,
        use_case: str | None = None,
        capabilities: Sequence[str] | None = None,
    ) -> list[ModelSummary]:
        """All models that fit, in the server's order."""
        found = self.each_model(modality, search=search, use_case=use_case, capabilities=capabilities)
        return [each async for each in found]

    async def each_model(
        self,
        modality: str | None = None,
        *,
        search: str | None = None,
        use_case: str | None = None,
        capabilities: Sequence[str] | None = None,
    ) -> AsyncIterator[ModelSummary]:
        """The same, page by page."""
        wanted = {
            "modality": modality,
            "search": search,
            "use_case": use_case,
            "capabilities": list(capabilities) if capabilities else None,
        }
        arguments = {name: value for name, value in wanted.items() if value is not None}
        pages = self._each_page("list_models", await self._scoped(arguments), ModelPage)
        rest = (await self._wire.dialect()).left_out("list_models", arguments)
        async for model in _once(_items(pages, lambda page: page.models), lambda model: model.model_id):
            if _fits(model, rest):
                yield model

    async def model(self, ref: str) -> ModelDetails:
        """Everything about one model, by id, slug, name or unique prefix."""
        if not self._wire.ours and not _is_uuid(ref):
            ref = (await self.named(ref)).model_id
        found = await self._wire.ask("get_model", await self._scoped({"model_id": ref}), Result)
        return read(ModelDetails, {"model_id": ref, **item_from_wire(found.to_wire())}, "get_model")

    async def recommend(
        self, modality: str | None = None, use_case: str | None = None
    ) -> list[Recommendation]:
        """What the server recommends, by category; its own order of models where it recommends nothing."""
        wanted = {"modality": modality, "use_case": use_case}
        arguments = await self._scoped({name: value for name, value in wanted.items() if value is not None})
        if (await self._wire.dialect()).newer:
            models = await self.models(modality, use_case=use_case)
            return [Recommendation(category=use_case or modality or "models", models=models)]
        found = await self._wire.ask("get_model_recommendations", arguments, Recommendations)
        return found.recommendations

    async def resolve(
        self, ref: str | None, prompt: str, params: Mapping[str, Any]
    ) -> tuple[ModelSummary, bool]:
        """The model for a forge, and whether it was chosen rather than named."""
        ref = ref or os.environ.get(MODEL_VARIABLE) or None
        if ref is None:
            return await self.choose(prompt, params), True
        if ref not in self._models:
            self._models[ref] = await (self.model(ref) if self._wire.ours else self.named(ref))
        return self._models[ref], False

    async def choose(self, prompt: str, params: Mapping[str, Any]) -> ModelSummary:
        """The model that the rule of ``choice.py`` takes for a prompt."""
        need = need_of(prompt, params)
        models = await self._fitting(need)
        words = " ".join(prompt.split())[:_SEARCHED_CHARACTERS]
        # Another server's search may be for names alone: what it finds for a whole prompt is chance.
        if len(models) == 1 or not words or not (self._wire.ours or await self._wire.keyed()):
            return models[0]
        key = (need, words)
        if key not in self._ranked:
            ranked = await self.models(need.modality, use_case=need.use_case, search=words)
            if len(self._ranked) >= _REMEMBERED_PROMPTS:
                self._ranked.clear()
            self._ranked[key] = best(models, ranked)
        return self._ranked[key]

    @staticmethod
    def otherwise(prompt: str, arguments: Mapping[str, Any], model: ModelSummary) -> str:
        """How to get the other thing that a prompt might mean; see ``choice.otherwise``."""
        params = {name: value for name, value in arguments.items() if name not in _NO_PARAMETERS}
        return otherwise(prompt, params, model)

    async def _fitting(self, need: Need) -> list[ModelSummary]:
        """The models that a need may have, in the server's order."""
        if need not in self._fits:
            recommended = [
                model
                for group in await self.recommend(need.modality, need.use_case)
                for model in group.models
            ]
            if need.capability and not any(need.capability in model.capabilities for model in recommended):
                recommended += await self.models(need.modality, capabilities=[need.capability])
            candidates = recommended or await self.models(need.modality, use_case=need.use_case)
            if not candidates:
                raise nothing_fits(need, await self.models())
            self._fits[need] = fitting(need, candidates)
        return self._fits[need]

    async def named(self, ref: str) -> ModelSummary:
        """A model by id, slug, name or unique prefix, on a server that knows ids only."""
        return named(
            ref,
            await self.models(),
            lambda model: (model.model_id, model.slug, model.name),
            error=ModelNotFound,
            noun="model",
            field="model_id",
        )

    # -- workflows -----------------------------------------------------------------------------------

    async def workflows(self, search: str | None = None) -> list[WorkflowSummary]:
        """All workflows: best match first, else in the server's order."""
        return [each async for each in self.each_workflow(search)]

    async def each_workflow(self, search: str | None = None) -> AsyncIterator[WorkflowSummary]:
        """The same, page by page."""
        wanted = {} if search is None else {"search": search}
        pages = self._each_page("list_workflows", await self._scoped(wanted), WorkflowPage)
        async for each in _once(_items(pages, lambda page: page.workflows), lambda each: each.workflow_id):
            yield each

    async def workflow(self, ref: str) -> WorkflowSummary:
        """A workflow by id, slug, name or unique prefix.

        Raises:
            WorkflowNotFound: none, or more than one.
        """
        return named(
            ref,
            await self.workflows(),
            lambda workflow: (workflow.workflow_id, workflow.slug, workflow.name),
            error=WorkflowNotFound,
            noun="workflow",
            field="workflow",
        )

    # -- shared --------------------------------------------------------------------------------------

    async def _scoped(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        return {"workspace_id": await self.workspace_id(), **arguments}

    def _each_page(self, tool: str, arguments: Mapping[str, Any], answer: type[P]) -> AsyncIterator[P]:
        async def fetch(cursor: str | None) -> tuple[P, Mapping[str, Any]]:
            at = {**arguments, **({"cursor": cursor} if cursor else {}), "limit": MAX_LIMIT}
            body = (await self._wire.ask(tool, at, Result)).to_wire()
            return _page(answer, {**body}, tool), body

        return each_page(fetch)


async def _items(pages: AsyncIterator[P], of: Callable[[P], Iterable[T]]) -> AsyncIterator[T]:
    async for page in pages:
        for item in of(page):
            yield item


async def _once(items: AsyncIterator[T], key: Callable[[T], str]) -> AsyncIterator[T]:
    """Each item once, though a server may list it again."""
    seen: set[str] = set()
    async for item in items:
        if key(item) not in seen:
            seen.add(key(item))
            yield item


def _page(answer: type[P], body: dict[str, Any], tool: str) -> P:
    """A page in whichever key its items are."""
    wanted = _ITEMS[answer]
    if wanted not in body:
        for other in ("base_models", "items", "results", "result"):
            if isinstance(body.get(other), list):
                body[wanted] = body.pop(other)
                break
        else:
            raise LayerError(f"The answer to {tool} has no {wanted}.", remedy="Run `layer doctor`.")
    items = body[wanted]
    body[wanted] = [item_from_wire(item) for item in items] if isinstance(items, list) else items
    return read(answer, body, tool)


def workspace_of(info: WorkspaceInfo) -> Workspace:
    """A workspace with its amounts as Decimal."""
    return Workspace(
        id=info.workspace_id,
        slug=info.slug,
        name=info.name,
        balance=wire_to_cu(info.balance_creative_units),
        reserved=wire_to_cu(info.reserved_creative_units),
        available=wire_to_cu(info.available_creative_units),
        last_active_at=info.last_active_at,
    )


def _fits(model: ModelSummary, wanted: Mapping[str, Any]) -> bool:
    """Whether a model is among those that were asked for, as far as it tells of itself."""
    words = str(wanted.get("search") or "").casefold().split()
    text = f"{model.slug} {model.name} {model.description}".casefold()
    return (
        wanted.get("modality") in {None, model.modality}
        and (not model.use_cases or wanted.get("use_case") in {None, *model.use_cases})
        and set(wanted.get("capabilities") or ()) <= set(model.capabilities)
        and all(word in text for word in words)
    )


def _is_uuid(text: str) -> bool:
    return re.fullmatch(r"[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}", text) is not None
