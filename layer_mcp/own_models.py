"""``models.toml`` from the user's side: models are added to it and removed, and their keys are kept elsewhere.

The file is the user's to edit as well: what they wrote, and how, stays.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layer_mcp.auth.credential import StaticToken
from layer_mcp.auth.document import LOCK_SECONDS, locked
from layer_mcp.auth.pat import can_be_sent
from layer_mcp.auth.private_file import write_private
from layer_mcp.auth.store import CredentialStore, Where
from layer_mcp.connect import local
from layer_mcp.contract import back_ends
from layer_mcp.contract.back_ends import Defined, Definition
from layer_mcp.contract.errors import InvalidInputs, ModelNotFound
from layer_mcp.contract.origins import in_clear_text, origin_of
from layer_mcp.contract.redact import Secret

if TYPE_CHECKING:
    import tomlkit

    from layer_mcp.administration import Administration
    from layer_mcp.contract.models import ModelDetails

FILES_FOLDER = "models"
"""In the data folder: what belongs to models, such as workflows; a copy, so that the original may move."""


@dataclass(frozen=True, slots=True)
class AddedModel:
    """A model that is offered now.

    Attributes:
        slug: what to type: ``layer forge --model SLUG``.
        models: what it takes; one model, or more where the back end found more.
        key_kept: where its key was put, if one was given.
        restart: the server that is up lacks variables that this model needs and that are set here, and is busy: it has
            to be stopped before the model works.
        unset: variables that the key is to come from and that are not set here either.
    """

    slug: str
    models: tuple[ModelDetails, ...]
    key_kept: Where | None = None
    restart: bool = False
    unset: tuple[str, ...] = ()


def add(
    server: Administration,
    home: Path,
    name: str,
    table: Mapping[str, Any],
    *,
    key: Secret | None,
    reach: bool,
    replace: bool,
) -> AddedModel:
    """As ``Administration.add_model``."""
    own = OwnModels(home)
    slug = back_ends.slug_of(name)
    if not slug:
        raise InvalidInputs(
            f"{name!r} cannot name a model.", field="name", value=name, remedy="Use words: My SDXL."
        )
    if not replace and own.has(slug):
        raise InvalidInputs(
            f"There is a model {slug!r} of yours already.",
            field="name",
            value=name,
            remedy=f"Give it another name, replace it (--replace), or: layer model remove {slug}.",
        )
    wanted = {"name": name, **table}
    url = str(wanted.get("url", ""))
    if key is not None:
        _check_key(key)
        if in_clear_text(url):
            raise InvalidInputs(
                f"A key is not sent to {origin_of(url)}: plain HTTP would show it to everybody on the way.",
                field="url",
                remedy="Give its https address.",
            )
        wanted["key"] = back_ends.KEPT_KEY
    checked = server.check_model(slug, wanted, reach=reach)
    if wanted["back_end"] == "comfyui":
        wanted["workflow"] = own.keep_file(slug, Path(wanted["workflow"]).read_text("utf-8"))
    own.put(slug, wanted)
    if key is None and wanted.get("key") != back_ends.KEPT_KEY:
        own.forget_key(slug)  # of the one that stood in its place
    kept = own.keep_key(slug, key, url) if key is not None else None
    useless = back_ends.KEYRING_NEEDS if kept == "file" else ()
    missing = [name for name in checked.missing_variables if name not in useless]
    lacking = [name for name in missing if os.environ.get(name)]
    unset = [name for name in missing if name == wanted.get("key_env") and name not in lacking]
    restart = bool(lacking) and not local.stop(home, only_if_idle=True)
    return AddedModel(slug, tuple(checked.models), kept, restart, tuple(unset))


class OwnModels:
    """The user's own models of a data folder.

    Args:
        home: the data folder.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._path = back_ends.models_file(home)

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def read(self) -> Defined:
        """What the file says."""
        return back_ends.read(self._home)

    def has(self, slug: str) -> bool:
        """Whether the file has a table of this name, understood or not."""
        defined = self.read()
        understood = any(each.slug == slug for each in defined.definitions)
        return understood or any(each.slug == slug for each in defined.faults)

    def find(self, slug: str) -> Definition | None:
        """The model of this name, if it can be understood."""
        return next((each for each in self.read().definitions if each.slug == slug), None)

    def put(self, slug: str, table: Mapping[str, Any]) -> Definition:
        """Add a model, or put it in the place of the one of its name.

        Raises:
            InvalidInputs: when the table is none that could be offered.
            LayerError: when the file is damaged, or cannot be written.
        """
        fault = back_ends.why_not(slug, dict(table))
        if fault is not None:
            raise InvalidInputs(f"The model {slug!r} cannot be added: {fault}.", field="name", value=slug)
        import tomlkit

        with self._changing() as document:
            models = document.setdefault("models", tomlkit.table(is_super_table=True))
            models[slug] = tomlkit.item(dict(table))
        return back_ends.define(slug, table, self._home)

    def remove(self, slug: str) -> None:
        """Take a model out of the file, its key and its files too.

        Raises:
            ModelNotFound: when the file has none of this name.
            LayerError: when the file is damaged, or cannot be written.
        """
        with self._changing() as document:
            models = document.get("models", {})
            if slug not in models:
                raise ModelNotFound(
                    f"{self._path} has no model {slug!r}.",
                    field="name",
                    value=slug,
                    allowed=list(models),
                    remedy="See yours: layer model list.",
                )
            del models[slug]
        self.forget_key(slug)
        if back_ends.is_slug(slug):
            (self._home / FILES_FOLDER / f"{slug}.json").unlink(missing_ok=True)

    def keep_key(self, slug: str, key: Secret, url: str) -> Where:
        """Keep the key of a model, in the keyring where there is one; returns where. It is sent to this origin only."""
        _check_key(key)
        return CredentialStore(self._home).write(
            back_ends.key_entry(slug), StaticToken(key, origin_of(url), "the user")
        )

    def forget_key(self, slug: str) -> None:
        """Forget the key of a model, if one is kept."""
        store, entry = CredentialStore(self._home), back_ends.key_entry(slug)
        if store.known(entry) is not None:
            store.delete(entry)

    def replace_key(self, slug: str, key: Secret) -> Where:
        """Keep another key for a model that has one.

        Raises:
            ModelNotFound: when there is none of this name.
            InvalidInputs: when its key is not kept here.
        """
        found = self.find(slug)
        if found is None:
            names = [each.slug for each in self.read().definitions]
            raise ModelNotFound(
                f"There is no model {slug!r} of yours.", field="name", value=slug, allowed=names
            )
        if found.settings.get("key") != back_ends.KEPT_KEY:
            raise InvalidInputs(
                f"The key of {slug} is not kept here: it has none, or takes it from a variable.",
                remedy=f'Write key = "{back_ends.KEPT_KEY}" into its table of {self._path}, without key_env.',
            )
        return self.keep_key(slug, key, str(found.settings.get("url", "")))

    def keep_file(self, slug: str, text: str) -> str:
        """Keep what belongs to a model; returns its path as the settings have it."""
        write_private(self._home / FILES_FOLDER / f"{slug}.json", text)
        return f"{FILES_FOLDER}/{slug}.json"

    @contextmanager
    def _changing(self) -> Iterator[tomlkit.TOMLDocument]:
        """The document, to be changed; written when the block ends without an error."""
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        with locked(self._path.with_name(f"{self._path.name}.lock"), LOCK_SECONDS):
            try:
                text = self._path.read_text("utf-8") if self._path.exists() else ""
                document = tomlkit.parse(text)
                if not isinstance(document.get("models", {}), dict):
                    raise InvalidInputs(f"{self._path} has no tables [models.NAME].", remedy=_MEND)
                yield document
                made = tomlkit.dumps(document)
            except (OSError, UnicodeDecodeError, TOMLKitError) as error:
                raise InvalidInputs(f"{self._path} cannot be changed ({error}).", remedy=_MEND) from None
            # Written even where it says the same: a server looks at its models anew, and the files that they name.
            write_private(self._path, made)


def _check_key(key: Secret) -> None:
    if not key.reveal() or not can_be_sent(key):
        raise InvalidInputs("That is no key.", remedy="Give the key alone; nothing was changed.")


_MEND = "Correct it, or move it away, and try again."
