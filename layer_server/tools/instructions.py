"""The three instruction tools: what an agent must know of this server, written from its catalog and contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layer_mcp import __version__
from layer_mcp.contract.forge import DEFAULT_BATCH_SIZE, MAX_BATCH_SIZE, MAX_PROMPT_CHARACTERS
from layer_mcp.contract.instructions import (
    GetForgeInstructions,
    GetInstructions,
    GetWorkflowInstructions,
    Instructions,
)
from layer_mcp.contract.limits import MAX_LIVE_RUNS
from layer_mcp.contract.paging import DEFAULT_LIMIT, MAX_LIMIT
from layer_server.results import URL_SECONDS
from layer_server.tools import guide_facts
from layer_server.tools.call import Answer, Call
from layer_server.tools.spend_gate import CONFIRM, ConfirmationRequired

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layer_server.blueprints.workflow import Workflow

CONFIRM_ABOVE_CU = 20
"""Above this price an agent asks its user before it executes. Advice; a server's spend gate is a setting."""
_RUN_MODES = "`in_progress`, then `complete`, `failed` or `cancelled`"


def get_instructions(call: Call, request: GetInstructions) -> Answer:  # noqa: ARG001  it has no arguments
    cards = call.core.catalog.search()
    facts = {
        "server": {"kind": "embedded", "version": __version__},
        "limits": guide_facts.limits(),
        "upload_limit_bytes": guide_facts.upload_limits(),
        "prices": guide_facts.prices(call, cards),
        "errors": guide_facts.errors(),
        "confirm_above_creative_units": CONFIRM_ABOVE_CU,
    }
    text = f"""# Layer, embedded server {__version__}

This server generates game assets on the user's own machine. No account, no network: it runs algorithms over
openly licensed art, not neural image models. Say so when a user expects a diffusion model.

## Order of calls
1. `list_workspaces` → `workspace_id`. Take the first (the most recently active) unless the user names another.
2. One asset, or variations of one: **forge** it. A series or a chain (icons in one look, a product shot from a photo):
   look for a **workflow** first (`list_workflows`), and read `get_workflow_instructions`.
3. For a forge: `get_model_recommendations` or `list_models` → `model_id`; `get_model` before the first use of a
   model, for its `prompt_format` and the `parameters` it honours.
4. Estimate (free): `estimate_forge_price` or `estimate_workflow_price` → `estimated_price_creative_units` and
   `has_sufficient_creative_units`.
5. Show the price. Above {CONFIRM_ABOVE_CU} CU, or for a series of runs whose total is above it, ask the user first.
6. `execute_forge` → `inference_id`, then `get_forge_run`; or `execute_workflow` → `run_id`, then `get_workflow_run`;
   every `poll_interval_seconds`. With a `progressToken` these two wait for the run's end (up to 25 s) and tell progress.
Details: `get_forge_instructions`, `get_workflow_instructions`.
{_gate(call)}
## Files of the user
A file is used by its `file_id`, never by a URL: as a workflow's file input, or in `guidance_files` of a forge.
- On the user's disk: `request_file_upload_url` (type and exact size) → POST to `upload_url` with
  `x-goog-resumable: start`, then PUT the bytes to the address in `Location` (in one piece or in several, with
  `Content-Range`). {guide_facts.upload_list()}. The URL lives 15 minutes.
- On the public web: `upload_file` with its https URL; PNG, JPEG, WebP or MP4 up to {guide_facts.url_upload_size()}.
- Made here: every asset and part has a `file_id` already.
Assets are also MCP resources: `asset://{{file_id}}` (the bytes), `asset://{{file_id}}/preview`, `run://{{run_id}}`.

## Creative Units (CU)
A run's price is reserved when it starts (`reserved_creative_units`), charged when it completes, and released in
full when it fails or is cancelled; a workflow is charged for the steps that finished. `available_creative_units` =
balance − reserved. CU of an embedded server are practice credits: the user adds some with `layer grant 500` in a
shell; no tool does.

{guide_facts.price_table(call, cards)}

## Limits
- {MAX_LIVE_RUNS} live runs per user and workspace; the next is RATE_LIMITED.
- `batch_size` 1 to {MAX_BATCH_SIZE}, {DEFAULT_BATCH_SIZE} when absent: variations of ONE prompt. Different subjects are different runs.
- Prompts of at most {MAX_PROMPT_CHARACTERS:,} characters. Lists: `limit` 1 to {MAX_LIMIT} ({DEFAULT_LIMIT} when absent), then `cursor`
  = `pagination.next_cursor` while `pagination.has_more_results`.
- Asset URLs are credentials and live {URL_SECONDS // 60} minutes; poll the run again for fresh ones. Keep `file_id`s.

## Errors
A failed call has `isError` and `{{code, status, message, remedy, field?, value?, allowed?, nearest?,
retry_after_seconds?}}` as structured content and as text. `remedy` is the next step. Arguments are never coerced or
dropped: `"4"` is not 4 and `promt` is not `prompt`. Nothing is charged by a call that failed.

{guide_facts.error_table()}
"""
    return Answer(Instructions(text=text, facts=facts), text=text)


