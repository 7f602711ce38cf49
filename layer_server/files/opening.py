"""Which store a storage URL means."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from layer_mcp.contract.errors import FeatureDisabled
from layer_server.files.local_store import LocalStore
from layer_server.files.store import Store


def open_store(url: str | None, files: Path, cache: Path) -> Store:
    """The store of a server.

    Args:
        url: ``s3://bucket/prefix?endpoint=…&region=…``, ``file:///folder`` for one that several processes of a
            machine share, or None for the data folder's own.
        files: the data folder's own.
        cache: for copies of what is far away.

    Raises:
        ValueError: when the URL cannot be understood.
        FeatureDisabled: when a package is missing.
    """
    if url is None:
        return LocalStore(files)
    scheme = urlsplit(url).scheme
    if scheme == "file":
        return LocalStore(Path(url2pathname(urlsplit(url).path)), shared=True)
    if scheme == "s3":
        from layer_server.files.s3_store import S3Store

        try:
            return S3Store(url, cache)
        except ImportError as error:
            raise FeatureDisabled(
                "S3 storage needs a package that is not installed here.",
                remedy='Install it with `pip install "layer-nb[s3]"`, and start again.',
            ) from error
    raise ValueError("it must begin with s3:// or file:///")
