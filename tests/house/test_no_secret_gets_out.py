"""One whole run, with everything logged, shown, pickled and kept that can be; then all of it is searched for every
secret that was in use: tokens, and the signatures of addresses.
"""

from __future__ import annotations

import copy
import dataclasses
import io
import json
import logging
import pickle
import secrets as real_secrets
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.errors import LayerError

OAUTH_ACCESS = "an-access-token-of-the-audit-0123456789"
OAUTH_REFRESH = "a-refresh-token-of-the-audit-0123456789"


class Known:
    """Every secret in use, and all that was found out about where one shows.

    Attributes:
        values: the secrets.
        leaks: a line for each place.
    """

    def __init__(self) -> None:
        self.values: set[str] = {OAUTH_ACCESS, OAUTH_REFRESH}
        self.leaks: list[str] = []

    def search(self, where: str, text: str) -> None:
        for value in self.values:
            if value in text:
                at = text.index(value)
                self.leaks.append(f"{where}: …{text[max(0, at - 60) : at]}<secret>")
                return

    def made(self, value: str) -> str:
        self.values.add(value)
        return value


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch, hosted: Callable[..., Any]) -> Known:
    from standin import storage  # on the path since `hosted`

    state = Known()

    class Noted:
        """The module ``secrets``, whose results are noted."""

        def __getattr__(self, name: str) -> Any:
            return lambda *args: state.made(getattr(real_secrets, name)(*args))

    monkeypatch.setattr(storage, "secrets", Noted())
    return state


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that is logged by anybody, at every level."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    level = logging.root.level
    logging.root.addHandler(handler)
    logging.root.setLevel(logging.DEBUG)
    yield text
    logging.root.removeHandler(handler)
    logging.root.setLevel(level)


def faces(value: Any) -> Iterator[str]:
    """Every way in which a value may be shown or carried away."""
    ways: list[Callable[[Any], Any]] = [
        repr,
        str,
        lambda value: f"{value}",
        lambda value: "%s %r" % (value, value),
        vars,
        dataclasses.asdict,
        lambda value: json.dumps(value, default=repr),
        lambda value: {name: getattr(value, name) for name in getattr(type(value), "__slots__", ())},
        lambda value: pickle.dumps(value).decode("latin-1"),
        copy.copy,
        copy.deepcopy,
        lambda value: value._repr_html_(),
        lambda value: value._repr_mimebundle_(),
    ]
    for way in ways:
        try:
            shown = way(value)
        except Exception as error:
            yield f"{error!r} {error}"
        else:
            yield shown if isinstance(shown, str) else repr(shown)


def traced(error: BaseException, *, drawn: bool) -> Iterator[str]:
    """A traceback with the locals of every frame, as Python shows it, and as rich draws it."""
    yield "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    if not drawn:
        return
    from rich.console import Console
    from rich.traceback import Traceback

    console = Console(file=io.StringIO(), width=400)
    picture = Traceback.from_exception(
        type(error), error, error.__traceback__, show_locals=True, locals_max_string=None
    )
    console.print(picture)
    yield console.file.getvalue()  # type: ignore[attr-defined]


