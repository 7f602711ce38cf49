"""A saved card: survives JupyterLab's sanitizer, shows hostile text as text, keeps to its budget."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.assets import ASSET_MIME_TYPE, AssetBundle
from layer_mcp.contract.status import RunStatus
from layer_nb.display import thumbnails
from layer_nb.display.bundle import asset_bundle, run_bundle

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}' onmouseover='x"
ALLOWED_TAGS = {"div", "span", "b", "code", "img", "table", "tr", "td", "th"}
ALLOWED_ATTRIBUTES = {"style", "title", "alt", "src"}
NODE_MODULES = Path(__file__).resolve().parents[3] / "labextension" / "node_modules"
SANITIZER = NODE_MODULES / "@jupyterlab" / "apputils" / "lib" / "sanitizer.js"


@pytest.fixture(autouse=True)
def _no_pictures_of_other_tests() -> None:
    thumbnails._cache.clear()


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def assert_harmless(html: str) -> None:
    for tag, attributes in Tags(html).found:
        assert tag in ALLOWED_TAGS, tag
        assert set(attributes) <= ALLOWED_ATTRIBUTES, (tag, attributes)
        style = attributes.get("style") or ""
        assert "var(" not in style
        assert re.match(
            r"data:image/(webp|png);base64,[A-Za-z0-9+/=]+$",
            attributes.get("src") or "data:image/png;base64,A",
        )
        for address in re.findall(r"url\((.*?)\)", style):
            assert address.startswith("data:image/png;base64,")


def test_hostile_words_stay_words(run: Callable[..., Any], asset: Callable[..., Any]) -> None:
    from layer_mcp.contract.assets import AttributionInfo
    from layer_mcp.contract.local import RunModel

    credit = AttributionInfo(title=HOSTILE, author=HOSTILE, source=HOSTILE, licence=HOSTILE)
    part = asset("p1", role=HOSTILE)
    made = run(
        prompt=HOSTILE,
        id=HOSTILE,
        model=RunModel(slug=HOSTILE),
        assets=[asset(HOSTILE, name=HOSTILE, mime=HOSTILE, kind=HOSTILE, attribution=[credit], parts=[part])],
    )
    bundle = run_bundle(made, variable="x")
    assert_harmless(bundle["text/html"])
    assert "<script>" not in bundle["text/html"]
    for other in (
        asset_bundle(made.assets[0]),
        run_bundle(run(assets=[], status=RunStatus.RUNNING, stage=HOSTILE)),
    ):
        assert_harmless(other["text/html"])


def test_every_look_is_harmless(run: Callable[..., Any], asset: Callable[..., Any]) -> None:
    from layer_nb.display.progress import outcome_bundle, progress_bundle
    from layer_nb.display.reports import runs_bundle
    from layer_nb.magics.help import help_bundle

    texture = asset("t1", has_alpha=False, parts=[asset(f"t1{role}", role=role) for role in ("normal", "ao")])
    for bundle in (
        run_bundle(run()),
        run_bundle(run(assets=[texture])),
        run_bundle(run(assets=[texture, asset("a2", picture=None)])),
        progress_bundle(title=HOSTILE, run_id="7f3a", progress=0.5, stage=HOSTILE, seconds=1, reserved=4),
        progress_bundle(title="x", run_id="7f3a", progress=None, stage=None, seconds=None),
        outcome_bundle(title=HOSTILE, run_id="7f3a", outcome=HOSTILE),
        runs_bundle([run(prompt=HOSTILE)]),
        help_bundle(),
        help_bundle("forge"),
    ):
        assert_harmless(bundle["text/html"])


@pytest.mark.skipif(
    not SANITIZER.is_file() or shutil.which("node") is None,
    reason="needs node and the extension's node_modules",
)
def test_jupyterlabs_own_sanitizer_takes_nothing_away(
    run: Callable[..., Any], asset: Callable[..., Any]
) -> None:
    texture = asset("t1", has_alpha=False, parts=[asset(f"t1{role}", role=role) for role in ("normal", "ao")])
    html = run_bundle(run())["text/html"] + run_bundle(run(assets=[texture]))["text/html"]
    script = (
        "import('node:fs').then(async fs => {"
        " const { Sanitizer } = await import(process.argv[1]);"
        " const html = JSON.parse(fs.readFileSync(0, 'utf8'));"
        " process.stdout.write(JSON.stringify(new Sanitizer().sanitize(html))); });"
    )
    answer = subprocess.run(
        ["node", "--experimental-detect-module", "-e", script, SANITIZER.as_uri()],
        input=json.dumps(html),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if answer.returncode:
        pytest.skip("this node cannot load the sanitizer: " + answer.stderr.strip().splitlines()[-1])
    kept = Tags(json.loads(answer.stdout)).found
    asked = Tags(html).found
    assert [tag for tag, _ in kept] == [tag for tag, _ in asked]
    for (tag, before), (_, after) in zip(asked, kept, strict=True):
        assert _declarations(before.get("style")) == _declarations(after.get("style")), tag
        assert before.get("src") == after.get("src")


def _declarations(style: str | None) -> set[str]:
    return {part.strip() for part in re.sub(r"url\([^)]*\)", "url()", style or "").split(";") if part.strip()}


def test_four_large_thumbnails_make_a_small_card(
    run: Callable[..., Any], asset: Callable[..., Any], picture: Any
) -> None:
    noisy = picture(320, 320, noisy=True)
    assert len(noisy) > 40_000
    bundle = run_bundle(run(assets=[asset(f"n{number}", picture=noisy) for number in range(4)]))
    assert len(bundle["text/html"]) < 62_000
    payload = AssetBundle.model_validate(bundle[ASSET_MIME_TYPE])
    assert all(entry.thumbnail is not None for entry in payload.assets)


def test_a_picture_that_cannot_be_had_does_not_spoil_the_card(
    run: Callable[..., Any], asset: Callable[..., Any]
) -> None:
    for broken in (asset("b1", picture=None), asset("b2", picture=b"not a picture")):
        bundle = run_bundle(run(assets=[broken, asset("a2")]))
        assert "crystal_sword_icon.png" in bundle["text/html"]
        assert bundle[ASSET_MIME_TYPE]["assets"][0].get("thumbnail") is None


def test_nothing_of_a_signed_address_is_kept(run: Callable[..., Any], asset: Callable[..., Any]) -> None:
    signed = asset("s1")
    signed.url = "http://127.0.0.1:9/files/s1/x.png?expires=1&signature=abc"
    text = json.dumps(run_bundle(run(assets=[signed])))
    assert "signature" not in text
    assert "127.0.0.1" not in text
