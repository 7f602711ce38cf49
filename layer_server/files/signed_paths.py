"""Which addresses bring their own permission: a file's link, and an upload's."""

from __future__ import annotations

FILES_PATH = "/files/"
UPLOADS_PATH = "/uploads/"


def is_signed_path(method: str, path: str) -> bool:
    """Whether the permission for a request is in its address, to be checked by whoever answers it.

    A listener lets these pass without a credential, and without its limit on the size of a body: uploads have theirs.
    """
    if path.startswith(FILES_PATH):
        return method in {"GET", "HEAD"}
    return path.startswith(UPLOADS_PATH) and method in {"POST", "PUT", "DELETE"}
