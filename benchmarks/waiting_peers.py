"""Started by ``waiting.py`` in the peers' own environment: waits for runs of a local fake, each peer in its own way.

Prints when each run was known to be over, by its id.
"""

from __future__ import annotations

import json
import os
import sys
import time
import urllib.request
from typing import Any


def by_fal(origin: str) -> tuple[str, float]:
    import fal_client
    import httpx

    with urllib.request.urlopen(
        urllib.request.Request(f"{origin}/runs", data=b"{}", method="POST")
    ) as answer:
        run_id = json.load(answer)["id"]
    base = f"{origin}/fal/{run_id}"
    with httpx.Client() as http:
        handle: Any = fal_client.SyncRequestHandle(
            request_id=run_id,
            response_url=base,
            status_url=f"{base}/status",
            cancel_url=f"{base}/cancel",
            client=http,
        )
        handle.get()
        return run_id, time.time()


def by_replicate(origin: str) -> tuple[str, float]:
    import replicate

    client = replicate.Client(api_token="none", base_url=origin)
    prediction: Any = client.predictions.create(version="1", input={})
    prediction.wait()
    return prediction.id, time.time()


def main() -> None:
    peer, origin, repeats = sys.argv[1:]
    os.environ["NO_PROXY"] = "127.0.0.1"
    wait = by_fal if peer == "fal-client" else by_replicate
    sys.stdout.write(json.dumps(dict(wait(origin) for _ in range(int(repeats)))))


if __name__ == "__main__":
    main()
