"""``layer model NAME`` shows a model; ``layer model add|list|remove|key``: the user's own, here or on other servers."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from layer_mcp.cli import completion, library, say
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.money import format_cu

if TYPE_CHECKING:
    from layer_mcp.contract.back_ends import Definition
    from layer_mcp.contract.models import ModelDetails
    from layer_mcp.contract.redact import Secret
    from layer_mcp.own_models import AddedModel

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Named = Annotated[
    str, typer.Option("--name", help="What to call it: My SDXL is typed my-sdxl.", show_default=False)
]
Price = Annotated[float, typer.Option("--price", min=0, metavar="CU", help="Of one output.")]
About = Annotated[str, typer.Option("--description", help="What it is good at, for people and agents.")]
NoCheck = Annotated[bool, typer.Option("--no-check", help="Do not ask whether its server answers.")]
Replace = Annotated[bool, typer.Option("--replace", help="In the place of the one of this name.")]
KeyEnv = Annotated[
    str | None,
    typer.Option(
        "--key-env",
        metavar="NAME",
        help="The environment variable that holds its key; only the name is kept.",
        show_default=False,
    ),
]
Key = Annotated[
    bool, typer.Option("--key", help="Ask for its key, unseen (or read it from standard input), and keep it.")
]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="NAME=VALUE", help="Any other setting of docs/back-ends.md; may be given again."
    ),
]
_PLACES = {"keyring": "the keyring", "file": "credentials.json, which only you can read"}
Slug = Annotated[
    str,
    typer.Argument(
        metavar="MODEL",
        help="As in `layer model list`.",
        show_default=False,
        autocompletion=completion.own_models,
    ),
]


class ModelGroup(TyperGroup):
    """``layer model``: what is none of its commands is the name of a model to show."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words after ``model``, with ``show`` before the name of one."""
        first = next((word for word in args if not word.startswith("-")), None)
        named = first is not None and first not in self.commands
        return super().parse_args(ctx, ["show", *args] if named else args)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The commands, and the names of models."""
        names = self.commands["show"].params[0].shell_complete(ctx, incomplete)
        return [*super().shell_complete(ctx, incomplete), *names]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        cls=ModelGroup,
        no_args_is_help=True,
        help="Everything about one model (`layer model NAME`); and models of your own: weights here, or other servers.",
    )
    group.command("show")(library.model)
    adding = typer.Typer(no_args_is_help=True, help="Offer a model of your own.")
    adding.command("diffusers")(diffusers)
    adding.command("openai")(openai)
    adding.command("comfyui")(comfyui)
    group.add_typer(adding, name="add")
    group.command("list")(list_)
    group.command("key")(key)
    group.command("remove")(remove)
    app.add_typer(group, name="model")


@say.told
def openai(  # noqa: PLR0917  options, which are given by name
    url: Annotated[
        str, typer.Argument(metavar="URL", help="As https://api.openai.com/v1.", show_default=False)
    ],
    name: Named,
    model: Annotated[
        str, typer.Option("--model", help="What its server calls it: gpt-image-1.", show_default=False)
    ],
    key_env: KeyEnv = None,
    key_: Key = False,
    price: Price = 0,
    description: About = "",
    set_: Set = None,
    no_check: NoCheck = False,
    replace: Replace = False,
    json_: Json = False,
) -> None:
    """A server that speaks OpenAI's images API."""
    table = {"back_end": "openai", "url": url, "model": model, "key_env": key_env}
    _add(name, table, price, description, set_, key=key_, reach=not no_check, replace=replace, as_json=json_)


