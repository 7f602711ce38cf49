"""The MCP App in a host that is made up here: it shows what the tool answered, asks the host for more, and no more."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

PAGE = Path(__file__).parents[2] / "layer_server/tools/page/run.html"
# As strict as a host may be that was told of no domains.
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
HOST = """<!doctype html><body><iframe id="app" sandbox="allow-scripts" style="width: 700px; height: 500px"></iframe>
<script>
  const given = %s, asked = window.asked = [];
  const frame = document.getElementById("app");
  addEventListener("message", ({ data: { id, method, params } }) => {
    const say = (message) => frame.contentWindow.postMessage({ jsonrpc: "2.0", ...message }, "*");
    asked.push({ method, params });
    if (method === "ui/initialize") say({ id, result: given.host });
    if (method === "ui/notifications/initialized") say({ method: "ui/notifications/tool-result", params: given.result });
    if (method === "resources/read")
      say({ id, result: { contents: [{ uri: params.uri, mimeType: "image/webp", blob: given.picture }] } });
    if (method === "tools/call") say({ id, result: given.later });
  });
  frame.srcdoc = given.page;
</script>"""


def picture() -> str:
    out = io.BytesIO()
    Image.new("RGB", (32, 32), "teal").save(out, "WEBP")
    return base64.b64encode(out.getvalue()).decode()


def run(count: int, previews: int, **changes: Any) -> dict[str, Any]:
    """A tool's result: so many assets, previews of the first of them."""
    assets = [
        {"file_id": f"f{n}", "kind": "image", "name": f"orb_{n}.png", "width": 64, "height": 64, "seed": n}
        for n in range(count)
    ]
    structured = {
        "inference_id": "r1", "status": "complete", "prompt": "<b>glass</b> orb", "assets": assets,
        "actual_price_creative_units": count, **changes,
    }  # fmt: skip
    blocks = [{"type": "image", "mimeType": "image/webp", "data": picture()} for _ in range(previews)]
    return {"content": [{"type": "text", "text": "{}"}, *blocks], "structuredContent": structured}


@pytest.fixture
def show(browser: Browser) -> Any:
    """Opens the page in a host; gives the host's page. What went wrong in either is raised at the end."""
    pages: list[Page] = []
    wrong: list[str] = []

    def open_(result: dict[str, Any], later: dict[str, Any] | None = None, **capabilities: Any) -> Page:
        page = browser.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        html = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">{PAGE.read_text()}'
        given = {
            "page": html,
            "result": result,
            "later": later or result,
            "picture": picture(),
            "host": {"hostCapabilities": capabilities, "hostContext": {"theme": "dark"}},
        }
        page.set_content(HOST % json.dumps(given).replace("</", "<\\/"))
        pages.append(page)
        return page

    yield open_
    for page in pages:
        page.close()
    assert not wrong


def asked(page: Page, method: str) -> list[Any]:
    return [each["params"] for each in page.evaluate("window.asked") if each["method"] == method]


def test_a_finished_run_shows_its_pictures(show: Any) -> None:
    page = show(run(6, 4), serverResources={})
    app = page.frame_locator("#app")
    expect(app.locator("h1")).to_have_text("<b>glass</b> orb")
    expect(app.locator("#facts")).to_have_text("complete · 6 CU")
    expect(app.locator("img")).to_have_count(6)
    # Four came with the answer; two are read through the host.
    assert [params["uri"] for params in asked(page, "resources/read")] == [
        "asset://f4/preview",
        "asset://f5/preview",
    ]
    assert app.locator("html").get_attribute("data-theme") == "dark"
    assert asked(page, "ui/notifications/size-changed")


def test_a_host_that_gives_nothing_still_shows_the_names(show: Any) -> None:
    page = show(run(6, 4))
    app = page.frame_locator("#app")
    expect(app.locator("img")).to_have_count(4)
    expect(app.locator("figcaption")).to_have_count(6)
    assert not asked(page, "resources/read")


def test_a_live_run_is_asked_for_again(show: Any) -> None:
    live = run(0, 0, status="in_progress", progress=0.25, stage="painting", poll_interval_seconds=0.05)
    page = show(live, later=run(1, 1), serverTools={})
    app = page.frame_locator("#app")
    expect(app.locator("#facts")).to_have_text("complete · 1 CU")
    expect(app.locator("#bar")).to_be_hidden()
    (call,) = asked(page, "tools/call")
    assert call == {"name": "get_forge_run", "arguments": {"inference_id": "r1"}}


def test_an_error_is_told_in_its_own_words(show: Any) -> None:
    error = {"code": "RUN_NOT_FOUND", "message": "There is no such run.", "remedy": "List your runs."}
    page = show({"isError": True, "content": [], "structuredContent": error})
    expect(page.frame_locator("#app").locator("#note")).to_have_text("There is no such run. List your runs.")
