"""The gallery's side of the conversation that ``labextension/widgets/gallery/wire.ts`` fixes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp.contract.assets import ASSET_MIME_TYPE
from layer_nb.display import thumbnails
from layer_nb.widgets import gallery as module
from layer_nb.widgets.gallery import FIRST_SCREEN, Gallery, gather


@pytest.fixture(autouse=True)
def _no_pictures_of_other_tests() -> None:
    thumbnails._cache.clear()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[dict[str, Any], list[bytes]]]:
    messages: list[tuple[dict[str, Any], list[bytes]]] = []
    monkeypatch.setattr(
        Gallery, "send", lambda self, content, buffers=None: messages.append((content, buffers or []))
    )
    return messages


def test_the_first_screen_is_in_the_state_and_the_rest_is_not(asset: Callable[..., Any]) -> None:
    view = Gallery([asset(f"g{number}") for number in range(FIRST_SCREEN + 5)])
    assert len(view.items) == FIRST_SCREEN + 5
    assert len(view.thumbs) == FIRST_SCREEN
    assert view.items[0] == {
        "id": "g0",
        "label": "crystal sword icon",
        "kind": "image",
        "width": 1024,
        "height": 1024,
        "has_alpha": True,
        "run_id": "7f3a91c2-0000-4000-8000-000000000000",
        "model": "",
        "seed": 7,
        "created_at": "",
    }


def test_thumbnails_are_sent_on_demand(asset: Callable[..., Any], sent: list[Any]) -> None:
    view = Gallery([asset("g1"), asset("g2", picture=None)])
    view._answer(view, {"kind": "need", "ids": ["g1", "g2", "stranger"]}, [])
    assert [content for content, _ in sent] == [
        {"kind": "thumbs", "ids": ["g1"]},
        {"kind": "missing", "ids": ["g2", "stranger"]},
    ]
    assert len(sent[0][1]) == 1


def test_a_zoom_gets_a_large_picture(asset: Callable[..., Any], sent: list[Any]) -> None:
    one = asset("g1")
    view = Gallery([one])
    view._answer(view, {"kind": "zoom", "id": "g1"}, [])
    view._answer(view, {"kind": "zoom", "id": "stranger"}, [])
    assert sent[0][0] == {"kind": "preview", "id": "g1", "mime_type": "image/webp"}
    assert sent[1][0] == {"kind": "missing", "ids": ["stranger"]}
    assert one.asked[-1] == 1024


@pytest.mark.parametrize(
    "message", [None, "x", {}, {"kind": "new"}, {"kind": "need", "ids": 3}, {"kind": "need"}]
)
def test_unknown_messages_do_no_harm(asset: Callable[..., Any], sent: list[Any], message: object) -> None:
    Gallery([asset("g1")])._answer(None, message, [])
    assert sent == []


def test_messages_may_come_on_other_threads(asset: Callable[..., Any], sent: list[Any]) -> None:
    ids = [f"g{number}" for number in range(40)]
    view = Gallery([asset(name) for name in ids])
    threads = [
        threading.Thread(target=view._answer, args=(view, {"kind": "need", "ids": ids}, [])) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [content["ids"] for content, _ in sent] == [ids] * 8


def test_the_selection_comes_back_as_assets(asset: Callable[..., Any]) -> None:
    view = Gallery([asset("g1"), asset("g2")])
    view.selected = ["g2", "stranger"]
    assert [chosen.file_id for chosen in view.selection] == ["g2"]


def test_it_is_saved_as_a_static_card(asset: Callable[..., Any]) -> None:
    view = Gallery([asset(f"g{number}") for number in range(15)])
    bundle = view._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"].startswith("<Gallery of 15 assets>")
    assert "3 more in the live gallery" in data["text/html"]
    assert data[ASSET_MIME_TYPE]["kind"] == "gallery"
    assert [entry["caption"] for entry in data[ASSET_MIME_TYPE]["assets"]] == ["crystal sword icon"] * 12
    assert data["text/html"].count(">crystal sword icon</div>") == 12
    assert repr(view) == "<Gallery of 15 assets>"


def test_without_its_front_end_it_names_the_build_command(
    asset: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setattr(module, "STATIC", tmp_path)
    view = Gallery([asset("g1")])
    data = view._repr_mimebundle_()
    for words in (data["text/plain"], data["text/html"]):
        assert "make lab" in words
    assert "data:image/webp" in data["text/html"]
    assert "application/vnd.jupyter.widget-view+json" not in data


def test_gather_takes_runs_and_assets(run: Callable[..., Any], asset: Callable[..., Any]) -> None:
    one = asset("z1")
    assert [found.file_id for found in gather([run(), one, one])] == ["a0", "a1", "a2", "a3", "z1"]
    assert [found.file_id for found in gather(run())] == ["a0", "a1", "a2", "a3"]
    with pytest.raises(TypeError, match="shows runs and assets, not a str"):
        gather(["swords"])
