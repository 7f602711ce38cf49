"""Accounts and runs, exact to the micro-CU: what is held, what was charged, and what was really started."""

from __future__ import annotations

import threading
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

MICRO = 1_000_000


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Refused(Exception):
    """A tool's refusal, in Layer's codes."""

    def __init__(self, code: str, message: str, status: int = 400, **more: Any) -> None:
        super().__init__(message)
        self.code, self.message, self.status, self.more = code, message, status, more


@dataclass
class Account:
    """A workspace's CU, in micro."""

    workspace_id: str
    slug: str
    name: str
    balance: int
    reserved: int = 0
    last_active_at: str = ""

    @property
    def available(self) -> int:
        return self.balance - self.reserved


@dataclass
class Started:
    """A run that was really started.

    Attributes:
        price, charged: in micro-CU.
        state: ``live``, ``complete``, ``failed``, ``cancelled`` or ``deleted``.
    """

    run_id: str
    kind: str
    tool: str
    workspace_id: str
    model_id: str
    prompt: str
    parameters: dict[str, Any]
    session_name: str | None
    price: int
    ends_at: float
    outcome: str
    files: list[str]
    state: str = "live"
    charged: int = 0
    created_at: str = field(default_factory=now)
    completed_at: str | None = None


def cu(micro: int) -> float | int:
    """Micro-CU as the wire's number."""
    whole, rest = divmod(micro, MICRO)
    return whole if rest == 0 else micro / MICRO


class Books:
    """Every account and every run."""

    def __init__(self, workspaces: int, balance: float, max_live: int, *, allow_negative: bool) -> None:
        self.lock = threading.RLock()
        self.max_live = max_live
        self.allow_negative = allow_negative
        self.started: list[Started] = []
        self.forgotten: set[str] = set()
        names = ["Studio", "Attic", *(f"Room {n}" for n in range(3, workspaces + 1))][:workspaces]
        self.accounts = {
            account.workspace_id: account
            for account in (
                Account(str(uuid.uuid4()), name.lower().replace(" ", "-"), name, round(balance * MICRO))
                for name in names
            )
        }
        for account in self.accounts.values():
            account.last_active_at = now()

    def account(self, workspace_id: str) -> Account:
        with self.lock:
            self.advance()
            if workspace_id not in self.accounts:
                raise Refused("WORKSPACE_NOT_FOUND", "no such workspace", 404)
            return self.accounts[workspace_id]

    def start(self, run: Started, retry_after: float | None) -> Started:
        """Hold the price and start a run, or refuse it and change nothing."""
        with self.lock:
            account = self.account(run.workspace_id)
            live = sum(
                each.state == "live" and each.workspace_id == run.workspace_id for each in self.started
            )
            if live >= self.max_live:
                more = {} if retry_after is None else {"retry_after_seconds": retry_after}
                raise Refused("RATE_LIMITED", f"at most {self.max_live} runs at once", 429, **more)
            if account.available < run.price and not self.allow_negative:
                raise Refused("INSUFFICIENT_BALANCE", "not enough Creative Units", 402)
            account.reserved += run.price
            account.last_active_at = now()
            self.started.append(run)
            return run

    def find(self, run_id: str, kind: str, workspace_id: str | None) -> Started:
        with self.lock:
            self.advance()
            for run in self.started:
                if (
                    run.run_id == run_id
                    and run.kind == kind
                    and run_id not in self.forgotten
                    and workspace_id in {None, run.workspace_id}
                ):
                    return run
            raise Refused("RUN_NOT_FOUND", "no such run", 404)

    def end(self, run: Started, state: str) -> None:
        """Settle a run that is live: charge what went well, release the rest."""
        with self.lock:
            if run.state != "live":
                return
            account = self.accounts[run.workspace_id]
            account.reserved -= run.price
            run.charged = run.price if state == "complete" else 0
            account.balance -= run.charged
            run.state = state
            run.completed_at = now()

    def advance(self) -> None:
        """End the runs whose time is over."""
        at = time.monotonic()
        with self.lock:
            for run in self.started:
                if run.state == "live" and run.ends_at <= at:
                    self.end(run, run.outcome)