class Life:
    """Does what a person does, and keeps what comes of it."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.objects: dict[str, Any] = {}

    def do(self, name: str, act: Callable[[], Any]) -> Any:
        try:
            self.objects[name] = act()
        except Exception as error:
            self.objects[f"error of {name}"] = error
            for text in traced(error, drawn=name in {"expired", "gone"}):
                self.known.search(f"traceback of {name}", text)
        return self.objects.get(name)


def picture() -> Any:
    from PIL import Image

    return Image.new("RGB", (9, 9), (200, 30, 30))


def through_the_client(life: Life, layer: Any, server: Any, folder: Path) -> str:
    """Forge, upload, download and what can go wrong; the id of a run."""
    inner = layer._layer
    life.objects |= {
        "layer": layer,
        "awaited": inner,
        "target": inner._resolved,
        "connection": inner._connection,
    }
    life.objects |= {"credential": inner._resolved.credential, "http": inner._uploads}
    run = life.do("run", lambda: layer.forge("a sword", batch_size=2, session_name="audit"))
    run.result()
    life.do("saved", lambda: run.assets[0].save(folder))
    upload = life.do("upload", lambda: layer.upload(picture(), name="a.png"))
    life.do(
        "edited",
        lambda: layer.forge("the same", model="Qwen Image Edit", batch_size=1, guidance_files=[upload]),
    )
    life.objects["asset"] = run.assets[0]
    life.do("again", lambda: layer.run(run.id))
    life.do("status", layer.status)
    life.do("history", layer.history)
    life.do("lineage", lambda: layer.lineage(run.assets[0]))
    answer = layer.call("get_forge_run", inference_id=run.id)
    life.known.search("repr of an answer", f"{answer!r} {answer}")
    life.do("no such run", lambda: layer.call("get_forge_run", inference_id="0" * 32))
    life.do("no such model", lambda: layer.forge("x", model="nope"))
    with pytest.raises(
        LayerError
    ) as pasted:  # its caller's frames have it: theirs is the mistake, ours the message
        layer.forge("x", model=server.token)
    life.objects["error of a token in the wrong place"] = pasted.value
    other = layer.forge("other", batch_size=1)
    other.result()
    server.storage.expire_media()
    server.forget(other.id)
    life.do("expired", other.assets[0].bytes)
    server.refuse_next("execute_forge", 401)
    life.do("refused", lambda: layer.forge("x", batch_size=1))
    server.refuse_next("get_workspace", 500, body={"message": f"trace: Bearer {server.token}"})
    life.do("broken", layer.workspace)
    return str(run.id)


def through_the_command(life: Life, run_id: str) -> None:
    from typer.testing import CliRunner

    from layer_mcp.cli.app import app

    runner = CliRunner()
    for words in (
        ["status"], ["status", "--json"], ["doctor", "--no-hosts"], ["runs"],
        ["runs", "--json"], ["run", run_id], ["run", run_id, "--json", "--out", "saved"], ["history"],
        ["history", "--json"], ["show", run_id, "--json"], ["profile", "--json"], ["spend", "--json"],
        ["run", "ffffffff", "--json"], ["models", "--json"], ["tools"], ["forge", "x", "-m", "nope", "--json"],
        ["forge", "of the command", "-b", "1", "--json", "--yes"],
    ):  # fmt: skip
        done = runner.invoke(app, words)
        life.known.search(f"layer {' '.join(words)}", done.output)


def through_a_notebook(life: Life, folder: Path) -> None:
    import nbformat
    from nbclient import NotebookClient

    cells = [
        "import logging; logging.basicConfig(level=logging.DEBUG)",
        "%load_ext layer_nb\n%layer forge --batch 1 --yes -o made a sword of the notebook",
        "from layer_mcp import Layer\nlayer = Layer()\nrun = layer.runs(1)[0]\nrun",
        "layer.status(), layer, run.assets, layer._layer._resolved, layer._layer._resolved.credential",
        "%xmode Verbose\nlayer.forge('x', model='nope')",
        "%layer runs",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    client = NotebookClient(
        notebook,
        timeout=60,
        allow_errors=True,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()
    outputs = [output for cell in notebook.cells for output in cell.outputs]
    assert any("sword" in json.dumps(output) for output in outputs), outputs
    life.known.search("the notebook", nbformat.writes(notebook))


def test_a_whole_run(
    hosted: Callable[..., Any],
    known: Known,
    log: io.StringIO,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from layer_mcp import Layer
    from layer_mcp.auth.credential import Grant
    from layer_mcp.auth.profiles import Profile, Profiles
    from layer_mcp.auth.store import CREDENTIALS_FILE, CredentialStore
    from layer_mcp.contract.redact import Secret

    folder, home = tmp_path / "notebooks", tmp_path / "home"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LAYER_HOME", str(home))
    server = hosted(1, media_seconds=60.0)
    known.values.add(server.token)
    life = Life(known)
    with Layer() as layer:
        run_id = through_the_client(life, layer, server, folder)
    through_the_command(life, run_id)
    through_a_notebook(life, folder)

    grant = Grant(
        resource=server.url,
        issuer=server.origin,
        token_endpoint=f"{server.origin}/token",
        client_id="audit",
        access_token=Secret(OAUTH_ACCESS),
        refresh_token=Secret(OAUTH_REFRESH),
    )
    server.tokens.add(OAUTH_ACCESS)
    Profiles(home).save(Profile("studio", server.url))
    CredentialStore(home).write("studio", grant)
    for name in ("LAYER_PAT", "LAYER_MCP_URL"):
        monkeypatch.delenv(name)
    life.objects["grant"] = grant
    with Layer("studio") as layer:
        life.do("status by OAuth", layer.status)
        assert server.calls[-1].token == OAUTH_ACCESS
        life.objects["OAuth credential"] = layer._layer._resolved.credential
        life.objects["OAuth credential, read"] = layer._layer._resolved.credential.load()
        server.tokens.discard(OAUTH_ACCESS)
        life.do("ended", lambda: layer.forge("x", batch_size=1))
    server.stop()
    with Layer("studio") as layer:
        life.do("gone", layer.status)

    for name, value in life.objects.items():
        for text in faces(value):
            known.search(name, text)
    assert len(log.getvalue()) > 10_000
    for line in log.getvalue().splitlines():
        known.search("log", line)
    for file in tmp_path.rglob("*"):
        if file.is_file() and file.name != CREDENTIALS_FILE:
            known.search(str(file.relative_to(tmp_path)), file.read_bytes().decode("latin-1"))
    assert (home / CREDENTIALS_FILE).stat().st_mode & 0o077 == 0
    assert not known.leaks, "\n".join(known.leaks)
    errors = [name for name in life.objects if name.startswith("error of")]
    assert len(errors) >= 7, errors
    assert len(known.values) > 12


def commands_of_the_folder(known: Known) -> None:
    from typer.testing import CliRunner

    from layer_mcp.cli.app import app

    for words in (
        ["status"], ["doctor", "--no-hosts", "--json"], ["server", "status", "--json"], ["server", "logs"], ["runs", "--json"],
    ):  # fmt: skip
        known.search(f"layer {' '.join(words)}", CliRunner().invoke(app, words).output)


def test_a_run_of_the_embedded_server(
    server: Any, server_home: Path, log: io.StringIO, tmp_path: Path
) -> None:
    from layer_mcp import Layer

    known = Known()
    known.values.add(server.token.reveal())
    life = Life(known)
    with Layer("embedded") as layer:
        run = life.do("run", lambda: layer.forge("a square", model="swatch", batch_size=1, size=8))
        run.result()
        told = layer.call("get_forge_run", inference_id=run.id).structured
        addresses = [asset["url"] for asset in told["assets"]]
        known.values |= {address.partition("signature=")[2].partition("&")[0] for address in addresses}
        known.values.discard("")
        life.do("asset", lambda: run.assets[0])
        life.do("saved", lambda: run.assets[0].save(tmp_path))
        life.objects |= {"layer": layer, "connection": layer._layer._connection, "server": server}
        for name, value in life.objects.items():
            for text in faces(value):
                known.search(name, text)
    commands_of_the_folder(known)
    assert len(known.values) >= 2
    for line in log.getvalue().splitlines():
        known.search("log", line)
    kept_for_it = {"server.token", "server.json", "layer.db", "layer.db-wal"}
    for file in server_home.rglob("*"):
        if (
            file.is_file()
            and file.name not in kept_for_it
            and "token" not in file.name
            and "key" not in file.name
        ):
            known.search(str(file.relative_to(server_home)), file.read_bytes().decode("latin-1"))
    assert known.leaks == []
