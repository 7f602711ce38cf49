"""The words of ``%layer``: its subcommands, and which options each of them takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layer_mcp.options import FORGE_OPTIONS, MAP_OPTIONS, WORKFLOW_OPTIONS, Option

OUT = Option("--out", "out", "str", "NAME", "keep the result in this variable", "-o")
RAW = Option("--raw", "raw", "bool", "", "leave {braces} in the prompt alone")
HELP = Option("--help", "help", "bool", "", "explain this subcommand", "-h")
SEARCH = Option("--search", "search", "str", "WORDS", "only models that these words describe")

URL = Option("--url", "url", "str", "URL", "the server; the one in use by default, else the hosted one")
PROFILE = Option("--profile", "profile", "str", "NAME", "the name to keep it under")
PAT = Option("--pat", "pat", "bool", "", "with a personal access token, typed into a hidden field")
NO_BROWSER = Option(
    "--no-browser", "no_browser", "bool", "", "show the address, and take the answer by paste"
)
CLIENT_ID = Option(
    "--client-id",
    "client_id",
    "str",
    "ID",
    "a client that the server knows, where it registers none by itself",
)
SCOPE = Option("--scope", "scope", "list", "SCOPE", "ask for this as well; may be given again")
SINCE = Option("--since", "since", "str", "WHEN", "not before: 7d, 12h, today, 2026-11-01")
UNTIL = Option("--until", "until", "str", "WHEN", "before then")
OF_MODEL = Option("--model", "model", "str", "MODEL", "only of this model or workflow", "-m")
OF_NOTEBOOK = Option("--notebook", "notebook", "str", "FILE", "only from this notebook or script")
OF_SESSION = Option("--session", "session", "str", "NAME", "only of this session")
ALL_SERVERS = Option("--all-servers", "all_servers", "bool", "", "runs on other servers too")
STATE = Option("--state", "state", "str", "STATE", "only those that succeeded, failed, uncertain, …")
WORDS = Option("--search", "search", "str", "WORDS", "only with these words")
BY = Option("--by", "by", "str", "WHAT", "day, month, session, notebook, model, workspace or server")

NO_HOSTS = Option("--no-hosts", "no_hosts", "bool", "", "leave the MCP hosts' configurations alone")
CLEAR = Option("--clear", "clear", "bool", "", "with workspace: back to the most recently active one")

PROFILE_ACTIONS = ("use", "workspace", "remove", "list")
"""What ``%layer profile`` can do to one; without any it lists them."""

IN_A_SHELL = frozenset({"serve", "server"})
"""What only the ``layer`` command does."""

SPEND_BY = ("day", "month", "session", "notebook", "model", "workspace", "server")
MODALITIES = ("image", "video", "three_d", "audio")


@dataclass(frozen=True, slots=True)
class Subcommand:
    """One subcommand of ``%layer``.

    Attributes:
        summary: one line for the help table.
        takes: what follows the options: ``prompt`` (verbatim text, a cell too), ``text`` (verbatim, one line),
            ``inputs`` (a word, then ``name=value``, a cell too), ``word`` (one), ``maybe`` (one or none), ``words``
            (any number) or ``nothing``.
        metavar: how the help names what it takes.
        options: the options it knows.
        example: a line that works.
    """

    name: str
    summary: str
    takes: str
    metavar: str
    options: Sequence[Option]
    example: str


_AMONG = (SINCE, UNTIL, OF_MODEL, OF_NOTEBOOK, OF_SESSION, ALL_SERVERS)
_PROMPTED = (*FORGE_OPTIONS, OUT, RAW, HELP)
_WORKFLOW = (*(option for option in WORKFLOW_OPTIONS if option.name != "inputs"), OUT, HELP)
_CALL = (*(option for option in WORKFLOW_OPTIONS if option.name in {"yes", "max_cu"}), OUT, HELP)

SUBCOMMANDS: Mapping[str, Subcommand] = {
    entry.name: entry
    for entry in (
        Subcommand(
            "forge",
            "make assets from a prompt, and show them",
            "prompt",
            "PROMPT",
            _PROMPTED,
            "%layer forge --batch 4 --seed 7 crystal sword",
        ),
        Subcommand(
            "map",
            "every prompt of a file or a list, five at a time, with one price for all",
            "text",
            "FILE",
            (*(option for option in MAP_OPTIONS if option.name != "no_resume"), OUT, HELP),
            "%layer map --batch 1 --resume potions.jsonl prompts.csv",
        ),
        Subcommand(
            "estimate",
            "what a forge would cost; free",
            "prompt",
            "PROMPT",
            _PROMPTED,
            "%layer estimate --batch 4 crystal sword icon",
        ),
        Subcommand(
            "status", "server, workspace, balance, live runs", "nothing", "", (HELP,), "%layer status"
        ),
        Subcommand(
            "login",
            "sign in to a server, and use it from now on",
            "words",
            "",
            (URL, PROFILE, PAT, NO_BROWSER, SCOPE, CLIENT_ID, HELP),
            "%layer login",
        ),
        Subcommand(
            "logout",
            "end a sign-in at its server, and forget it",
            "nothing",
            "",
            (PROFILE, HELP),
            "%layer logout",
        ),
        Subcommand(
            "profile",
            "servers by name: which there are, which is in use, and in which workspace",
            "words",
            "[use NAME | workspace NAME | remove NAME]",
            (CLEAR, HELP),
            "%layer profile use embedded",
        ),
        Subcommand(
            "models",
            "the models there are, and their prices",
            "maybe",
            "[MODALITY]",
            (SEARCH, OUT, HELP),
            "%layer models image",
        ),
        Subcommand(
            "model",
            "one model: parameters, prompts, licence",
            "word",
            "MODEL",
            (OUT, HELP),
            "%layer model icon",
        ),
        Subcommand(
            "workflows",
            "several steps as one run: which there are",
            "words",
            "[WORDS]",
            (OUT, HELP),
            "%layer workflows icon",
        ),
        Subcommand(
            "workflow",
            "run one, and show what it made; without inputs, what it takes",
            "inputs",
            "NAME [INPUT=VALUE…]",
            _WORKFLOW,
            "%layer workflow icon-set names=sword, shield",
        ),
        Subcommand(
            "upload",
            "a file, picture or address of yours, to be used by its id",
            "text",
            "FILE",
            (OUT, HELP),
            "%layer upload -o photo product.png",
        ),
        Subcommand("runs", "the last runs", "maybe", "[HOW_MANY]", (OUT, HELP), "%layer runs"),
        Subcommand("run", "one run, picked up again", "word", "RUN", (OUT, HELP), "%layer run 7f3a"),
        Subcommand(
            "cancel", "stop a live run and release its credits", "word", "RUN", (HELP,), "%layer cancel 7f3a"
        ),
        Subcommand(
            "history",
            "what was made before, refused and uncertain runs too",
            "maybe",
            "[HOW_MANY]",
            (*_AMONG, STATE, WORDS, OUT, HELP),
            "%layer history --since 7d --search sword",
        ),
        Subcommand("show", "all that is remembered of a run", "word", "RUN", (OUT, HELP), "%layer show 7f3a"),
        Subcommand(
            "lineage",
            "what an asset was made from, and what was made from it",
            "word",
            "ASSET",
            (OUT, HELP),
            "%layer lineage 9d0c",
        ),
        Subcommand(
            "spend",
            "what was spent, by day, month, session, notebook, model or workspace",
            "maybe",
            "[BY]",
            (BY, *_AMONG, OUT, HELP),
            "%layer spend --by model --since 30d",
        ),
        Subcommand(
            "reproduce",
            "a run once more: the same request, the same seed; options change it",
            "word",
            "RUN",
            (*FORGE_OPTIONS, OUT, HELP),
            "%layer reproduce 7f3a --batch 1",
        ),
        Subcommand(
            "grant", "add practice credits (embedded server)", "word", "CU", (HELP,), "%layer grant 500"
        ),
        Subcommand(
            "tools",
            "the server's tools, or one in full",
            "maybe",
            "[TOOL]",
            (HELP,),
            "%layer tools get_model",
        ),
        Subcommand(
            "call",
            "any tool by its name; the workspace is filled in",
            "inputs",
            "TOOL [NAME=VALUE…]",
            _CALL,
            "%layer call list_models modality=image limit=3",
        ),
        Subcommand(
            "doctor",
            "what is wrong, and how to mend it",
            "nothing",
            "",
            (NO_HOSTS, OUT, HELP),
            "%layer doctor",
        ),
        Subcommand(
            "help", "this table, or one subcommand", "maybe", "[SUBCOMMAND]", (HELP,), "%layer help forge"
        ),
    )
}
"""Every subcommand, in the order in which the help shows them."""
