"""The local server as an operating system's process: lock, token, log, listener, idle exit."""
