"""The server without its face: database, accounts, catalog, library, runs and their engine, wired together.

No HTTP and no MCP here. One per process, because the run engine is.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError

from layer_mcp.contract.data_folder import CACHE_FOLDER, DATABASE_FILE, FILES_FOLDER
from layer_mcp.contract.money import MICRO_PER_CU
from layer_server.accounts.audit import audit
from layer_server.accounts.members import Members
from layer_server.accounts.users import Users
from layer_server.accounts.workspaces import Accounts
from layer_server.auth.clients import Clients
from layer_server.auth.documents import Documents
from layer_server.auth.grants import Grants
from layer_server.auth.oauth import OAuth
from layer_server.auth.revocations import Revocations
from layer_server.auth.sign_ins import SignIns
from layer_server.auth.tokens import Tokens
from layer_server.auth.verifier import Verifier
from layer_server.backends.offered import Offered
from layer_server.blueprints.kinds import Kinds
from layer_server.blueprints.workflows import Workflows
from layer_server.catalog.catalog import Catalog
from layer_server.db import schema, shared_key
from layer_server.db.database import Database
from layer_server.files.fetch.fetch import Fetcher
from layer_server.files.library import Library
from layer_server.files.opening import open_store
from layer_server.files.partial import Partials
from layer_server.files.signing import Signer
from layer_server.files.staging import Staging
from layer_server.files.store import Store
from layer_server.files.uploads import Uploads
from layer_server.generators.card import ModelCard
from layer_server.runs import worker
from layer_server.runs.drive import Drive
from layer_server.runs.heartbeat import new_executor_id
from layer_server.runs.pipeline import Pipeline
from layer_server.runs.pools import Pools
from layer_server.runs.runs import Runs
from layer_server.runs.watch import Watch
from layer_server.settings import Settings

SIGNING_KEY_FILE = "signing.key"


@dataclass(frozen=True)
class Core:
    """Everything a face of the server talks to. The caller holds the data folder's lock.

    Attributes:
        schema_version: of the data folder.
        offered: the user's own models; None on a shared database, whose processes have no data folder in common.
    """

    settings: Settings
    schema_version: int
    users: Users
    accounts: Accounts
    members: Members
    tokens: Tokens
    oauth: OAuth
    verifier: Verifier
    catalog: Catalog
    runs: Runs
    library: Library
    uploads: Uploads
    workflows: Workflows
    watch: Watch
    db: Database
    offered: Offered | None
    _drive: Drive
    _pools: Pools

    @classmethod
    def open(cls, settings: Settings) -> Core:
        """Open the data folder and take up its runs. Blocks for about half a second.

        Raises:
            NewerData: when a newer version wrote the folder.
            DataUnusable: when its database cannot be read or written.
            EngineInUse: when this process has a server already.
        """
        home = settings.home
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        db = (
            Database(settings.database_url, new_executor_id())
            if settings.database_url
            else Database.in_file(home / DATABASE_FILE)
        )
        try:
            schema_version = schema.prepare(db)
            return cls._wire(settings, db, schema_version)
        except DBAPIError as error:
            db.close()
            raise schema.unusable(db, error) from error
        except BaseException:
            db.close()
            raise

    @classmethod
    def _wire(cls, settings: Settings, db: Database, schema_version: int) -> Core:
        home = settings.home
        revocations = Revocations()
        users = Users(db, revocations.note)
        accounts = Accounts(db)
        with db.alone("first rows"):
            users.prepare_local()
            accounts.prepare_first(settings.starting_cu * MICRO_PER_CU)
        if db.shared:
            shared_key.take(db, SIGNING_KEY_FILE, home / SIGNING_KEY_FILE)
        tokens = Tokens(db, revocations.note)
        grants = Grants(db, revocations.note)
        oauth = OAuth(Clients(db, Documents(settings.fetch_allow).fetch), grants, SignIns(db, users, tokens))
        cards = settings.cards if settings.cards is not None else _every_card()
        offered = None if db.shared else Offered(home, [card.slug for card in cards])
        catalog = Catalog(cards, offered.cards) if offered is not None else Catalog(cards)
        watch = Watch()
        store = _open_store(settings)
        staging = Staging(home / FILES_FOLDER)
        signer = Signer(home / SIGNING_KEY_FILE)
        library = Library(db, store, signer, home / CACHE_FOLDER / "thumbnails")
        uploads = Uploads(
            db=db,
            accounts=accounts,
            store=store,
            partials=Partials(home / FILES_FOLDER),
            signer=signer,
            fetcher=Fetcher(settings.fetch_allow),
        )
        # Before the run engine's sweep: what an upload put in the store is named by its row then.
        uploads.recover()
        workflows = Workflows(db, accounts, Kinds(catalog), library)
        pools = Pools(settings.workers, worker.code_id())
        pipeline = Pipeline(
            db=db,
            store=store,
            staging=staging,
            catalog=catalog,
            library=library,
            pools=pools,
            watch=watch,
        )
        try:
            drive = Drive(settings, db=db, store=store, staging=staging, pipeline=pipeline, watch=watch)
            try:
                drive.begin()
            except BaseException:
                drive.close()
                raise
        except BaseException:
            pools.close()
            raise
        # Last, so that it takes no time from the first answer.
        if settings.role != "api":
            pipeline.warm()
        runs = Runs(
            db=db,
            accounts=accounts,
            catalog=catalog,
            library=library,
            workflows=workflows,
            engine=drive.engine,
            pipeline=pipeline,
            watch=watch,
        )
        return cls(
            settings=settings,
            schema_version=schema_version,
            users=users,
            accounts=accounts,
            members=Members(db),
            tokens=tokens,
            oauth=oauth,
            verifier=Verifier(tokens, grants, revocations),
            catalog=catalog,
            runs=runs,
            library=library,
            uploads=uploads,
            workflows=workflows,
            watch=watch,
            db=db,
            offered=offered,
            _drive=drive,
            _pools=pools,
        )

    def live_runs(self) -> int:
        """How many runs are live."""
        return self.runs.live()

    def audit(self) -> list[str]:
        """Check the books. Returns one sentence per violation."""
        return audit(self.db)

    def excuse_stop(self) -> None:
        """Note that this stop is meant, so that the runs that it interrupts are not blamed for it."""
        self._drive.reconciler.excuse()

    def close(self) -> None:
        """Stop. Unfinished runs go on when the folder is opened again."""
        self.excuse_stop()
        self._drive.close()
        self._pools.close()
        self.db.close()


def _open_store(settings: Settings) -> Store:
    files, cache = settings.home / FILES_FOLDER, settings.home / CACHE_FOLDER / "files"
    try:
        return open_store(settings.storage_url, files, cache)
    except ValueError as error:
        raise schema.DataUnusable(
            f"LAYER_STORAGE_URL cannot be used: {error}.",
            remedy="Correct it where it is set, and start again.",
        ) from error


def _every_card() -> tuple[ModelCard, ...]:
    from layer_server.generators.registry import CARDS

    return CARDS
