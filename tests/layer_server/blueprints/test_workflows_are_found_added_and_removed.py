from __future__ import annotations

import json
import re

import pytest

from layer_mcp.contract.errors import Forbidden, InvalidInputs, WorkflowNotFound, WorkspaceNotFound
from layer_server.accounts.members import Members
from layer_server.accounts.principal import LOCAL_USER, Principal
from layer_server.accounts.users import Users
from layer_server.accounts.workspaces import Accounts
from layer_server.blueprints import workflows as workflows_module
from layer_server.blueprints.kinds import Kinds
from layer_server.blueprints.published import published, published_id
from layer_server.blueprints.reading import from_data
from layer_server.blueprints.workflows import Workflows
from layer_server.catalog.catalog import Catalog
from layer_server.db import schema, tables
from layer_server.db.database import Database
from layer_server.generators.registry import CARDS


@pytest.fixture
def db(tmp_path):
    made = Database.in_file(tmp_path / "state.db")
    schema.prepare(made)
    Users(made).prepare_local()
    yield made
    made.close()


@pytest.fixture
def accounts(db):
    made = Accounts(db)
    made.prepare_first(0)
    return made


@pytest.fixture
def workspace_id(accounts):
    return accounts.workspaces(LOCAL_USER)[0].id


@pytest.fixture
def someone(db):
    """Another user, of no workspace yet."""
    return Principal(Users(db).create("someone", "a long password").id)


@pytest.fixture
def workflows(db, accounts, kinds):
    return Workflows(db, accounts, kinds, library=None)


def test_every_published_workflow_is_listed(workflows, workspace_id):
    listed = workflows.list(LOCAL_USER, workspace_id)
    assert {each.id for each in listed} == set(published())
    assert len(listed) >= 6
    for each in listed:
        summary = each.summary()
        assert summary.published
        assert summary.name
        assert summary.description
        assert summary.modality in {"image", "three_d", "video", "audio", "mixed"}
        assert all(port.display_name and port.value_schema for port in [*summary.inputs, *summary.outputs])


def test_a_workflow_whose_model_is_not_there_is_not_listed(db, accounts, workspace_id):
    only_icons = Kinds(Catalog([card for card in CARDS if card.slug == "icon"]))
    listed = {
        each.slug for each in Workflows(db, accounts, only_icons, library=None).list(LOCAL_USER, workspace_id)
    }
    assert "icon-set" in listed
    assert "tiling-material" not in listed


@pytest.mark.parametrize(
    ("search", "first"),
    [
        ("icon set", "icon-set"),
        ("photo studio", "product-shot"),
        ("seamless pbr material", "tiling-material"),
        ("legendary", "rarity-tiers"),
        ("store sizes", "app-icon"),
        ("stickers for a chat", "sticker-pack"),
        ("inventory", "inventory-cards"),
    ],
)
def test_search_is_by_relevance(workflows, workspace_id, search, first):
    assert workflows.list(LOCAL_USER, workspace_id, search)[0].slug == first


def test_a_name_counts_more_than_prose_about_it(workflows, workspace_id, sheet):
    by_name = sheet | {"slug": "walrus", "name": "Walrus"}
    by_prose = sheet | {"slug": "other", "name": "Other", "description": "For a walrus."}
    for data in (by_name, by_prose):
        workflows.add(LOCAL_USER, workspace_id, json.dumps(data))
    assert [each.slug for each in workflows.list(LOCAL_USER, workspace_id, "walrus")] == ["walrus", "other"]
    assert workflows.list(LOCAL_USER, workspace_id, "xylophone") == []


def test_people_find_by_slug_id_or_a_beginning(workflows, workspace_id):
    expected = published_id("rarity-tiers")
    for ref in ("rarity-tiers", "Rarity", expected, expected[:8]):
        assert workflows.find(LOCAL_USER, workspace_id, ref).id == expected
    with pytest.raises(WorkflowNotFound, match="Did you mean 'icon-set'") as caught:
        workflows.find(LOCAL_USER, workspace_id, "icns-set")
    assert caught.value.nearest == "icon-set"


def test_the_same_slug_is_the_next_version(workflows, workspace_id, sheet):
    first = workflows.add(LOCAL_USER, workspace_id, json.dumps(sheet))
    second = workflows.add(LOCAL_USER, workspace_id, json.dumps(sheet | {"name": "Newer"}))
    assert (first.version, second.version) == (1, 2)
    assert first.id == second.id
    assert workflows.get(LOCAL_USER, workspace_id, first.id).name == "Newer"
    assert workflows.list(LOCAL_USER, workspace_id)[0].slug == sheet["slug"]
    assert not second.summary().published


