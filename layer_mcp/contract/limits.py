"""Limits that every server has. Imports nothing: it is read before anything heavy is."""

from __future__ import annotations

MAX_LIVE_RUNS = 5
"""Runs of one user in one workspace that may be live at once."""
