"""Files that people bring: announced, sent in as many pieces as it takes, looked through, and then usable by their id.

An upload is a row and a partial file. The row is ``waiting`` until the last byte has been looked at, then ``ready`` or
``failed`` for good; how much has arrived is the partial file's size, so nothing has to be kept in step with it.
"""

from __future__ import annotations

import logging
import shutil
import threading
import time
import uuid
from collections import OrderedDict
from collections.abc import Collection, Mapping
from pathlib import Path

from layer_mcp.contract.errors import InvalidInputs, RateLimited, UploadFailed
from layer_mcp.contract.files import (
    UPLOAD_LIMIT_BYTES,
    URL_UPLOAD_LIMIT_BYTES,
    RequestFileUploadUrl,
    UploadFile,
)
from layer_server.accounts.principal import Principal
from layer_server.accounts.workspaces import Accounts
from layer_server.db.database import Database
from layer_server.files import upload_address
from layer_server.files.fetch.fetch import Fetcher
from layer_server.files.inspect import inspect
from layer_server.files.media.facts import Unacceptable
from layer_server.files.partial import Partials, flush, sha256_of
from layer_server.files.signing import Signer
from layer_server.files.standing import CANCELLED, Standing
from layer_server.files.store import Store
from layer_server.files.turns import Turns
from layer_server.files.upload_rows import UploadRows
from layer_server.files.writing import PartialWriter, RunningHash

log = logging.getLogger(__name__)

SWEEP_EVERY_SECONDS = 60.0
MAX_FETCHES = 8
"""At once; each holds one of the threads that answer tool calls."""
_MAX_RUNNING = 256