@say.told
def comfyui(  # noqa: PLR0917  options, which are given by name
    url: Annotated[str, typer.Argument(metavar="URL", help="As http://127.0.0.1:8188.", show_default=False)],
    name: Named,
    workflow: Annotated[
        Path,
        typer.Option(
            "--workflow", help="A workflow in API format; a copy of it is kept.", show_default=False
        ),
    ],
    key_env: KeyEnv = None,
    key_: Key = False,
    price: Price = 0,
    description: About = "",
    set_: Set = None,
    no_check: NoCheck = False,
    replace: Replace = False,
    json_: Json = False,
) -> None:
    """A workflow of a ComfyUI server."""
    table = {"back_end": "comfyui", "url": url, "workflow": str(workflow.absolute()), "key_env": key_env}
    _add(name, table, price, description, set_, key=key_, reach=not no_check, replace=replace, as_json=json_)


@say.told
def diffusers(  # noqa: PLR0917  options, which are given by name
    folder: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER",
            help="Of the weights, with a model_index.json; or their name in the Hugging Face cache.",
            show_default=False,
        ),
    ],
    name: Named,
    controlnet: Annotated[
        list[str] | None,
        typer.Option(
            "--controlnet",
            metavar="TYPE=FOLDER",
            help="canny, depth, pose, scribble or lineart; may be given again.",
        ),
    ] = None,
    lora: Annotated[
        list[str] | None,
        typer.Option(
            "--lora",
            metavar="FILE=WEIGHT",
            help="A .safetensors file, and how much it counts, as 0.8; may be given again.",
        ),
    ] = None,
    device: Annotated[
        str | None, typer.Option("--device", help="auto, cuda, mps, xpu or cpu.", show_default=False)
    ] = None,
    allow_pickle: Annotated[
        bool, typer.Option("--allow-pickle", help="Load files that can run code. Only what you trust.")
    ] = False,
    price: Price = 0,
    description: About = "",
    set_: Set = None,
    replace: Replace = False,
    json_: Json = False,
) -> None:
    """A folder of weights for diffusers, on this machine."""
    table: dict[str, Any] = {
        "back_end": "diffusers",
        "folder": _place(folder),
        "cache": None if Path(folder).expanduser().exists() else _hub(),
        "device": device,
        "allow_pickle": allow_pickle or None,
        "controlnets": {
            kind: _place(each) for kind, each in (_pair(pair, "--controlnet") for pair in controlnet or [])
        }
        or None,
        "loras": {
            _place(file): _value(weight) for file, weight in (_pair(pair, "--lora") for pair in lora or [])
        }
        or None,
    }
    _add(name, table, price, description, set_, key=False, reach=True, replace=replace, as_json=json_)
    from layer_mcp.contract.extras import missing_modules

    if missing := missing_modules("diffusers"):
        say.note(
            f'{", ".join(missing)} must be installed before it is used: pip install "layer-nb[diffusers]"'
        )


def _hub() -> str | None:
    """The Hugging Face cache where it is not the usual one: a server may not know the variables of this shell."""
    if home := os.environ.get("HF_HOME"):
        home = str(Path(home).expanduser().absolute() / "hub")
    return os.environ.get("HF_HUB_CACHE") or home or None


def _add(
    name: str,
    table: dict[str, Any],
    price: float,
    description: str,
    more: list[str] | None,
    *,
    key: bool,
    reach: bool,
    replace: bool,
    as_json: bool,
) -> None:
    if key and table.get("key_env"):
        raise InvalidInputs("--key and --key-env exclude each other.", remedy="Leave one of them out.")
    given = {"description": description or None, "price_cu": price, **table}
    given |= {each: _value(text) for each, text in (_pair(pair, "--set") for pair in more or [])}
    wanted = {each: value for each, value in given.items() if value is not None}
    from layer_mcp.administration import Administration

    secret = _hidden() if key else None
    with Administration("embedded") as server:
        added = server.add_model(name, wanted, key=secret, reach=reach, replace=replace)
    if as_json:
        say.document(_added(added))
        return
    for model in added.models:
        say.line(f"{model.slug}: {', '.join(model.use_cases)}, {_price(model)} each.")
        say.line(f"It takes {_takes(model)}.")
    _tell(added)


