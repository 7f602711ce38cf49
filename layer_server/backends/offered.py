"""From ``models.toml`` to model cards. The file is looked at whenever cards are wanted, and read when it has changed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from layer_mcp.contract import back_ends
from layer_mcp.contract.back_ends import KEPT_KEY, Definition, Fault
from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_server.generators.card import ModelCard

_log = logging.getLogger(__name__)

PACKAGES: Mapping[str, str] = {
    "diffusers": "layer_server.backends.diffusers",
    "openai": "layer_server.backends.openai_images",
    "comfyui": "layer_server.backends.comfyui",
}
"""Where each back end is; nothing of one is imported before a definition names it."""
DATA_FOLDER = "data_folder"
"""In the settings of a card with a kept key: the folder that it is kept in."""


def cards_of(definition: Definition) -> list[ModelCard]:
    """The models of a definition.

    Raises:
        LayerError: when what it names is not there, or is nothing that the back end can use.
    """
    module = import_module(f"{PACKAGES[definition.back_end]}.card")
    found: list[ModelCard] = module.cards(definition)
    settings = dict(definition.settings)
    if settings.get("key") == KEPT_KEY:
        settings[DATA_FOLDER] = str(definition.home)
    return [replace(card, settings={**settings, **card.settings}) for card in found]


class Offered:
    """The models of a data folder's ``models.toml``, as they are now.

    Args:
        home: the data folder.
        taken: the slugs of the models that the server has anyway, which no definition may have.
    """

    def __init__(self, home: Path, taken: Collection[str]) -> None:
        self._home = home
        self._taken = frozenset(taken)
        self._lock = threading.Lock()
        self._seen: object = object()
        self._cards: tuple[ModelCard, ...] = ()
        self._faults: tuple[Fault, ...] = ()

    def cards(self) -> tuple[ModelCard, ...]:
        """The same tuple for as long as the file stays the same."""
        self._look()
        return self._cards

    def faults(self) -> Sequence[Fault]:
        """Why definitions are not offered."""
        self._look()
        return self._faults

    def check(self, definition: Definition, *, reach: bool = False) -> list[ModelCard]:
        """What would be offered if this definition was in the file.

        Args:
            reach: also ask its server, where it has one, whether it is there. Blocks for a few seconds at most.

        Raises:
            LayerError: when it would not be offered.
        """
        found = cards_of(definition)
        self._refuse_taken(found)
        if reach:
            _reach(definition)
        return found

    def _look(self) -> None:
        now = _state(back_ends.models_file(self._home))
        if now == self._seen:
            return
        with self._lock:
            if now == self._seen:
                return
            self._cards, self._faults = self._read()
            # Last: who finds the state unchanged takes the cards without the lock.
            self._seen = now
        for fault in self._faults:
            _log.warning("%s", fault.message)

    def _read(self) -> tuple[tuple[ModelCard, ...], tuple[Fault, ...]]:
        defined = back_ends.read(self._home)
        cards: dict[str, ModelCard] = {}
        faults = list(defined.faults)
        for definition in defined.definitions:
            try:
                found = self.check(definition)
            except LayerError as error:
                faults.append(_fault(definition, f"{error.message} {error.remedy}".strip()))
            except Exception as error:  # noqa: BLE001  one back end's failure must not take away the other models
                _log.exception("the card of %s could not be made", definition.slug)
                faults.append(_fault(definition, f"its back end failed ({type(error).__name__})"))
            else:
                cards |= {card.slug: card for card in found if card.slug not in cards}
        return tuple(cards.values()), tuple(faults)

    def _refuse_taken(self, found: Sequence[ModelCard]) -> None:
        for card in found:
            if card.slug in self._taken:
                raise InvalidInputs(
                    f"A model of this server is called {card.slug!r} already.",
                    remedy="Give yours another name.",
                )


def _reach(definition: Definition) -> None:
    name = f"{PACKAGES[definition.back_end]}.reach"
    if find_spec(name) is not None:
        import_module(name).reach(definition)


def _fault(definition: Definition, why: str) -> Fault:
    return Fault(definition.slug, f"The model {definition.slug!r} is not offered: {why}")


def _state(path: Path) -> tuple[int, int, int] | None:
    """What changes with every change of a file; None where there is none."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino
