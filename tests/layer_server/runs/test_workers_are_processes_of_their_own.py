from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import CancelledError
from pathlib import Path

import anyio
import psutil
import pytest

from layer_server.runs import progress, worker
from layer_server.runs.cpu_pool import CpuPool

ROOT = Path(__file__).parents[3]


@pytest.fixture
def pool():
    made = CpuPool(1, worker.code_id())
    yield made
    made.close()


def test_work_is_done_elsewhere_by_the_same_process(pool):
    first = pool.submit("a", os.getpid).result(60)
    assert first != os.getpid()
    assert pool.submit("b", os.getpid).result(60) == first


def test_a_cancelled_task_is_killed_and_the_next_has_a_fresh_process(pool):
    first = pool.submit("a", os.getpid).result(60)
    task = pool.submit("b", time.sleep, 600)
    time.sleep(0.3)
    assert pool.cancel("b")
    with pytest.raises(CancelledError):
        task.result(1)
    assert pool.submit("c", os.getpid).result(60) != first
    assert not psutil.pid_exists(first)
    assert not pool.cancel("b")


def test_one_that_is_cancelled_while_its_process_starts_leaves_none_behind():
    before = set(psutil.Process().children(recursive=True))
    pool = CpuPool(2, worker.code_id())
    for number in range(6):
        first = pool.submit(f"first {number}", os.getpid)
        pool.submit(f"second {number}", time.sleep, 600)
        first.result(60)
        assert pool.cancel(f"second {number}")
    started = set(psutil.Process().children(recursive=True)) - before
    pool.close()
    assert psutil.wait_procs(started, timeout=10)[1] == []


def test_a_task_in_line_is_taken_out_of_it(pool):
    busy = pool.submit("busy", time.sleep, 0.5)
    waiting = pool.submit("waiting", time.sleep, 600)
    assert pool.cancel("waiting")
    assert busy.result(60) is None
    assert waiting.cancelled()


def test_a_dead_process_is_its_own_tasks_affair(pool):
    with pytest.raises(anyio.BrokenWorkerProcess):
        pool.submit("a", os.abort).result(60)
    assert pool.submit("b", os.getpid).result(60) != os.getpid()


def test_a_worker_of_another_build_refuses():
    pool = CpuPool(1, "another build")
    try:
        for _ in range(2):
            with pytest.raises(worker.StaleWorker):
                pool.submit("a", os.getpid).result(60)
    finally:
        pool.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a worker ends at its next task")
def test_workers_die_with_their_server():
    code = (
        "import os, time\n"
        "from layer_server.runs import worker\n"
        "from layer_server.runs.cpu_pool import CpuPool\n"
        "if __name__ == '__main__':\n"
        "    pool = CpuPool(1, worker.code_id())\n"
        "    print(pool.submit('a', os.getpid).result(60), flush=True)\n"
        "    pool.submit('b', time.sleep, 600)\n"
        "    time.sleep(600)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as server:
        child = psutil.Process(int(server.stdout.readline()))
        server.kill()
    child.wait(30)


def test_progress_is_read_whole_or_not_at_all(tmp_path):
    assert progress.read(tmp_path) is None
    with progress.ProgressFile(tmp_path) as report:
        report(0.25, "cutting")
        assert progress.read(tmp_path) == progress.Progress(0.25, "cutting")
        report(7, "é" * 300)
        assert progress.read(tmp_path) == progress.Progress(1.0, "é" * 100)
    record = tmp_path / progress.FILE_NAME
    data = bytearray(record.read_bytes())
    data[20] ^= 1
    record.write_bytes(data)
    assert progress.read(tmp_path) is None
    record.write_bytes(data[:50])
    assert progress.read(tmp_path) is None