def get_forge_instructions(call: Call, request: GetForgeInstructions) -> Answer:  # noqa: ARG001  none
    cards = call.core.catalog.search()
    interval = call.poll_interval_seconds
    facts = {
        "lifecycle": ["estimate_forge_price", "execute_forge", "get_forge_run", "cancel_inference"],
        "statuses": ["in_progress", "complete", "failed", "cancelled"],
        "poll_interval_seconds": interval,
        "limits": guide_facts.limits(),
        "prices": guide_facts.prices(call, cards),
        "models": {card.slug: guide_facts.model_facts(card) for card in cards},
    }
    text = f"""# Forging: one model, one run

## Lifecycle
1. **Choose.** `list_models` / `get_model_recommendations`; `model_id` may be the UUID or the slug.
   `get_model` tells the prompt format and every parameter the model honours; any other parameter is INVALID_INPUTS.
2. **Estimate.** `estimate_forge_price` with the arguments of the run, without `seed` and `session_name`. Free.
   `normalized_parameters` are the values that would be used; `parameters_adjusted` says that one was changed.
3. **Execute.** `execute_forge` with `workspace_id`, `model_id`, `prompt`, and optionally `batch_size`, `seed`
   (−1 picks one; the answer's `normalized_parameters.seed` names it), the model's parameters, `session_name` (groups runs).
   It answers at once with `inference_id`, `status` = `in_progress` and `poll_interval_seconds`.
   **Never send it again because an answer is slow**: poll. A client may send
   `_meta["layer-nb/request-key"]`: the same key and body give the same run, once charged; and
   `_meta["layer-nb/max-creative-units"]`: a dearer run is refused before anything is paid.
4. **Poll.** `get_forge_run` with `inference_id`, every {interval:g} s (`poll_interval_seconds`), not faster. While in progress:
   `progress` (0 to 1) and `stage`. Status: {_RUN_MODES} (`failed` has `error_code` and `error_message`).
5. **Show.** `assets[]` of a complete run: `file_id`, `name`, `content_type`, `width`, `height`, `seed`, `has_alpha`, `parts[]` (maps that
   belong to the asset, by `role`), `attribution[]`, `metadata`, and a `url` that lives {URL_SECONDS // 60} minutes. The result also
   carries small previews and links to the resources `asset://{{file_id}}`. Show the pictures, the price charged
   (`actual_price_creative_units`) and the attribution; refer to assets by `file_id`.
6. **Stop.** `cancel_inference` stops a live run at once and releases its CU. A run that is over stays as it is.

## Guidance
`guidance_files`: `[{{"file_id": …, "type": …, "weight": 0 to 1}}]` steers a run with files of the user or with
earlier assets; a model takes only the types that it lists under `guidance_file_types`. `mask` says which region may change.

## Seeds
Output *i* of a batch with seed *s* is what seed *s + i* gives alone; each asset names its own `seed`. The same
prompt, parameters and seed give the same bytes on the same machine.

## Models here
`get_model` tells a model's prompt format, what its parameters take, and what it cannot do.

{guide_facts.model_sections(call, cards)}
"""
    return Answer(Instructions(text=text, facts=facts), text=text)


