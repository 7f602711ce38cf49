"""What is remembered, as MIME bundles: history, one record, a lineage, spend. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from layer_mcp.contract.money import format_cu
from layer_nb.display.facts import one_line, short_id
from layer_nb.display.markup import MONO, card, element, prose, without_markup
from layer_nb.display.table import Column, pairs_bundle, sentence_bundle, table_bundle

if TYPE_CHECKING:
    from layer_mcp.provenance.lineage import Lineage
    from layer_mcp.provenance.record import Record
    from layer_mcp.provenance.spend import Spend

_PROMPT_CHARACTERS = 48


def history_bundle(records: Sequence[Record]) -> dict[str, str]:
    """Records, newest first."""
    if not records:
        return sentence_bundle("No such run is remembered.", "All of them: `%layer history`")
    rows = [
        (
            short_id(record.id),
            one_line(record.title, _PROMPT_CHARACTERS),
            record.model,
            "" if record.seed is None else str(record.seed),
            record.state,
            _amount(record.charge),
            record.notebook or ("" if record.started_here else "elsewhere"),
            record.started_at.astimezone().strftime("%Y-%m-%d %H:%M"),
        )
        for record in records
    ]
    columns = (
        Column("run"),
        Column("prompt"),
        Column("model"),
        Column("seed", numeric=True, quiet=True),
        Column("state"),
        Column("CU", numeric=True),
        Column("from", quiet=True),
        Column("started", quiet=True, whole=True),
    )
    return table_bundle(columns, rows, note="All of one: `%layer show ID` · Once more: `%layer reproduce ID`")


def record_bundle(record: Record) -> dict[str, str]:
    """Everything of one run."""
    from layer_mcp.provenance.telling import told_of

    made = record.assets
    note = f"Once more: `%layer reproduce {short_id(record.id)}`" if record.run_id else ""
    if made:
        note += f" · Where it comes from: `%layer lineage {short_id(made[0].file_id)}`"
    return pairs_bundle(list(told_of(record)), heading=one_line(record.title, _PROMPT_CHARACTERS), note=note)


def lineage_bundle(lineage: Lineage) -> dict[str, str]:
    """What an asset was made from, and what was made from it."""
    tree = "\n".join(lineage.lines())
    alone = (
        "" if lineage.parents or lineage.children else "Nothing went into it, and it went into nothing yet."
    )
    html = card(
        element(
            "pre",
            tree,
            style=f"{MONO};padding:10px 14px;margin:0;background-color:transparent;white-space:pre;overflow-x:auto",
        ),
        element("div", prose(alone), style="padding:0 14px 10px;opacity:.72") if alone else None,
    )
    return {"text/plain": without_markup("\n".join(filter(None, (tree, alone)))), "text/html": str(html)}


def spend_bundle(spends: Sequence[Spend], by: str) -> dict[str, str]:
    """Sums, with their total."""
    from layer_mcp.provenance.spend import total
    from layer_mcp.provenance.telling import spend_row

    if not spends:
        return sentence_bundle("Nothing was spent.", "What there was: `%layer history`")
    together = total(spends)
    columns = (
        Column(by),
        Column("runs", numeric=True),
        Column("cost", numeric=True),
        Column("estimated", numeric=True, quiet=True),
        Column("difference", numeric=True),
        Column("uncertain", numeric=True),
    )
    note = ""
    if together.uncertain:
        note = (
            f"{together.uncertain} uncertain, which may have cost {format_cu(together.at_stake)}: "
            "`%layer history --state uncertain`"
        )
    rows = [spend_row(each) for each in (*spends, together)]
    return table_bundle(columns, rows, note=note)


def _amount(cu: Decimal | None) -> str:
    return "" if cu is None else format_cu(cu).removesuffix(" CU")
