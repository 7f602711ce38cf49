"""Walks a lineage: up to what an asset was made from, down to what was made from it.

The embedded server knows of every asset which files it was made from, of a workflow's steps too. Elsewhere an asset
was made from what went into its run, as the journal has it. A file is walked once, so that nothing goes round.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable, Sequence

from layer_mcp.connect.rest import LocalRest
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.local import AssetRecord, RunSnapshot
from layer_mcp.contract.redact import redact
from layer_mcp.library.journal import Entry, Journal
from layer_mcp.library.journal.files import MadeFile
from layer_mcp.provenance.lineage import MAX_DEPTH, MAX_NODES, Lineage, Node
from layer_mcp.provenance.record import Record

Recall = Callable[[Entry], Awaitable[Record]]


class Tracing:
    """Walks one lineage.

    Args:
        rest: the embedded server's REST; None for any other server.
        recall: makes a record of a row.
    """

    def __init__(self, journal: Journal, rest: LocalRest | None, target_key: str, recall: Recall) -> None:
        self._journal = journal
        self._rest = rest
        self._target_key = target_key
        self._recall = recall
        self._left = MAX_NODES
        self._cut = False
        self._records: dict[str, Record | None] = {}
        self._up: set[str] = set()
        self._down: set[str] = set()

    async def lineage(self, file_id: str) -> Lineage | None:
        """The lineage of a file; None when nobody knows it."""
        node, from_ids = await self._node(file_id)
        if node.origin == "unknown" and not await self._went_into(file_id):
            return None
        self._up.add(file_id)
        parents = await self._parents(from_ids, 1)
        children = await self._children(node, 1)
        return Lineage(dataclasses.replace(node, parents=parents, children=children), self._cut)

    # -- up ------------------------------------------------------------------------------------------

    async def _parents(self, file_ids: Sequence[str], depth: int) -> list[Node]:
        found: list[Node] = []
        for file_id in file_ids:
            if not self._may_go_on(depth):
                break
            node, from_ids = await self._node(file_id)
            if file_id in self._up:
                found.append(dataclasses.replace(node, repeated=bool(from_ids)))
                continue
            self._up.add(file_id)
            found.append(dataclasses.replace(node, parents=await self._parents(from_ids, depth + 1)))
        return found

    async def _node(self, file_id: str) -> tuple[Node, Sequence[str]]:
        """A file, and the ids of what it was made from."""
        kept = await asyncio.to_thread(self._journal.file, self._target_key, file_id)
        told = await self._told(file_id)
        whole = told
        if told is not None and not told.run_id and kept is not None and kept.is_part:
            whole = await self._told(kept.asset_id)  # a part's own record names no run
        if told is not None and whole is not None:
            source = str(whole.metadata.get("source") or "")
            record = await self._record(whole.run_id)
            node = Node(
                file_id=file_id,
                name=redact(told.name or whole.name),
                kind=whole.kind or told.kind,
                content_type=told.content_type,
                sha256=told.sha256,
                role=kept.role if kept else "",
                origin="run" if whole.run_id else "upload" if source else "unknown",
                record=record,
                step=whole.step or "",
                told_by="server",
            )
            named = whole.metadata.get("parents")
            return node, [str(each) for each in named] if isinstance(named, list) else []
        return await self._remembered(file_id, kept)

    async def _remembered(self, file_id: str, kept: MadeFile | None) -> tuple[Node, Sequence[str]]:
        """A file that only the journal knows, and what went into its run."""
        if kept is None:
            name = await asyncio.to_thread(self._journal.upload_named, self._target_key, file_id)
            if name is None:
                return Node(file_id=file_id), ()
            return Node(file_id=file_id, name=name, origin="upload", told_by="journal"), ()
        record = await self._record(kept.run_id)
        whole = (
            next((each for each in record.files if each.file_id == kept.asset_id), kept) if record else kept
        )
        node = Node(
            file_id=file_id,
            name=kept.name or whole.name,
            kind=kept.kind,
            content_type=kept.content_type,
            sha256=kept.sha256,
            role=kept.role,
            origin="run",
            record=record,
            step=kept.step,
            told_by="journal",
        )
        return node, record.parents if record else ()

    async def _told(self, file_id: str) -> AssetRecord | None:
        """What the embedded server tells of a file."""
        if self._rest is None or not file_id.replace("-", "").isalnum():
            return None
        try:
            return await self._rest.get(f"/assets/{file_id}", AssetRecord)
        except LayerError as error:
            if error.status == 404:  # it was deleted; the journal may know it still
                return None
            raise

    async def _record(self, run_id: str) -> Record | None:
        if not run_id:
            return None
        if run_id not in self._records:
            found = await asyncio.to_thread(self._journal.find, self._target_key, run_id)
            self._records[run_id] = await self._recall(found[0]) if found else None
        return self._records[run_id]

    # -- down ----------------------------------------------------------------------------------------

    async def _children(self, node: Node, depth: int) -> list[Node]:
        if node.file_id in self._down:
            return []
        self._down.add(node.file_id)
        found: list[Node] = [await self._grown(each, depth) for each in await self._in_its_run(node)]
        for entry in await self._went_into(node.file_id):
            record = await self._recall(entry)
            if not record.assets and self._may_go_on(depth):
                found.append(
                    Node(
                        file_id=record.id, name="nothing yet", origin="run", record=record, told_by="journal"
                    )
                )
            for file in record.assets:
                if not self._may_go_on(depth):
                    return found
                child = _made(file, record)
                if file.file_id in self._down:
                    found.append(dataclasses.replace(child, repeated=True))
                else:
                    found.append(await self._grown(child, depth))
        return found

    async def _grown(self, child: Node, depth: int) -> Node:
        return dataclasses.replace(child, children=await self._children(child, depth + 1))

    async def _went_into(self, file_id: str) -> list[Entry]:
        return await asyncio.to_thread(self._journal.made_from, self._target_key, file_id, MAX_NODES)

    async def _in_its_run(self, node: Node) -> list[Node]:
        """What later steps of the same workflow made from a file."""
        if self._rest is None or node.record is None or not node.step:
            return []
        run = await self._rest.get(f"/runs/{node.record.run_id}", RunSnapshot)
        return [
            Node(
                file_id=asset.file_id,
                name=redact(asset.name),
                kind=asset.kind,
                content_type=asset.content_type,
                sha256=asset.sha256,
                origin="run",
                record=node.record,
                step=asset.step or "",
                told_by="server",
            )
            for asset in run.assets
            if node.file_id in (asset.metadata.get("parents") or ())
        ]

    def _may_go_on(self, depth: int) -> bool:
        if depth > MAX_DEPTH or self._left <= 0:
            self._cut = True
            return False
        self._left -= 1
        return True


def _made(file: MadeFile, record: Record) -> Node:
    return Node(
        file_id=file.file_id,
        name=file.name,
        kind=file.kind,
        content_type=file.content_type,
        sha256=file.sha256,
        origin="run",
        record=record,
        step=file.step,
        told_by="journal" if record.started_here else "server",
    )
