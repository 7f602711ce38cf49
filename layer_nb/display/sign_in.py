"""Signing in and out, and the servers by name, as MIME bundles. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from layer_mcp.contract.money import format_cu
from layer_nb.display.markup import Html, card, element, join
from layer_nb.display.table import Column, pairs_bundle, sentence_bundle, table_bundle

if TYPE_CHECKING:
    from layer_mcp.answers import Workspace
    from layer_mcp.auth.account import KnownProfile
    from layer_mcp.auth.logins import Login, Logout
    from layer_mcp.auth.profiles import Profile

_ADDRESS = re.compile(r"(https?://\S+)")
_BACK = "Back to the embedded server: `%layer profile use embedded`"


def said_bundle(lines: Sequence[str]) -> dict[str, str]:
    """What was said so far; addresses can be clicked."""
    text = "\n\n".join(lines)
    paragraphs = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    html = card(
        *(
            element("div", _linked(part.strip()), style="padding:6px 14px;overflow-wrap:anywhere")
            for part in paragraphs
        ),
        tone="ask",
    )
    return {"text/plain": text, "text/html": str(html)}


def _linked(text: str) -> Html:
    pieces = _ADDRESS.split(text)
    return join(
        *(
            element("a", piece, href=piece, target="_blank", rel="noopener noreferrer")
            if index % 2
            else piece
            for index, piece in enumerate(pieces)
        )
    )


def login_bundle(done: Login) -> dict[str, str]:
    """Who is signed in where."""
    kind = "OAuth" if done.kind == "oauth" else "a personal access token"
    kept = f"{kind}, kept in the {done.where}"
    if done.why_not_keyring:
        kept += f" that only you can read ({done.why_not_keyring})"
    pairs = [("server", str(done.profile.url)), ("profile", done.profile.name), ("signed in with", kept)]
    if done.account:
        pairs.insert(1, ("signed in as", done.account))
    if done.workspace is not None:
        more = len(done.workspaces) - 1
        others = f", and {more} more" if more else ""
        name = done.workspace.name or done.workspace.slug
        pairs.append(("workspace", f"{name}: {format_cu(done.workspace.available)} available{others}"))
    elif not done.notes:
        pairs.append(("workspace", "none yet: make one in the app"))
    pairs += [("", note) for note in done.notes]
    return pairs_bundle(
        pairs, heading="Signed in", note=f"Notebooks and `layer` use this server from now on. {_BACK}"
    )


def not_signed_in_bundle() -> dict[str, str]:
    """What stands where the address of a sign-in was that came to nothing."""
    return sentence_bundle("Not signed in.", "Once more: `%layer login`")


def logout_bundle(done: Logout) -> dict[str, str]:
    """Who is signed out of where."""
    if done.kind is None:
        return sentence_bundle(f"{done.profile.name} is forgotten.", "All there are: `%layer profile`")
    ended = "the server has ended the sign-in" if done.revoked else "it is forgotten on this machine"
    sentence = f"Signed out of {done.profile.name} ({done.profile.url}): {ended}."
    return sentence_bundle(f"{sentence} {done.note}".strip(), _BACK)


def profiles_bundle(profiles: Sequence[KnownProfile], goes_first: str | None = None) -> dict[str, str]:
    """The servers by name."""
    rows = [
        (
            each.profile.name,
            "in use" if each.active else "",
            each.profile.url or "on this machine",
            each.signed_in,
            each.profile.workspace_name or each.profile.workspace or "",
        )
        for each in profiles
    ]
    columns = (
        Column("profile"),
        Column(""),
        Column("server"),
        Column("signed in with"),
        Column("workspace", quiet=True),
    )
    note = "Another one: `%layer profile use NAME`. A new one: `%layer login --url URL --profile NAME`"
    return table_bundle(columns, rows, note=f"{goes_first} {note}" if goes_first else note)


def used_bundle(found: KnownProfile, goes_first: str | None = None) -> dict[str, str]:
    """Which server is in use now."""
    profile = found.profile
    way_on = "What there is: `%layer status`"
    if profile.url is not None and found.kept is None:
        way_on = f"You are not signed in there: `%layer login --profile {profile.name}`"
    sentence = f"{profile.name} is in use: {profile.url or 'the embedded server of this machine'}."
    return sentence_bundle(f"{sentence} {goes_first or ''}".strip(), way_on)


def workspaces_bundle(workspaces: Sequence[Workspace], current: str | None) -> dict[str, str]:
    """The workspaces of a profile, and which it works in."""
    rows = [
        (
            each.name or each.slug,
            "in use" if each.id == current else "",
            format_cu(each.available).removesuffix(" CU"),
            each.id,
        )
        for each in workspaces
    ]
    columns = (Column("workspace"), Column(""), Column("CU", numeric=True), Column("id", quiet=True))
    return table_bundle(columns, rows, note="Another one: `%layer profile workspace NAME`")


def workspace_bundle(profile: Profile, chosen: Workspace | None, goes_first: str | None) -> dict[str, str]:
    """Which workspace a profile works in now."""
    if chosen is None:
        return sentence_bundle(
            f"{profile.name} works in the most recently active workspace.", "What there is: `%layer status`"
        )
    name = chosen.name or chosen.slug
    sentence = f"{profile.name} works in {name}: {format_cu(chosen.available)} available. {goes_first or ''}"
    return sentence_bundle(sentence.strip(), "All of them: `%layer profile workspace`")