def test_a_removed_one_is_only_there_for_its_runs(workflows, workspace_id, sheet):
    added = workflows.add(LOCAL_USER, workspace_id, json.dumps(sheet))
    workflows.remove(LOCAL_USER, workspace_id, added.id)
    assert sheet["slug"] not in {each.slug for each in workflows.list(LOCAL_USER, workspace_id)}
    assert workflows.get(LOCAL_USER, workspace_id, added.id).name == sheet["name"]
    with pytest.raises(WorkflowNotFound, match="was removed"):
        workflows.plan(LOCAL_USER, workspace_id, added.id, {})
    assert workflows.add(LOCAL_USER, workspace_id, json.dumps(sheet)).version == 2
    assert workflows.find(LOCAL_USER, workspace_id, sheet["slug"]).id == added.id


def test_one_that_does_not_fit_any_more_says_where(workflows, db, workspace_id, sheet):
    added = workflows.add(LOCAL_USER, workspace_id, json.dumps(sheet))
    sheet["nodes"]["sheet"]["parameters"] = {"pading": 1}
    with db.begin() as connection:
        connection.execute(
            tables.workflow.update().where(tables.workflow.c.id == added.id).values(blueprint=sheet)
        )
    with pytest.raises(InvalidInputs, match=r"one problem\.\nsheet\.parameters\.pading: "):
        workflows.plan(LOCAL_USER, workspace_id, added.id, {})


def test_one_is_found_without_a_look_at_all_others(workflows, workspace_id, sheet, monkeypatch):
    added = [
        workflows.add(LOCAL_USER, workspace_id, json.dumps(sheet | {"slug": f"sheet-{number}"}))
        for number in range(3)
    ]
    workflows.remove(LOCAL_USER, workspace_id, added[0].id)
    read = []
    monkeypatch.setattr(
        workflows_module, "from_data", lambda data: (read.append(data["slug"]), from_data(data))[1]
    )
    assert workflows.get(LOCAL_USER, workspace_id, added[1].id).slug == "sheet-1"
    assert read == ["sheet-1"]


def test_a_published_one_cannot_be_replaced_or_removed(workflows, workspace_id, sheet):
    with pytest.raises(InvalidInputs, match="name of a published"):
        workflows.add(LOCAL_USER, workspace_id, json.dumps(sheet | {"slug": "icon-set"}))
    with pytest.raises(InvalidInputs, match="cannot be removed"):
        workflows.remove(LOCAL_USER, workspace_id, published_id("icon-set"))


def test_a_wrong_file_is_refused_with_every_problem(workflows, workspace_id, sheet):
    sheet["nodes"]["logo"]["use"] = "cutout"
    sheet["nodes"]["sheet"]["parameters"] = {"pading": 1}
    with pytest.raises(InvalidInputs) as caught:
        workflows.add(LOCAL_USER, workspace_id, json.dumps(sheet), "mine.yaml")
    assert re.search(
        r"mine\.yaml has 2 problems\.\nlogo\.use: .*\nsheet\.parameters\.pading: ", caught.value.message
    )
    checked = workflows.check(json.dumps(sheet))
    assert (checked.valid, len(checked.problems), checked.workflow) == (False, 2, None)


def test_a_right_file_is_shown_as_it_would_be_listed(workflows, sheet):
    checked = workflows.check(json.dumps(sheet))
    assert checked.valid
    assert [port.type for port in checked.workflow.outputs] == ["image[]", "image"]
    assert [port.required for port in checked.workflow.inputs] == [True, False, True, False]


def test_others_do_not_see_it(workflows, accounts, workspace_id, someone, sheet):
    added = workflows.add(LOCAL_USER, workspace_id, json.dumps(sheet))
    theirs = accounts.create(someone, "Theirs").id
    assert sheet["slug"] not in {each.slug for each in workflows.list(someone, theirs)}
    unknown = "99999999-9999-4999-8999-999999999999"
    told = []
    for workflow_id in (added.id, unknown):
        with pytest.raises(WorkflowNotFound) as caught:
            workflows.get(someone, theirs, workflow_id)
        told.append(caught.value.message.replace(workflow_id, "…"))
    assert told[0] == told[1]
    with pytest.raises(WorkspaceNotFound):
        workflows.list(someone, workspace_id)


def test_a_viewer_looks_and_does_not_add(workflows, db, workspace_id, someone, sheet):
    added = workflows.add(LOCAL_USER, workspace_id, json.dumps(sheet))
    Members(db).set(workspace_id, someone.user_id, "viewer")
    assert workflows.find(someone, workspace_id, sheet["slug"]).id == added.id
    with pytest.raises(Forbidden):
        workflows.add(someone, workspace_id, json.dumps(sheet))
    with pytest.raises(Forbidden):
        workflows.remove(someone, workspace_id, added.id)
