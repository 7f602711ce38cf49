"""The local server as an operating system's process: lock, token, log, listener, idle exit."""

from __future__ import annotations


class CannotServe(Exception):
    """Something that the user can put right keeps the server from serving; the message says what."""
