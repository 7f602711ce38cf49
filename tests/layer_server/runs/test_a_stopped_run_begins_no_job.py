from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace

from layer_server.runs import jobs
from layer_server.runs.worker import Job


async def test_a_job_that_is_asked_for_just_after_the_stop_is_taken_out_of_the_line(tmp_path: Path) -> None:
    submitted: list[Future[dict[str, object]]] = []

    def submit(*_: object) -> Future[dict[str, object]]:
        submitted.append(Future())
        return submitted[-1]

    pool = SimpleNamespace(submit=submit, cancel=lambda _: False, warm=lambda *_: None)
    doing = jobs.Jobs(SimpleNamespace(at=lambda _: pool), [])
    doing.stop("run")
    job = Job("tiny", "module:function", "image", "x", 1, 1, {}, str(tmp_path))
    assert (await doing.do("run/3", job, lambda _: None))["error"]["code"] == jobs.RUN_CANCELLED
    assert (await doing.do("run", job, lambda _: None))["error"]["code"] == jobs.RUN_CANCELLED
    assert all(each.cancelled() for each in submitted)
