"""A JupyterLab of its own and a Chromium, for the tests that look at the page.

These tests run in a pytest process of their own: Playwright's blocking API holds an event loop that other suites need.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import nbformat
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from layer_mcp.connect.local import stop
from layer_mcp.contract.assets import ASSET_MIME_TYPE

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "benchmarks" / "out" / "failed"
FAILED = pytest.StashKey[bool]()
START_SECONDS = 60
STOP_SECONDS = 15
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)
SETTLED = """async () => {
  await window.jupyterapp.restored;
  const document = window.jupyterapp.shell.currentWidget;
  await document.context.ready;
  await document.sessionContext.ready;
  await document.sessionContext.session?.kernel?.info;
}"""

ACTIVATE = """number => {
  const {shell} = window.jupyterapp;
  shell.activateById(shell.currentWidget.id);
  shell.currentWidget.content.activeCellIndex = number;
}"""
STARTED = re.compile(r"\[[*\d]")


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: its address, the folder it serves, the data folder of its kernels."""

    url: str
    token: str
    folder: Path
    layer_home: Path


@dataclass
class LabPage:
    """A notebook open in the browser, and what the page did that it should not have."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def run_all(self) -> None:
        """Start every cell; the caller waits for what should then appear."""
        self._run("notebook:run-all-cells", 0)

    def run_cell(self, number: int) -> None:
        """Start one cell, counted from 0."""
        self._run("notebook:run-cell", number)

    def _run(self, command: str, number: int) -> None:
        self.page.evaluate(ACTIVATE, number)
        self.page.wait_for_function("command => window.jupyterapp.commands.isEnabled(command)", arg=command)
        # Not awaited: the command ends when the last cell does, and an awaited promise has no timeout here.
        self.page.evaluate("command => void window.jupyterapp.commands.execute(command)", command)
        expect(self.page.locator(".jp-InputArea-prompt", has_text=STARTED).first).to_be_attached()

    def save(self) -> None:
        self.page.evaluate("async () => window.jupyterapp.commands.execute('docmanager:save')")

    def shut_down_kernels(self) -> None:
        self.page.evaluate("async () => window.jupyterapp.serviceManager.sessions.shutdownAll()")


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    home = tmp_path_factory.mktemp("lab")
    folder = home / "notebooks"
    folder.mkdir()
    _no_news(home / "settings")
    _install_extensions(home)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = Lab(f"http://127.0.0.1:{port}", "browser-test", folder, home / "layer")
    arguments = [
        "--allow-root", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={address.token}", f"--ServerApp.root_dir={folder}",
        "--LabApp.expose_app_in_browser=True",
    ]  # fmt: skip
    with (home / "lab.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *arguments], env=_environment(home), stdout=log, stderr=log
        )
        try:
            _wait_until_up(address, process, home / "lab.log")
            yield address
        finally:
            process.terminate()
            process.wait(STOP_SECONDS)
            stop(address.layer_home)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("The browser tests need Chromium: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def save_notebook(lab: Lab) -> Callable[..., None]:
    """Writes a notebook of code cells; with a payload, as if the first had shown it in an earlier session."""

    def save(name: str, *sources: str, payload: Any = None) -> None:
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        if payload is not None:
            data = {"text/plain": "Run of a Layer model", ASSET_MIME_TYPE: payload}
            cells[0].outputs = [nbformat.v4.new_output("display_data", data=data)]
        kernel = {"name": "python3", "display_name": "Python 3"}
        notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
        nbformat.write(notebook, lab.folder / name)

    return save


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failure, so that the pages can be photographed before they close."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture
def open_notebook(
    lab: Lab, browser: Browser, request: pytest.FixtureRequest
) -> Iterator[Callable[..., LabPage]]:
    """Opens a notebook of the lab's folder; every page is checked at the end for requests that left the machine."""
    opened: list[LabPage] = []

    def open_(name: str, *, theme: str = "JupyterLab Light") -> LabPage:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = LabPage(context.new_page())
        opened.append(page)
        page.page.on("request", lambda request: _note_request(page, lab, request))
        page.page.on("console", lambda message: _note_console(page, message))
        page.page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.page.goto(f"{lab.url}/lab/workspaces/{uuid4().hex}/tree/{name}?token={lab.token}")
        page.page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        page.page.evaluate(SETTLED)
        if theme != "JupyterLab Light":
            page.page.evaluate(
                "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", theme
            )
            page.page.locator("body[data-jp-theme-light='false']").wait_for(state="attached")
            page.page.locator("#jupyterlab-splash").wait_for(state="detached")
        return page

    yield open_
    for number, page in enumerate(opened, 1):
        if request.node.stash.get(FAILED, False):
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.page.screenshot(path=PICTURES / f"{request.node.name}-{number}.png")
        page.page.context.close()
    assert [request for page in opened for request in page.outside] == []
    assert [error for page in opened for error in page.errors] == []


def _environment(home: Path) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LAYER_")}
    folders = {
        "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime",
        "IPYTHONDIR": "ipython", "JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "LAYER_HOME": "layer",
    }  # fmt: skip
    environment |= {name: str(home / folder) for name, folder in folders.items()}
    environment["PYTHONPATH"] = str(ROOT)
    return environment


def _no_news(settings: Path) -> None:
    """JupyterLab asks at its first start whether it may fetch news, over the whole page."""
    folder = settings / "@jupyterlab" / "apputils-extension"
    folder.mkdir(parents=True)
    answers = {"fetchNews": "false", "checkForUpdates": False}
    (folder / "notification.jupyterlab-settings").write_text(json.dumps(answers), "utf-8")


def _install_extensions(home: Path) -> None:
    """The working tree's own build and configuration, whatever is installed in this environment."""
    built = ROOT / "layer_nb" / "labextension"
    if not (built / "package.json").is_file():
        pytest.fail("The front end is not built: python -m build_data.front_end", pytrace=False)
    (home / "data" / "labextensions").mkdir(parents=True)
    (home / "data" / "labextensions" / "layer-nb").symlink_to(built, target_is_directory=True)
    enabled = home / "config" / "jupyter_server_config.d"
    enabled.mkdir(parents=True)
    shutil.copy(ROOT / "layer_nb" / "server-config" / "layer_nb.json", enabled)


def _wait_until_up(lab: Lab, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{lab.url}/api?token={lab.token}", timeout=2).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-3000:]}", pytrace=False)


def _note_request(page: LabPage, lab: Lab, request: Request) -> None:
    if not request.url.startswith((lab.url, lab.url.replace("http", "ws", 1), "blob:", "data:")):
        page.outside.append(request.url)


def _note_console(page: LabPage, message: ConsoleMessage) -> None:
    text = f"{message.text} {message.location.get('url', '')}"
    if message.type == "error" and "layer" in text.lower():
        page.errors.append(text)
