"""The store as a bucket of an S3-compatible service, with a cache of what was read or made on this machine.

Credentials come from the environment (``AWS_ACCESS_KEY_ID`` and its kind, or the machine's own role), as every S3
client takes them: no setting of ours and no row holds them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from layer_server.files.store import READ_BYTES, checked

if TYPE_CHECKING:
    from obstore.store import ClientConfig, S3Config
    from obstore.store import S3Store as Bucket

PART_BYTES = 16 << 20
PARTS_AT_ONCE = 4
CACHE_BYTES = 10 << 30
"""More than this is not kept on this machine, apart from what is in use."""
IN_USE_SECONDS = 3600
"""A file that was asked for so recently stays: a worker may be about to open it."""
_SWEEP_EVERY = 64
"""Files that are added to the cache between two looks at its size."""
_OPTIONS = {"endpoint", "region", "virtual_hosted"}


class S3Store:
    """A ``Store`` that all processes share.

    Args:
        url: ``s3://bucket/prefix?endpoint=https://…&region=…``; ``virtual_hosted=1`` puts the bucket in the host name.
        cache: a folder of this process, on the disk of its staging folders.

    Raises:
        ValueError: when the URL cannot be understood; the text does not repeat it.
        ImportError: when ``obstore`` is not installed (``layer-nb[s3]``).
    """

    shared = True

    def __init__(self, url: str, cache: Path, cache_bytes: int = CACHE_BYTES) -> None:
        self._bucket, self._prefix = _open(url)
        self._cache = cache
        self._cache_bytes = cache_bytes
        self._added = 0
        self._lock = threading.Lock()
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)

    def adopt(self, staged: Path, sha256: str) -> None:
        import obstore

        key = self._key(sha256)
        if not self.exists(sha256):
            # Twice at the same time is harmless: both write the same bytes, and each write is whole or not at all.
            obstore.put(self._bucket, key, staged, chunk_size=PART_BYTES, max_concurrency=PARTS_AT_ONCE)
        # Who has made a file is likely to need it next.
        with contextlib.suppress(FileNotFoundError):
            staged.replace(self._place(sha256))
            self._keep_small()

    def exists(self, sha256: str) -> bool:
        import obstore

        try:
            obstore.head(self._bucket, self._key(sha256))
        except FileNotFoundError:
            return False
        return True

    def local_path(self, sha256: str) -> Path:
        if (path := self.at_hand(sha256)) is not None:
            return path
        path = self._place(sha256)
        fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        digest = hashlib.sha256()
        try:
            with fresh.open("wb") as file:
                for piece in self.read(sha256):
                    digest.update(piece)
                    file.write(piece)
            if digest.hexdigest() != sha256:
                raise FileNotFoundError(f"{self._key(sha256)} in the bucket is damaged")
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
        self._keep_small()
        return path

    def at_hand(self, sha256: str) -> Path | None:
        path = self._place(sha256)
        try:
            # Its time says when it was last asked for.
            os.utime(path)
        except FileNotFoundError:
            return None
        return path

    def read(self, sha256: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        import obstore

        options: dict[str, Any] = {}
        if start or stop is not None:
            options["range"] = (start, stop) if stop is not None else {"offset": start}
        try:
            found = obstore.get(self._bucket, self._key(sha256), options=options)  # type: ignore[arg-type]  # a TypedDict, built by parts
        except FileNotFoundError:
            raise FileNotFoundError(f"{self._key(sha256)} is not in the bucket any more") from None
        for piece in found.stream(min_chunk_size=READ_BYTES):
            yield bytes(piece)

    def remove(self, hashes: Iterable[str]) -> None:
        import obstore

        for sha256 in hashes:
            self._place(sha256).unlink(missing_ok=True)
            with contextlib.suppress(FileNotFoundError):
                obstore.delete(self._bucket, self._key(sha256))

    def _key(self, sha256: str) -> str:
        return f"{self._prefix}objects/{checked(sha256)[:2]}/{sha256}"

    def _place(self, sha256: str) -> Path:
        return self._cache / checked(sha256)

    def _keep_small(self) -> None:
        """Remove what was not asked for the longest, now and then."""
        with self._lock:
            self._added += 1
            full = shutil.disk_usage(self._cache).free < self._cache_bytes // 10
            if self._added % _SWEEP_EVERY and not full:
                return
            kept = [
                (stat.st_mtime, stat.st_size, path) for path in self._cache.iterdir() if (stat := path.stat())
            ]
            size = sum(each for _, each, _ in kept)
            for used, bytes_, path in sorted(kept):
                if size <= self._cache_bytes or used > time.time() - IN_USE_SECONDS:
                    return
                path.unlink(missing_ok=True)
                size -= bytes_


def _open(url: str) -> tuple[Bucket, str]:
    from obstore.store import S3Store as Bucket

    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    if parts.username or parts.password:
        raise ValueError(
            "it holds credentials; put them in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY instead"
        )
    if parts.scheme != "s3" or not parts.hostname:
        raise ValueError("it is not of the form s3://bucket/prefix?endpoint=https://…&region=…")
    if unknown := set(options) - _OPTIONS:
        raise ValueError(f"it has {', '.join(sorted(unknown))}, but knows {', '.join(sorted(_OPTIONS))}")
    endpoint = options.get("endpoint")
    prefix = parts.path.strip("/")
    config: S3Config = {
        "region": options.get("region", "us-east-1"),
        "virtual_hosted_style_request": options.get("virtual_hosted") == "1",
    }
    if endpoint:
        config["endpoint"] = endpoint
    client: ClientConfig = {"allow_http": (endpoint or "").startswith("http://")}
    bucket = Bucket(parts.hostname, config=config, client_options=client)
    return bucket, f"{prefix}/" if prefix else ""
