"""``%layer help``: the subcommands, and each one's options. Pure."""

from __future__ import annotations

from layer_nb.display.markup import code
from layer_nb.display.table import Column, pairs_bundle, table_bundle
from layer_nb.magics.grammar import subcommand_named
from layer_nb.magics.vocabulary import SUBCOMMANDS


def help_bundle(name: str | None = None) -> dict[str, str]:
    """Every subcommand, or one of them with its options.

    Raises:
        UsageError: for a subcommand that is not there.
    """
    if name is None:
        rows = [
            (
                " ".join(part for part in (entry.name, entry.metavar) if part),
                entry.summary,
                code(entry.example),
            )
            for entry in SUBCOMMANDS.values()
        ]
        note = (
            "Options come before the prompt, and the prompt is taken as it is; {name}, {name.attribute} and {name[0]} "
            "are the notebook's variables, in options too. In a cell: `%%layer forge [options]`, then the prompt below. One subcommand: `%layer help forge`"
        )
        columns = (Column("%layer", broken=True), Column("does"), Column("for example"))
        return table_bundle(columns, rows, note=note)
    entry = subcommand_named(name)
    options = [
        (
            ", ".join(part for part in (option.short, option.flag) if part)
            + (f" {option.metavar}" if option.metavar else ""),
            option.help,
        )
        for option in entry.options
    ]
    heading = " · ".join((f"%layer {entry.name} {entry.metavar}".strip(), entry.summary))
    return pairs_bundle(options, heading=heading, note=f"For example: `{entry.example}`")
