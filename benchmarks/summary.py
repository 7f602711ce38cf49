"""The figures of the last `make bench` as the table that the README shows."""

from __future__ import annotations

import json
import sys
from statistics import median
from typing import Any

from figures import OUT


def _read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((OUT / f"{name}.json").read_text())
    return loaded


def _waited(found: dict[str, Any]) -> str:
    return f"{found['status_calls']:.0f}, {found['lag_ms']:.0f} ms"


def rows() -> list[tuple[str, str, str]]:
    """(what, measured, goal) of every figure."""
    imports, call, forge = _read("imports"), _read("call_overhead"), _read("forge_overhead")
    server, weight, made = _read("local_server"), _read("notebook_weight"), _read("generators")["runs"]
    idle = server["idle"]
    own, polling, uploads = _read("server_call"), _read("polling"), _read("uploads")
    workflow, waiting, mapped = _read("workflow_overhead"), _read("waiting"), _read("mapping")
    moved, journal = _read("transfers"), _read("journal")
    packages = [name for name in imports if name.startswith("layer_")]
    table = [
        (
            "import " + ", ".join(f"`{name}`" for name in packages),
            ", ".join(f"{imports[name]['import_ms']:.0f}" for name in packages) + " ms",
            "50 ms each",
        ),
        (
            "`get_workspace` through `Layer` against the SDK's own client, HTTP (p50)",
            f"{call['http']['ratio_p50']:.2f} times",
            "1.25 times",
        ),
        ("the same, in memory (p50)", f"{call['memory']['more_ms_p50']:+.2f} ms", "+0.3 ms"),
        (
            f"{call['http']['at_once']['calls']} of them at once over HTTP, awaited and on threads (p50)",
            f"{call['http']['at_once']['ratio_p50']:.2f}, {call['http']['at_once']['ratio_threads_p50']:.2f} times",
            "1 times",
        ),
        (
            "a warm forge beyond its generator, price and wait included (p50, p95)",
            f"{forge['overhead']['p50_ms']:.0f}, {forge['overhead']['p95_ms']:.0f} ms",
            "40, 60 ms",
        ),
        ("a finished run is known after (p95)", f"{forge['known_after_settling']['p95_ms']:.0f} ms", "20 ms"),
        (
            f"a run of {waiting['run_seconds']:g} s: status calls and lag; embedded, our server by URL, polled",
            "; ".join(_waited(waiting[name]) for name in ("embedded", "by_url", "polled")),
            "3; 20 ms",
        ),
        (
            "the same by fal-client and by replicate, on local fakes",
            "; ".join(_waited(waiting[name]) for name in ("fal-client", "replicate")),
            "",
        ),
        (
            (
                f"`layer.map` of {mapped['prompts']} prompts of {mapped['work_ms']:g} ms, {mapped['at_once']} at once, "
                "against the ideal; with a resume file"
            ),
            f"{mapped['map']['ratio']:.2f}, {mapped['map_with_resume_file']['ratio']:.2f} times",
            "",
        ),
        (
            f"our client against curl, {moved['mib']} MiB: upload to our server, to a bare sink, download",
            ", ".join(f"{moved['ratio_to_curl'][name]:.2f}" for name in ("server", "sink", "down"))
            + f" of its rate; grows by {max(moved['client_grows_mib'].values()):.0f} MiB",
            "0.9; 64 MiB",
        ),
        (
            f"a journal of {journal['runs']:,} runs: the newest 50, a month's spend, all spend by day",
            f"{journal['history_ms']:.0f}, {journal['spend_of_a_month_ms']:.0f}, {journal['spend_of_all_ms']['day']:.0f} ms",
            "100 ms",
        ),
        (
            "local server: cold start to an answer from the database; on a fresh folder",
            f"{server['existing_folder']['process'] / 1e3:.2f} s; {server['fresh_folder']['process'] / 1e3:.2f} s",
            "1.5 s; 4 s",
        ),
        (
            "attach to a running server, beyond importing the client",
            f"{server['attach']['attach_beyond_import']:.0f} ms",
            "100 ms",
        ),
        (
            "its idle memory, server and workers (PSS); idle CPU",
            f"{idle['server_pss_mib']} + {sum(idle['workers_pss_mib'])} MiB; {idle['cpu_percent']:.1f} %",
            "CPU 2 %",
        ),
        (
            "`get_workspace` on our server against a tool that does nothing on a bare SDK server: memory, HTTP (p50)",
            f"{own['memory']['auto']['more_ms_p50']:+.2f} ms, {own['http']['auto']['ratio_p50']:.2f} times",
            "+0.5 ms, 1.5 times",
        ),
        (
            f"{polling['clients']} clients asking `get_forge_run` once per second (p50, p99); most calls per second",
            (
                f"{polling['call']['p50_ms']:.0f}, {polling['call']['p99_ms']:.0f} ms; "
                f"{polling['ceiling']['calls_per_second']}"
            ),
            "p99 250 ms",
        ),
        (
            f"an upload of {uploads['mib'] / 1024:g} GiB against a bare streaming sink; the server grows by",
            f"{uploads['ratio']:.1f} times its rate; {uploads['server_grows_mib']:.0f} MiB",
            "0.8 times; 64 MiB",
        ),
        (
            "a workflow: each step of a chain beyond its work (p50); 8 steps side by side against the ideal",
            f"{workflow['per_step_of_a_chain']['p50_ms']:.0f} ms; {workflow['wide_over_ideal']:.2f} times",
            "",
        ),
        (
            "a cancelled workflow's processes are dead after (p95)",
            f"{workflow['cancel_processes_dead']['p95_ms']:.0f} ms",
            "1,000 ms",
        ),
        (
            f"{weight['pictures']} in a saved notebook: our card against Pillow's pictures",
            f"{weight['card_kb']:.0f} kB against {weight['pillow_kb']:,.0f} kB, {weight['ratio']:.0f} times less",
            "",
        ),
    ]
    table += _generators(made)
    return table


def _generators(runs: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """One row for each model: each of its cases in turn, warm."""
    table = []
    for slug in dict.fromkeys(run["slug"] for run in runs):
        own = [run for run in runs if run["slug"] == slug]
        sizes = {
            f"{run['parameters']['width']}×{run['parameters']['height']}"
            for run in own
            if "width" in run["parameters"]
        }
        reached = ", ".join(f"{median(run['warm_s']):.2f}" for run in own)
        before = [median(run["warm_s"]) / run["prototype_s"] for run in own if run.get("prototype_s")]
        against = (
            f"; {', '.join(f'{ratio:.2f}' for ratio in before)} of the first sketch's time" if before else ""
        )
        table.append(
            (
                f"`{slug}`{' ' + ' '.join(sorted(sizes)) if sizes else ''}, warm; whole process at its peak",
                f"{reached} s; {max(run['peak_mib'] for run in own):.0f} MiB{against}",
                f"{own[0]['goal']:g} s" if own[0]["goal"] else "",
            )
        )
    return table


def main() -> None:
    sys.stdout.write("| what | measured | goal |\n|---|---|---|\n")
    for row in rows():
        sys.stdout.write(f"| {' | '.join(row)} |\n")


if __name__ == "__main__":
    main()
