"""One prompt in ComfyUI's queue: put there once, followed to its end, taken out when its run is stopped.

A prompt has an id of ours, which is noted before it is sent. Newer servers take it as theirs; older ones keep it as
the client's id, by which their own is found. So whatever is lost on the way, a prompt is looked for and never sent
again.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from layer_mcp.contract.errors import LayerError, RunFailed
from layer_server.backends.comfyui import faults
from layer_server.backends.comfyui.client import Client, NoAnswer, NotSent, Refused
from layer_server.generators.card import Cancelled

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.1, 1.0
"""Between two looks; they grow."""
PATIENCE_SECONDS = 60.0
"""Without any answer for so long, a server is taken for dead."""
MISSED_LOOKS = 3
"""So often in a row a prompt is neither waiting nor running nor done before it is taken for lost: it may move between
two looks."""
_HEARS_SECONDS = 0.2
"""How soon a stop is heard."""
_STOP_SECONDS = 3.0
"""A run that is to stop does not wait longer for one answer."""
_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_RECENT = 64
"""Of the history, where a prompt is looked for by the client's id."""

Where = Literal["waiting", "running", "done", "nowhere"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """What is known of a prompt.

    Attributes:
        ahead: how many are before it, while it waits.
        entry: of the history, when it is done.
    """

    where: Where
    ahead: int = 0
    entry: Mapping[str, Any] | None = None


class Prompt:
    """One prompt of a server.

    Args:
        key: our id, a UUID.
        cancel: whether the run is to stop.
        tell: is called with what the prompt is doing, in words.
    """

    def __init__(
        self, client: Client, key: str, cancel: Callable[[], bool], tell: Callable[[str], None]
    ) -> None:
        self._client = client
        self._key = key
        self._id = key
        self._is_known = False
        self._cancel = cancel
        self._tell = tell

    def send(self, nodes: Mapping[str, Any]) -> str:
        """Put it into the queue. Returns which nodes the server leaves out and why, in words; mostly nothing.

        Raises:
            LayerError: when the server finds it wrong, cannot be reached, or may have got it without a trace.
        """
        try:
            answer = self._client.post(
                "/prompt", {"prompt": dict(nodes), "prompt_id": self._key, "client_id": self._key}
            )
        except Refused as refused:
            raise faults.refused(self._client.url, refused.body) from None
        except NotSent as error:
            raise faults.not_there(self._client.url, str(error)) from None
        except NoAnswer as error:
            # It may have arrived. It is looked for, and not sent again.
            self.find(f"the answer to it was lost ({error})")
            return ""
        given = answer.get("prompt_id") if isinstance(answer, dict) else None
        if not isinstance(given, str) or not _ID.fullmatch(given):
            raise self._client.unlike("its answer to a prompt has no prompt_id")
        self._known_as(given)
        return faults.nodes_said(answer.get("node_errors"))

    def find(self, why: str) -> None:
        """Make sure that the server knows it.

        Args:
            why: it is looked for, in words that stand in the error.

        Raises:
            RunFailed: when it does not.
        """
        if self._until(lambda seen: seen.where != "nowhere", give_up=MISSED_LOOKS) is None:
            raise RunFailed(
                f"ComfyUI at {self._client.url} does not know the prompt that was sent: {why}. It was not sent again, "
                "as it may have been run.",
                remedy="Look at ComfyUI's queue and history, then run it again.",
            )

    def follow(self) -> Mapping[str, Any]:
        """Wait until it is done; returns its entry in the history.

        Raises:
            Cancelled: when the run is to stop; it is out of the queue then, or interrupted.
            LayerError: when it failed, or is lost.
        """
        seen = self._until(lambda seen: seen.where == "done", give_up=MISSED_LOOKS)
        if seen is None or seen.entry is None:
            raise RunFailed(
                f"ComfyUI at {self._client.url} has lost the prompt: it was taken out of its queue, or ComfyUI was "
                "started anew. It was not sent again.",
                remedy="Run it again.",
            )
        if fault := faults.in_history(seen.entry):
            raise fault
        return seen.entry

    def withdraw(self) -> None:
        """Take it out of the queue, or interrupt it. Whatever cannot be reached is left as it is."""
        with suppress(NotSent, NoAnswer, Refused, LayerError):
            seen = self._look()
            if seen.where == "waiting":
                self._client.post("/queue", {"delete": [self._id]}, _STOP_SECONDS)
                seen = self._look()
            # Older servers interrupt whatever runs, so it must be ours.
            if seen.where == "running":
                self._client.post("/interrupt", {"prompt_id": self._id}, _STOP_SECONDS)

    def _until(self, enough: Callable[[Sighting], bool], give_up: int) -> Sighting | None:
        """Look until it is seen as wanted; None when it was nowhere so often."""
        missed, pause, heard = 0, FIRST_PAUSE_SECONDS, time.monotonic()
        while True:
            try:
                seen = self._look()
                heard = time.monotonic()
            except (NotSent, NoAnswer) as error:
                if time.monotonic() - heard > PATIENCE_SECONDS:
                    raise faults.went_away(self._client.url, str(error), PATIENCE_SECONDS) from None
                self._tell("ComfyUI does not answer")
            else:
                if enough(seen):
                    return seen
                missed = missed + 1 if seen.where == "nowhere" else 0
                if missed >= give_up:
                    return None
                self._tell(_in_words(seen))
            self._rest(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE_SECONDS)

    def _look(self) -> Sighting:
        """Where it is now."""
        for look in (self._in_history, self._in_queue, self._in_history):
            seen = look()
            if seen is not None:
                return seen
        return Sighting("nowhere")

    def _in_history(self) -> Sighting | None:
        found = self._client.get(f"/history/{self._id}")
        entry = found.get(self._id) if isinstance(found, dict) else None
        if isinstance(entry, dict):
            self._known_as(self._id)
            return Sighting("done", entry=entry)
        if self._is_known:
            return None
        recent = self._client.get("/history", max_items=_RECENT)
        for key, entry in recent.items() if isinstance(recent, dict) else ():
            if isinstance(entry, dict) and self._is_ours(entry.get("prompt")):
                self._known_as(key)
                return Sighting("done", entry=entry)
        return None

    def _in_queue(self) -> Sighting | None:
        queue = self._client.get("/queue")
        if not isinstance(queue, dict):
            raise self._client.unlike("its queue is no object")
        running, waiting = (_items(queue.get(name)) for name in ("queue_running", "queue_pending"))
        for item in running:
            if self._is_ours(item):
                self._known_as(str(item[1]))
                return Sighting("running")
        for item in waiting:
            if self._is_ours(item):
                self._known_as(str(item[1]))
                before = sum(1 for other in waiting if _number(other) < _number(item))
                return Sighting("waiting", len(running) + before)
        return None

    def _known_as(self, prompt_id: str) -> None:
        """The server's own id of it: it has arrived."""
        self._id, self._is_known = prompt_id, True

    def _is_ours(self, item: Any) -> bool:
        """Whether an item of the queue (number, id, nodes, extra data, …) is this prompt."""
        if not isinstance(item, list) or len(item) < 2:
            return False
        extra = item[3] if len(item) > 3 and isinstance(item[3], dict) else {}
        is_ours = item[1] == self._id or extra.get("client_id") == self._key
        return is_ours and bool(_ID.fullmatch(str(item[1])))

    def _rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._cancel() and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _HEARS_SECONDS))
        if self._cancel():
            self._tell("telling ComfyUI to stop")
            self.withdraw()
            raise Cancelled


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _number(item: Any) -> float:
    first = item[0] if isinstance(item, list) and item else None
    return float(first) if isinstance(first, int | float) else float("inf")


def _in_words(seen: Sighting) -> str:
    if seen.where == "waiting":
        return (
            f"waiting in ComfyUI's queue, {seen.ahead} before it" if seen.ahead else "next in ComfyUI's queue"
        )
    return "ComfyUI is at work" if seen.where == "running" else "ComfyUI moves it"