def _tell(added: AddedModel) -> None:
    if added.key_kept:
        say.note(f"Its key is kept in {_PLACES[added.key_kept]}.")
    for variable in added.unset:
        say.note(f"{variable} is not set here. Set it before you use this model.")
    if added.restart:
        say.note(
            "The server that is up is busy and lacks variables of yours that this model needs: `layer server stop` "
            "first; its runs are picked up."
        )
    say.note(f'Try it: layer forge --model {added.slug} "…"')


def _added(added: AddedModel) -> dict[str, Any]:
    return {
        "slug": added.slug,
        "models": [each.to_wire() for each in added.models],
        "key_kept_in": added.key_kept,
        "restart_needed": added.restart,
        "unset_variables": list(added.unset),
    }


@say.told
def list_(json_: Json = False) -> None:
    """List models of your own, and what is wrong with those that are not offered."""
    from layer_mcp.administration import Administration
    from layer_mcp.contract.data_folder import data_folder
    from layer_mcp.own_models import OwnModels

    defined = {each.slug: each for each in OwnModels(data_folder()).read().definitions}
    with Administration("embedded") as server:
        found = server.models()
    if json_:
        say.document(found.to_wire())
    elif found.models:
        say.table(
            ("model", "back end", "where", "for", "price", "name"),
            [
                (
                    each.slug,
                    defined[each.slug].back_end if each.slug in defined else "",
                    _where(defined.get(each.slug)),
                    ", ".join(each.use_cases),
                    _price(each),
                    each.name,
                )
                for each in found.models
            ],
        )
    elif not found.faults:
        say.note("No models of your own yet: `layer model add --help` says how to add one.")
    if not json_:
        for fault in found.faults:
            say.note(fault.message)
    if found.faults:
        raise typer.Exit(say.EXIT_ERROR)


@say.told
def key(name: Slug, json_: Json = False) -> None:
    """Give the key of a model anew."""
    from layer_mcp.contract.data_folder import data_folder
    from layer_mcp.own_models import OwnModels

    where = OwnModels(data_folder()).replace_key(name, _hidden())
    if json_:
        say.document({"slug": name, "key_kept_in": where})
    else:
        say.line(f"The key of {name} is kept in {_PLACES[where]}.")


@say.told
def remove(name: Slug, json_: Json = False) -> None:
    """Offer a model of your own no longer. Its key is forgotten; weights and servers are left alone."""
    from layer_mcp.contract.data_folder import data_folder
    from layer_mcp.own_models import OwnModels

    OwnModels(data_folder()).remove(name)
    if json_:
        say.document({"slug": name, "removed": True})
    else:
        say.line(f"{name} is not offered any more.")


def _price(model: ModelDetails) -> str:
    return format_cu(model.price_creative_units or 0)


def _where(definition: Definition | None) -> str:
    settings = definition.settings if definition else {}
    return str(settings.get("url") or settings.get("folder") or "")


def _takes(model: ModelDetails) -> str:
    files = [f"a guidance file of type {kind}" for kind in model.guidance_file_types]
    return ", ".join(["prompt", "batch_size", *model.parameters, *files])


def _place(folder: str) -> str:
    """A folder as a server finds it, wherever it was started; a name in a cache stays as it is."""
    place = Path(folder).expanduser()
    return str(place.absolute()) if place.exists() else folder


def _pair(text: str, option: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise InvalidInputs(f"{option} is {text!r}, but must be NAME=VALUE.", field=option.strip("-"))
    return name.strip(), value


def _value(text: str) -> Any:
    """A value as TOML has it; what is none is text."""
    import tomllib

    try:
        return tomllib.loads(f"value = {text}")["value"]
    except ValueError:
        return text


def _hidden() -> Secret:
    """A key that nobody sees: typed without an echo, or piped in."""
    from layer_mcp.contract.redact import Secret

    if sys.stdin.isatty():
        return Secret(str(typer.prompt("Key", hide_input=True, err=True)).strip())
    return Secret(sys.stdin.readline().strip())
