"""The data folder of an embedded server: where its files are and how a client knows the server is genuine.

Standard library only: a client reads this before it pays for any import. The folder holds server state,
journal, credentials and cache.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

LOCK_FILE = "server.lock"
"""Held with an OS lock by the one server of the folder."""
ENDPOINT_FILE = "server.json"
"""Where the server of the folder listens; see ``Endpoint``."""
TOKEN_FILE = "server.token"  # noqa: S105  a file name
"""The local server's token, 0600."""
LOG_FILE = "server.log"
DATABASE_FILE = "state.db"
MODELS_FILE = "models.toml"
"""The user's own models; see ``back_ends``."""
CREDENTIALS_FILE = "credentials.json"
"""What is known of sign-ins and keys; the secrets themselves only where there is no keyring. 0600."""
FILES_FOLDER = "files"
JOURNAL_FILE = "journal.db"
CACHE_FOLDER = "cache"

LOCAL_API = "/local/v1"
"""Path prefix of the REST beside MCP on the local listener."""
MCP_PATH = "/mcp"
CONTRACT_VERSION = 1
"""Raised when an older client could no longer talk to the local server."""
MAX_REQUEST_BYTES = 4 * 1024 * 1024
"""The largest request that the embedded server reads."""
NONCE_HEADER = "x-layer-nonce"
PROOF_HEADER = "x-layer-proof"


def data_folder(environ: Mapping[str, str] | None = None) -> Path:
    """``LAYER_HOME``, else the platform's user data folder for ``layer-nb``."""
    env = os.environ if environ is None else environ
    if home := env.get("LAYER_HOME"):
        return Path(home).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("layer-nb", appauthor=False)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a local server listens and which build it is; the content of ``ENDPOINT_FILE``.

    Attributes:
        pid: its process; believed only while that process owns the lock.
        port: loopback port of MCP and of the local REST.
        host: node name of the machine, so that another host's endpoint on a shared folder is recognised.
        boot_id: changes when the machine (or container) is restarted.
        version: of ``layer-nb``.
        build_id: of the installed code; a client with another one asks for a newer server.
        contract: ``CONTRACT_VERSION`` of the server.
    """

    pid: int
    port: int
    host: str
    boot_id: str
    version: str
    build_id: str
    contract: int = CONTRACT_VERSION

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, home: Path) -> Endpoint | None:
        """What the folder's endpoint file says, believed or not."""
        try:
            return cls.from_json((home / ENDPOINT_FILE).read_text("utf-8"))
        except (OSError, ValueError):
            return None

    @classmethod
    def from_json(cls, text: str) -> Endpoint:
        """Read an endpoint file; unknown keys are ignored.

        Raises:
            ValueError: when it is not one.
        """
        raw = json.loads(text)
        known = {field.name for field in fields(cls)}
        try:
            return cls(**{key: value for key, value in raw.items() if key in known})
        except (TypeError, AttributeError) as error:
            raise ValueError(f"not an endpoint file: {error}") from error


def proof(token: str, nonce: str) -> str:
    """What a server answers to a nonce to show that it knows the token: HMAC-SHA256, hexadecimal."""
    return hmac.new(token.encode(), nonce.encode(), hashlib.sha256).hexdigest()


def build_id(package_folders: list[Path], version: str) -> str:
    """An id of the installed code: version plus the newest change among its Python files.

    A new install or an edited checkout gives another id, so that a running server of older code is noticed.
    """
    newest = 0
    count = 0
    for folder in package_folders:
        for path in folder.rglob("*.py"):
            count += 1
            newest = max(newest, path.stat().st_mtime_ns)
    return f"{version}-{count}-{newest:x}"
