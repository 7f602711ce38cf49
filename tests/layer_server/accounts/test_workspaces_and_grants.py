from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from layer_mcp.contract.errors import InvalidInputs, WorkspaceNotFound
from layer_server.accounts.audit import audit
from layer_server.accounts.principal import LOCAL_USER, Principal
from layer_server.accounts.workspaces import Accounts
from layer_server.db import schema
from layer_server.db.database import Database

CU = 1_000_000

pytestmark = pytest.mark.everywhere


@pytest.fixture
def db(tmp_path, backend, request):
    if backend == "shared":
        made = Database(request.getfixturevalue("postgres")())
    else:
        made = Database.in_file(tmp_path / "state.db")
    schema.prepare(made)
    yield made
    made.close()


@pytest.fixture
def accounts(db):
    made = Accounts(db)
    made.prepare_first(1000 * CU)
    return made


def test_the_first_workspace_is_made_once(accounts):
    accounts.prepare_first(1000 * CU)
    [workspace] = accounts.workspaces(LOCAL_USER)
    assert (workspace.slug, workspace.balance_micro) == ("personal", 1000 * CU)
    assert workspace.last_active_at.utcoffset().total_seconds() == 0


def test_a_new_workspace_does_not_become_the_one_that_programs_take(accounts):
    for name in ("First", "Second"):
        accounts.create(LOCAL_USER, name)
    assert [each.name for each in accounts.workspaces(LOCAL_USER)] == ["Personal", "First", "Second"]


def test_the_same_name_gets_another_slug(accounts):
    assert accounts.create(LOCAL_USER, "Personal").slug.startswith("personal-")
    assert accounts.create(LOCAL_USER, "★").slug == "workspace"


def test_a_grant_is_added_and_the_same_key_only_once(accounts, db):
    assert accounts.grant(LOCAL_USER, 5 * CU, key="k").available_micro == 1005 * CU
    assert accounts.grant(LOCAL_USER, 5 * CU, key="k").available_micro == 1005 * CU
    assert accounts.grant(LOCAL_USER, 5 * CU).available_micro == 1010 * CU
    assert accounts.grant(LOCAL_USER, 5 * CU).available_micro == 1015 * CU
    assert audit(db) == []


def test_twenty_grants_at_once_with_one_key_are_one(accounts, db):
    with ThreadPoolExecutor(20) as threads:
        list(threads.map(lambda _: accounts.grant(LOCAL_USER, CU, key="race"), range(20)))
    assert accounts.workspaces(LOCAL_USER)[0].available_micro == 1001 * CU
    assert audit(db) == []


@pytest.mark.parametrize("micro", [0, -1, 10**15])
def test_a_senseless_grant_is_refused(accounts, micro):
    with pytest.raises(InvalidInputs) as caught:
        accounts.grant(LOCAL_USER, micro)
    assert caught.value.field == "creative_units"


def test_a_stranger_sees_and_grants_nothing(accounts):
    stranger = Principal("stranger")
    [workspace] = accounts.workspaces(LOCAL_USER)
    assert accounts.workspaces(stranger) == []
    with pytest.raises(WorkspaceNotFound):
        accounts.workspace(stranger, workspace.id)
    with pytest.raises(WorkspaceNotFound):
        accounts.grant(stranger, CU, workspace.id)
    with pytest.raises(WorkspaceNotFound):
        accounts.grant(stranger, CU)
    assert accounts.workspace(LOCAL_USER, workspace.id).available_micro == 1000 * CU


def test_an_unknown_workspace_names_those_there_are(accounts):
    with pytest.raises(WorkspaceNotFound) as caught:
        accounts.workspace(LOCAL_USER, "00000000-0000-0000-0000-000000000000")
    assert "Personal" in caught.value.allowed[0]