def get_workflow_instructions(call: Call, request: GetWorkflowInstructions) -> Answer:  # noqa: ARG001  none
    workflows = _published(call)
    facts = {
        "available": True,
        "lifecycle": [
            "list_workflows",
            "estimate_workflow_price",
            "execute_workflow",
            "get_workflow_run",
            "cancel_workflow_run",
        ],
        "statuses": ["pending", "running", "success", "failure", "cancelled"],
        "poll_interval_seconds": call.poll_interval_seconds,
        "published": {each.slug: each.id for each in workflows},
    }
    text = f"""# Workflows: several steps, one run

A workflow is a published chain of models and utilities. Prefer one that fits over many single forges: its steps share
a look, run side by side, and are priced and stopped together.

## Lifecycle
1. **Find.** `list_workflows` with `search` (words, best match first). A workflow's `inputs` are its contract: `name`,
   `type`, `required`, `description`, `default` and `value_schema`. Workspaces may have workflows of their own.
2. **Fill in.** `inputs` is an object by input name. A list is a JSON array, also of one. A file input
   (`image`, `video`, `audio`, `three_d`) takes a `file_id`, never a URL: upload the user's file first
   (`request_file_upload_url` or `upload_file`), or use an earlier asset's.
   Ask the user for what is required and missing; leave out what has a default.
3. **Estimate.** `estimate_workflow_price` (free): the sum over `steps`, and `expected_output_counts` per output. Show it,
   and above {CONFIRM_ABOVE_CU} CU ask first.
4. **Execute.** `execute_workflow` → `run_id`. Never send it again because an answer is slow.
5. **Poll.** `get_workflow_run` every `poll_interval_seconds`. Say progress as `completed_steps` of `total_steps`, and name
   the step that is `running`. `assets` are there as they are made; `outputs` says which belong to which output.
6. **Show.** On `success` show every output's assets and `actual_price_creative_units`. On `failure` tell which step
   failed (`error_message`), what was made nevertheless, and what that cost.
7. **Stop.** `cancel_workflow_run` stops it within a second: what finished stays and is paid for, the rest is released.

A wrong input is INVALID_INPUTS with `field` = `inputs.<name>`; an unknown workflow is WORKFLOW_NOT_FOUND.
Users add workflows of their own with `layer workflow add FILE`.

## Published here
{_workflow_list(workflows)}
"""
    return Answer(Instructions(text=text, facts=facts), text=text)


def _gate(call: Call) -> str:
    limit = call.core.settings.spend_gate_cu
    if limit is None:
        return ""
    return (
        f"\nThis server asks before it spends: above {limit:g} CU an execute call needs the user's yes. Your client asks "
        f"them where it can; otherwise the call is answered with {ConfirmationRequired.code}, and goes through once you "
        f"send it again with `{CONFIRM}`. Do that only after the user has seen the price and agreed.\n"
    )


def _published(call: Call) -> Sequence[Workflow]:
    mine = call.core.accounts.workspaces(call.principal)
    if not mine:
        return ()
    found = call.core.workflows.list(call.principal, mine[0].id)
    return [each for each in found if each.workspace_id is None]


def _workflow_list(workflows: Sequence[Workflow]) -> str:
    if not workflows:
        return "None whose models this server has."
    return "\n".join(
        f"- `{each.slug}` ({each.id}): {each.name}. {each.blueprint.description}" for each in workflows
    )
