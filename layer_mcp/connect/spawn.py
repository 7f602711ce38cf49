"""Starting the local server as a process of its own: which Python, which environment, which log."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from layer_mcp.contract.data_folder import LOG_FILE, MODELS_FILE
from layer_mcp.contract.errors import FeatureDisabled, ServerUnavailable
from layer_mcp.contract.extras import EXTRA_MODULES, missing_modules
from layer_mcp.contract.redact import redact

_TAIL_BYTES = 4000

_KEPT = (
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "LANG",
    "LANGUAGE",
    "TZ",
    "TMPDIR",
    "TEMP",
    "TMP",
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "COMSPEC",
    "PATHEXT",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "PROGRAMDATA",
    "NUMBER_OF_PROCESSORS",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "VIRTUAL_ENV",
    "CONDA_PREFIX",
    "PYTHONUSERBASE",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "CUDA_VISIBLE_DEVICES",
    "HIP_VISIBLE_DEVICES",
    "HF_HOME",
    "HF_HUB_CACHE",
)
_KEPT_PREFIXES = ("LC_", "XDG_", "OMP_", "OPENBLAS_", "MKL_")
_SERVER_SETTINGS = (
    "LAYER_DATABASE_URL",
    "LAYER_STORAGE_URL",
    "LAYER_ROLE",
    "LAYER_WORKERS",
    "LAYER_IDLE_SECONDS",
    "LAYER_CARDS",
    "LAYER_SPEND_GATE_CU",
    "LAYER_FETCH_ALLOW",
)
_started: list[subprocess.Popen[bytes]] = []
_DETACHED_PROCESS, _NEW_PROCESS_GROUP, _BREAKAWAY_FROM_JOB = 0x8, 0x200, 0x01000000
_WINDOWS_WAYS = (
    _DETACHED_PROCESS | _NEW_PROCESS_GROUP | _BREAKAWAY_FROM_JOB,
    _DETACHED_PROCESS | _NEW_PROCESS_GROUP,
)
_CODE_FOLDERS = "LAYER_CODE_PATH"
"""Where model cards of an embedder (``LAYER_CARDS``) are imported from."""


def server_package() -> Path:
    """The folder of ``layer_server``, found without importing it.

    Raises:
        FeatureDisabled: when it, or what it needs, is not installed; the remedy is the pip command.
    """
    spec = find_spec("layer_server")
    missing = missing_modules("server")
    if spec is None or spec.origin is None or missing:
        what = "layer_server" if spec is None else ", ".join(missing)
        raise FeatureDisabled(
            f"The embedded server is not installed here ({what} is missing).",
            remedy='Run `pip install "layer-nb[local]"` in this environment, or set LAYER_MCP_URL to a server.',
        )
    return Path(spec.origin).parent


def server_python() -> str:
    """The interpreter that runs the server: this one.

    Raises:
        ServerUnavailable: when this program is an embedded interpreter that names none.
    """
    if not sys.executable:
        raise ServerUnavailable(
            "This program does not say which Python it runs on, so no local server can be started from it.",
            remedy="Start one with `layer serve` in a terminal, then try again.",
        )
    return sys.executable


def environment(
    package: Path, environ: Mapping[str, str] | None = None, *, home: Path | None = None
) -> dict[str, str]:
    """The server's environment: what a process needs, where Python's user packages are, the settings it reads.

    No token, key or proxy of this program, and none of its other PYTHON* variables. Of what is passed on, only
    LAYER_DATABASE_URL may hold a secret (the password of the database that the server is to use), the AWS_*
    variables do, which go along where the server's storage is S3, and those that the user's own models name for
    their keys.

    Args:
        home: the data folder, whose ``models.toml`` names variables.
    """
    env = os.environ if environ is None else environ
    named = _of_models(home)
    kept = {
        name: value
        for name, value in env.items()
        if name.upper() in _KEPT
        or name.upper().startswith(_KEPT_PREFIXES)
        or name in _SERVER_SETTINGS
        or name in named
    }
    if env.get("LAYER_STORAGE_URL", "").startswith("s3:"):
        kept |= {name: value for name, value in env.items() if name.startswith("AWS_")}
    folders = [
        *_code_folders(package),
        *(folder for folder in env.get(_CODE_FOLDERS, "").split(os.pathsep) if folder),
    ]
    if folders:
        kept["PYTHONPATH"] = os.pathsep.join(folders)
    return kept


def _of_models(home: Path | None) -> tuple[str, ...]:
    if home is None or not (home / MODELS_FILE).exists():
        return ()
    from layer_mcp.contract.back_ends import variables

    return variables(home)


def _code_folders(package: Path) -> list[str]:
    """Where the code lies that a fresh interpreter would not find by itself: a checkout, a module system's folders.

    They are named in PYTHONPATH, which `-P` does not drop.
    """
    found_anyway = {Path(sysconfig.get_path(name)) for name in ("purelib", "platlib", "stdlib")}
    if site.ENABLE_USER_SITE:
        found_anyway.add(Path(site.getusersitepackages()))
    folders = [package.parent]
    for name in ("mcp", "pydantic", *(name for names in EXTRA_MODULES.values() for name in names)):
        spec = find_spec(name)
        if spec is not None and spec.origin is not None and spec.submodule_search_locations:
            folders.append(Path(spec.origin).parents[1])
    return [str(folder) for folder in dict.fromkeys(folders) if folder not in found_anyway]


def command(home: Path, *more: str) -> list[str]:
    """The server's command line. The token is never in it."""
    return [server_python(), "-P", "-m", "layer_server", "--home", str(home), *more]


def spawn(home: Path) -> subprocess.Popen[bytes]:
    """Start a server in a session of its own, so that nothing that ends this program ends it.

    Raises:
        FeatureDisabled: when the server is not installed.
        ServerUnavailable: when the process cannot be started.
    """
    package = server_package()
    reap()
    log = _open_log(home)
    try:
        child = _detached(command(home), cwd=home, env=environment(package, home=home), log=log)
    except OSError as error:
        raise ServerUnavailable(f"The local server could not be started ({error}).") from error
    finally:
        os.close(log)
    _started.append(child)
    return child


def reap() -> None:
    """Let the system forget the servers of ours that have ended. One that lives is not waited for, ever."""
    _started[:] = [child for child in _started if child.poll() is None]


def _detached(argv: list[str], *, cwd: Path, env: Mapping[str, str], log: int) -> subprocess.Popen[bytes]:
    # A job object (an IDE, a CI runner) may forbid leaving it; then the server ends with its job.
    ways = _WINDOWS_WAYS if os.name == "nt" else (0,)
    for flags in ways:
        try:
            return subprocess.Popen(  # noqa: S603  our own interpreter and module
                argv,
                cwd=cwd,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=os.name != "nt",
                creationflags=flags,
            )
        except PermissionError:
            if flags == ways[-1]:
                raise
    raise AssertionError("the last attempt returns or raises")


def _open_log(home: Path) -> int:
    path = home / LOG_FILE
    try:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError as error:
        raise ServerUnavailable(
            f"The log {path} cannot be written ({error.strerror}).",
            remedy="Give yourself write access to the data folder, or set LAYER_HOME to another one.",
        ) from error


def log_tail(home: Path, max_bytes: int = _TAIL_BYTES) -> str:
    """The end of the server's log, redacted; empty when there is none."""
    try:
        with (home / LOG_FILE).open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - max_bytes))
            return redact(file.read().decode("utf-8", "replace")).strip()
    except OSError:
        return ""
