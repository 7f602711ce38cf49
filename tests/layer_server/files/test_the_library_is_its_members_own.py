from __future__ import annotations

import hashlib
import time
from io import BytesIO

import pytest
import sqlalchemy as sa
from PIL import Image

from layer_mcp.contract.errors import Forbidden, InvalidInputs
from layer_mcp.contract.forge import ExecuteForge
from layer_server.accounts.principal import Principal
from layer_server.accounts.workspaces import Accounts
from layer_server.catalog.catalog import Catalog
from layer_server.db import schema, tables
from layer_server.db.database import Database
from layer_server.files.library import FileNotFound, Library
from layer_server.files.local_store import LocalStore
from layer_server.files.signing import Signer
from layer_server.files.staging import Staging
from layer_server.files.views import AssetView, PartView
from layer_server.generators import testing
from layer_server.runs import start
from layer_server.runs.settle import settle
from layer_server.runs.watch import Watch

USER, STRANGER = Principal("user"), Principal("stranger")


class Shelf:
    """A library and the shortest way to put something into it."""

    def __init__(self, home):
        self.db = Database.in_file(home / "state.db")
        schema.prepare(self.db)
        self.store, self.staging = LocalStore(home / "files"), Staging(home / "files")
        self.library = Library(self.db, self.store, Signer(home / "key"), home / "cache")
        self.workspace = Accounts(self.db).create(USER, "Shelf", 10**12)
        self.catalog, self.watch, self.count = Catalog(testing.CARDS), Watch(), 0

    def put(self, prompt, kind="image", content_type="image/png", data=None):
        self.count += 1
        if data is None:
            buffer = BytesIO()
            Image.new("RGBA", (40, 30), (self.count, 0, 0, 255)).save(buffer, "PNG")
            data = buffer.getvalue()
        request = ExecuteForge(workspace_id=self.workspace.id, model_id="tiny", prompt=prompt, batch_size=1)
        run_id, _ = start.start(
            self.db, self.watch, USER, start.of_forge(request, self.catalog.resolve(request))
        )
        digest = hashlib.sha256(data).hexdigest()
        staging = self.staging.folder(run_id)
        staging.mkdir()
        (staging / "0").write_bytes(data)
        self.store.adopt(staging / "0", digest)
        common = {
            "content_type": content_type,
            "name": "x",
            "size_bytes": len(data),
            "sha256": digest,
            "position": 0,
        }
        asset = common | {
            "id": f"asset-{self.count}",
            "run_id": run_id,
            "workspace_id": self.workspace.id,
            "kind": kind,
            "attribution": [],
            "metadata": {"n": self.count},
            "created_at": self.count,
        }
        part = common | {"id": f"part-{self.count}", "asset_id": asset["id"], "role": "poster"}
        settle(self.db, self.watch, run_id, "succeeded", charge=1, assets=[asset], parts=[part])
        return asset["id"]


@pytest.fixture
def shelf(tmp_path):
    made = Shelf(tmp_path)
    yield made
    made.db.close()


def test_newest_first_in_pages(shelf):
    ids = [shelf.put(f"thing {number}") for number in range(5)]
    found, cursor = [], None
    for _ in range(3):
        page, cursor, total = shelf.library.list(USER, limit=2, cursor=cursor)
        found += [asset.file_id for asset in page]
        assert total == 5
    assert cursor is None
    assert found == ids[::-1]
    with pytest.raises(InvalidInputs):
        shelf.library.list(USER, limit=2, cursor="x")


def test_search_takes_every_word_literally(shelf):
    sword = shelf.put("crystal Sword 100%")
    shelf.put("crystal staff")

    def found(search):
        return [asset.file_id for asset in shelf.library.list(USER, limit=9, search=search)[0]]

    assert found("SWORD crystal") == [sword]
    assert found("100%") == [sword]
    assert found("_") == found("100_") == found("axe") == []
    assert len(found("tiny")) == len(found(" ")) == 2


def test_by_kind(shelf):
    shelf.put("a")
    sound = shelf.put("b", kind="audio", content_type="audio/wav")
    assert [asset.file_id for asset in shelf.library.list(USER, limit=9, kind="audio")[0]] == [sound]


def test_assets_and_parts_are_found_with_their_bytes(shelf):
    asset_id = shelf.put("sword")
    asset = shelf.library.get(USER, asset_id)
    assert isinstance(asset, AssetView)
    assert (asset.prompt, asset.model_slug, asset.metadata) == ("sword", "tiny", {"n": 1})
    part = shelf.library.get(USER, asset.parts[0].file_id)
    assert isinstance(part, PartView)
    assert part.asset_id == asset_id
    data = shelf.library.path(USER, part.file_id).read_bytes()
    assert hashlib.sha256(data).hexdigest() == part.sha256
    assert Image.open(BytesIO(shelf.library.thumbnail(USER, part.file_id, 20))).size == (20, 15)


def test_the_thumbnail_of_a_mesh_is_its_poster(shelf):
    mesh = shelf.put("chest", kind="three_d")
    assert Image.open(BytesIO(shelf.library.thumbnail(USER, mesh, 20))).format == "WEBP"


def test_a_stranger_sees_nothing(shelf):
    asset_id = shelf.put("secret")
    assert shelf.library.list(STRANGER, limit=9) == ([], None, 0)
    for look in (
        shelf.library.get,
        shelf.library.path,
        lambda who, file: shelf.library.thumbnail(who, file, 20),
    ):
        for file_id in (asset_id, "part-1", "nothing"):
            with pytest.raises(FileNotFound):
                look(STRANGER, file_id)


def test_a_good_link_is_for_one_file(shelf):
    asset_id, other = shelf.put("one"), shelf.put("two")
    expires = int(time.time()) + 60
    signature = shelf.library.sign(asset_id, expires)
    shelf.library.check_signature(asset_id, expires, signature)
    with pytest.raises(Forbidden):
        shelf.library.check_signature(other, expires, signature)


def test_bytes_that_are_gone_are_told_with_their_place(shelf):
    asset_id = shelf.put("sword")
    path = shelf.library.path(USER, asset_id)
    path.unlink()
    for look in (shelf.library.path, lambda who, file: shelf.library.thumbnail(who, file, 20)):
        with pytest.raises(FileNotFound, match="gone") as caught:
            look(USER, asset_id)
        assert str(path) in caught.value.message
        assert "same prompt and seed" in caught.value.remedy


def test_a_removed_member_sees_nothing_any_more(shelf):
    asset_id = shelf.put("mine")
    with shelf.db.begin() as connection:
        connection.execute(sa.delete(tables.member))
    with pytest.raises(FileNotFound):
        shelf.library.get(USER, asset_id)
