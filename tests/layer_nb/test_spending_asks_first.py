"""Nothing is submitted before the price is known, allowed, affordable and, where it is dear, approved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from layer_mcp.contract.errors import BudgetExceeded, InsufficientBalance, RunCancelled
from layer_mcp.contract.status import RunStatus
from layer_mcp.runs.run import Interrupted
from layer_nb.forging import follow, submit
from layer_nb.requests import ForgeRequest


@dataclass
class Till:
    """A client that knows a price and remembers what was submitted."""

    price: Decimal = Decimal(4)
    balance: Decimal = Decimal(100)
    submitted: list[dict[str, Any]] = field(default_factory=list)
    failure: BaseException | None = None
    kind: str = "embedded"

    @property
    def target(self) -> SimpleNamespace:
        return SimpleNamespace(kind=self.kind)

    def estimate(self, prompt: str, **_: Any) -> SimpleNamespace:
        return SimpleNamespace(
            price=self.price,
            balance=self.balance,
            remaining=self.balance - self.price,
            sufficient=self.balance >= self.price,
            subject="icon",
            model=SimpleNamespace(slug="icon", name="Icon", model_id="m1"),
            parameters={"batch_size": 4},
            chosen=True,
        )

    def workspace(self) -> SimpleNamespace:
        return SimpleNamespace(name="Personal", slug="personal")

    def forge(self, prompt: str, **arguments: Any) -> SimpleNamespace:
        if self.failure is not None:
            raise self.failure
        self.submitted.append({"prompt": prompt, **arguments})
        return SimpleNamespace(id="r1")


@dataclass
class Witness:
    """A view that answers and remembers."""

    answer: bool | None = None
    asked: int = 0
    said: list[str] = field(default_factory=list)

    def ask(self, estimate: Any, limit: float, workspace: str) -> bool | None:
        self.asked += 1
        return self.answer

    def working(self, run: Any, progress: float | None, stage: str | None, seconds: float | None) -> None:
        self.said.append("working")

    def done(self, run: Any) -> None:
        self.said.append("done")

    def ended(self, run: Any, outcome: str) -> None:
        self.said.append(outcome)


def go(till: Till, view: Witness | None = None, *, confirm_above: float = 20, **fields: Any) -> Any:
    return submit(till, ForgeRequest("sword", **fields), view or Witness(), confirm_above=confirm_above)  # type: ignore[arg-type]


def test_a_cheap_run_is_submitted_with_its_price_as_the_limit() -> None:
    till, view = Till(), Witness()
    go(till, view, seed=7, batch_size=4, params={"quality": "high"})
    assert view.asked == 0
    (sent,) = till.submitted
    assert (sent["model"], sent["max_cu"], sent["seed"], sent["quality"]) == ("icon", 4.0, 7, "high")


@pytest.mark.parametrize(("answer", "started"), [(True, 1), (False, 0), (None, 0)])
def test_a_dear_run_needs_a_yes(answer: bool | None, started: int) -> None:
    till, view = Till(price=Decimal(46)), Witness(answer)
    if started:
        go(till, view)
    else:
        with pytest.raises(BudgetExceeded) as caught:
            go(till, view)
        assert "46 CU" in caught.value.message
        assert "Nothing was spent" in caught.value.remedy
    assert view.asked == 1
    assert len(till.submitted) == started


@pytest.mark.parametrize("fields", [{"yes": True}, {"max_cu": 46}])
def test_a_price_that_was_allowed_is_not_asked_for(fields: dict[str, Any]) -> None:
    till, view = Till(price=Decimal(46)), Witness()
    go(till, view, **fields)
    assert view.asked == 0
    assert till.submitted[0]["max_cu"] == 46.0


def test_the_limit_wins_over_a_yes() -> None:
    till = Till(price=Decimal(46))
    with pytest.raises(BudgetExceeded):
        go(till, yes=True, max_cu=45.9)
    assert not till.submitted


@pytest.mark.parametrize(
    ("kind", "remedy"), [("embedded", "%layer grant 34"), ("hosted", "Settings > Billing")]
)
def test_too_few_credits_are_told_before_a_question(kind: str, remedy: str) -> None:
    till, view = Till(price=Decimal(46), balance=Decimal("12.5"), kind=kind), Witness(True)
    with pytest.raises(InsufficientBalance) as caught:
        go(till, view)
    assert remedy in caught.value.remedy
    assert view.asked == 0
    assert not till.submitted


def test_an_interrupt_while_sending_keeps_the_clients_words() -> None:
    with pytest.raises(KeyboardInterrupt, match="Cancelled run 7f3a; nothing was charged"):
        go(Till(failure=KeyboardInterrupt("Cancelled run 7f3a; nothing was charged.")))


def test_size_is_width_and_height_and_excludes_them() -> None:
    request = ForgeRequest.from_options("x", {"size": "768x512", "model": None})
    assert (request.width, request.height, request.model) == (768, 512, None)
    with pytest.raises(ValueError, match="either size"):
        ForgeRequest.from_options("x", {"size": 512, "width": 100})


@pytest.mark.parametrize("name", ["seed", "model", "batch_size", "max_cu", "prompt", "size", "confirm"])
def test_a_parameter_cannot_stand_in_for_an_option(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} has an option of its own"):
        ForgeRequest.from_options("x", {"params": {name: 1}})


class Followed:
    """A run that is interrupted between two of its events."""

    id = "7f3a91c2-0000"
    prompt = "sword"
    cost: Decimal | None = None
    estimate = None

    def __init__(self, ends_as: RunStatus, assets: Sequence[str] = ()) -> None:
        self.assets = assets
        self.status = RunStatus.RUNNING
        self.reserved: Decimal | None = Decimal(4)
        self.interrupts = 0
        self.detached = False
        self._ends_as = ends_as

    def events(self) -> Any:
        yield SimpleNamespace(status=self.status, progress=0.1, stage="x", seconds=0.1)
        raise KeyboardInterrupt

    def interrupt(self) -> str:
        self.interrupts += 1
        self.status = self._ends_as
        return "Let go of run 7f3a91c2-0000; it may go on."

    def detach(self) -> None:
        self.detached = True


def test_an_interrupted_run_says_what_was_released() -> None:
    view, followed = Witness(), Followed(RunStatus.CANCELLED)
    with pytest.raises(RunCancelled) as caught:
        follow(followed, view)  # type: ignore[arg-type]
    assert caught.value.message == "Interrupted: the run was cancelled, 4 CU released."
    assert caught.value.run is followed
    assert view.said == ["working", "cancelled, 4 CU released"]


def test_an_interrupted_workflow_shows_what_its_finished_steps_made() -> None:
    view = Witness()
    with pytest.raises(RunCancelled):
        follow(Followed(RunStatus.CANCELLED, ["icon"]), view)  # type: ignore[arg-type]
    assert view.said == ["working", "done"]


def test_a_run_that_won_the_race_is_shown() -> None:
    view = Witness()
    follow(Followed(RunStatus.SUCCEEDED), view)  # type: ignore[arg-type]
    assert view.said[-1] == "done"


def test_a_run_that_goes_on_is_let_go_in_the_clients_words() -> None:
    view, followed = Witness(), Followed(RunStatus.RUNNING)
    with pytest.raises(Interrupted, match="Let go of run 7f3a91c2-0000") as caught:
        follow(followed, view)  # type: ignore[arg-type]
    assert (followed.interrupts, followed.detached) == (1, True)
    assert caught.value.run is followed
    assert view.said[-1] == "left running"


def test_an_interrupt_that_the_client_met_is_not_handled_twice() -> None:
    class Met(Followed):
        def events(self) -> Any:
            yield SimpleNamespace(status=self.status, progress=0.1, stage="x", seconds=0.1)
            raise Interrupted(self.interrupt(), self)  # type: ignore[arg-type]

    followed = Met(RunStatus.CANCELLED)
    with pytest.raises(RunCancelled):
        follow(followed, Witness())  # type: ignore[arg-type]
    assert followed.interrupts == 1