class Uploads:
    """Announces uploads, and takes in what has arrived.

    Attributes:
        turns: whose request writes to which upload.
    """

    def __init__(
        self,
        *,
        db: Database,
        accounts: Accounts,
        store: Store,
        partials: Partials,
        signer: Signer,
        fetcher: Fetcher,
    ) -> None:
        self._rows = UploadRows(db)
        self._accounts = accounts
        self._store = store
        self._partials = partials
        self._signer = signer
        self._fetcher = fetcher
        self._fetches = threading.BoundedSemaphore(MAX_FETCHES)
        self._being_fetched: set[str] = set()
        self._running: OrderedDict[tuple[str, str], RunningHash] = OrderedDict()
        self._swept = 0.0
        self.turns = Turns()

    def request(self, principal: Principal, wanted: RequestFileUploadUrl) -> tuple[str, str]:
        """Announce a file. Returns its id, and the path and query of the address that begins its upload.

        Raises:
            InvalidInputs: when a file of this type may not be so large.
            UploadFailed: when there is no room for it.
        """
        self._accounts.workspace(principal, wanted.workspace_id, role="member")
        limit = UPLOAD_LIMIT_BYTES[wanted.content_type]
        if wanted.file_size_bytes > limit:
            raise InvalidInputs(
                f"file_size_bytes is {wanted.file_size_bytes:,}, but a file of type {wanted.content_type} may have at "
                f"most {limit:,} bytes ({limit >> 20:,} MiB).",
                field="file_size_bytes",
                value=wanted.file_size_bytes,
                allowed=[f"1 to {limit}"],
            )
        self._check_room(wanted.file_size_bytes)
        self.sweep_now_and_then()
        file_id = str(uuid.uuid4())
        self._rows.announce(
            file_id,
            principal,
            workspace_id=wanted.workspace_id,
            source="upload",
            content_type=wanted.content_type,
            name=wanted.file_name or "",
            size_bytes=wanted.file_size_bytes,
        )
        return file_id, upload_address.begin_url(
            self._signer, file_id, wanted.content_type, wanted.file_size_bytes
        )

    def fetch(self, principal: Principal, wanted: UploadFile) -> str:
        """Fetch a public file. Returns its id; it is ready. Blocks for as long as that takes.

        Raises:
            UploadFailed: when it cannot be had, or is nothing that is taken.
            RateLimited: when enough are being fetched already.
        """
        self._accounts.workspace(principal, wanted.workspace_id, role="member")
        self._check_room(URL_UPLOAD_LIMIT_BYTES)
        self.sweep_now_and_then()
        if not self._fetches.acquire(blocking=False):
            raise RateLimited(
                f"{MAX_FETCHES} files are being fetched already.",
                remedy="Call again when one of them is here.",
                retry_after_seconds=5,
            )
        file_id, session = str(uuid.uuid4()), upload_address.new_session()
        self._being_fetched.add(file_id)
        try:
            self._partials.begin(file_id, session)
            fetched = self._fetcher.fetch(wanted.url, self._partials.path(file_id, session))
            self._rows.announce(
                file_id,
                principal,
                workspace_id=wanted.workspace_id,
                source="url",
                content_type=fetched.content_type,
                name=wanted.file_name or fetched.name,
                size_bytes=fetched.size_bytes,
            )
            standing = self.finish(file_id, session)
        except BaseException:
            self._partials.drop(file_id)
            raise
        finally:
            self._being_fetched.discard(file_id)
            self._fetches.release()
        if standing is None or standing.state != "ready":
            reason = standing.reason if standing is not None else "It was dropped."
            raise UploadFailed(f"The file of the URL was refused. {reason}", field="url")
        return file_id

    def check_begin(self, file_id: str, query: Mapping[str, str], headers: Mapping[str, str]) -> None:
        """Check a request to begin an upload. Raises Refused when it is not as it was signed."""
        upload_address.check_begin(self._signer, file_id, query, headers)

    def begin(self, file_id: str) -> str | None:
        """Begin a session, with nothing received.

        Returns:
            Path and query of the session's address; None when no upload waits under this id.
        """
        if not self._rows.begin(file_id):
            return None
        session = upload_address.new_session()
        self._partials.begin(file_id, session)
        return upload_address.session_url(self._signer, file_id, session)

    def session(self, file_id: str, upload_id: str) -> str:
        """Which session of the file an address names. Raises Refused when it is none of ours."""
        return upload_address.session(self._signer, file_id, upload_id)

    def look(self, file_id: str, session: str) -> Standing | None:
        """How it stands; None where there is no such upload, or its session has been replaced or swept."""
        row = self._rows.get(file_id)
        if row is None:
            return None
        received = row.size_bytes if row.state == "ready" else self._partials.received(file_id, session)
        if received is None and row.state == "waiting":
            if self._partials.noted(file_id) is None:
                return None
            # It was whole when the server died, and its bytes are in the store already.
            received = row.size_bytes
        return Standing(
            file_id=file_id,
            state=row.state,
            content_type=row.content_type,
            size_bytes=row.size_bytes,
            received=received or 0,
            reason=row.error_message or "",
            sha256=row.sha256,
        )

    def writer(self, file_id: str, session: str, received: int) -> PartialWriter:
        """What appends to a session's file, from where it ends; whoever writes has taken the turn."""
        key = (file_id, session)
        running = self._running.pop(key, None)
        if running is None or running.position != received:
            # Bytes that this process did not see arrive are hashed at the end.
            running = RunningHash()
        self._running[key] = running
        while len(self._running) > _MAX_RUNNING:
            self._running.popitem(last=False)
        return PartialWriter(self._partials.path(file_id, session), received, running)

    def flush(self, file_id: str, session: str) -> None:
        """Make what has arrived survive a power cut, before it is acknowledged."""
        path = self._partials.path(file_id, session)
        if path.exists():
            flush(path)

    def finish(self, file_id: str, session: str) -> Standing | None:
        """Look through a file of which every byte is here, and make it usable. Doing it again changes nothing.

        Returns:
            How it stands: ``ready``, or ``failed`` with the reason.
        """
        standing = self.look(file_id, session)
        if standing is None or standing.state != "waiting" or not standing.whole:
            return standing
        path = self._partials.path(file_id, session)
        if self._partials.noted(file_id) is None:
            try:
                facts = inspect(path, standing.content_type)
            except Unacceptable as refusal:
                self.fail(file_id, str(refusal))
                return self.look(file_id, session)
            flush(path)
            running = self._running.get((file_id, session))
            known = running is not None and running.position == standing.size_bytes
            sha256 = running.hexdigest() if running is not None and known else sha256_of(path)
            self._partials.note(file_id, sha256, facts)
        self._keep(file_id, path)
        self._running.pop((file_id, session), None)
        return self.look(file_id, session)

    def fail(self, file_id: str, reason: str) -> None:
        """Refuse a waiting upload for good, and drop its bytes."""
        self._rows.fail(file_id, reason)
        self._partials.drop(file_id)

    def cancel(self, file_id: str) -> None:
        """Give a waiting upload up."""
        self.fail(file_id, CANCELLED)

    def recover(self) -> None:
        """Take up what the last process left between store and row, and drop what nobody waits for."""
        for file_id in self._partials.all_noted():
            try:
                self._keep(file_id, self._partials.path(file_id, "none"))
            except FileNotFoundError:
                # The bytes are still under their session's name; whoever sends or asks there finishes it.
                continue
            except Exception:
                # A store out of reach must not keep the server from starting.
                log.exception(
                    "the upload %s could not be finished; it is tried again when it is asked for", file_id
                )
        self.sweep()

    def sweep_now_and_then(self) -> None:
        """``sweep``, at most once a minute."""
        if time.monotonic() - self._swept > SWEEP_EVERY_SECONDS:
            self.sweep()

    def sweep(self) -> None:
        """Forget uploads that were never finished, and old refusals; remove their bytes."""
        self._swept = time.monotonic()
        self._rows.forget()
        self._partials.drop_all_but(self._waiting)

    def _keep(self, file_id: str, path: Path) -> None:
        """From the partial file to the store, and then into the row."""
        noted = self._partials.noted(file_id)
        if noted is None:
            return
        sha256, facts = noted
        self._store.adopt(path, sha256)
        self._rows.ready(file_id, sha256, facts)
        self._partials.drop(file_id)

    def _waiting(self, file_ids: Collection[str]) -> Collection[str]:
        return self._being_fetched | self._rows.waiting(file_ids)

    def _check_room(self, size_bytes: int) -> None:
        free = shutil.disk_usage(self._partials.root).free
        if size_bytes > free:
            raise UploadFailed(
                f"There is no room for {size_bytes >> 20:,} MiB on the server's disk ({free >> 20:,} MiB are free).",
                remedy="Free some space there, or send a smaller file.",
                field="file_size_bytes",
            )
