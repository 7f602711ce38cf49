"""The key of a model: from the environment of the server, or from where ``layer model add --key`` has put it.

It is read where it is sent, in the worker, each time; nothing else has it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layer_mcp.contract.back_ends import KEPT_KEY, key_entry, keyring_service
from layer_mcp.contract.data_folder import CREDENTIALS_FILE
from layer_mcp.contract.errors import FeatureDisabled
from layer_mcp.contract.origins import in_clear_text, origin_of
from layer_mcp.contract.redact import Secret, remember
from layer_server.backends.offered import DATA_FOLDER
from layer_server.generators.card import GenerationRequest


def key_for(request: GenerationRequest, url: str) -> Secret | None:
    """The key to send to a URL of this model's server; None where the model has none.

    Raises:
        FeatureDisabled: when there should be one and is not, or when it must not be sent there.
    """
    settings = request.settings
    if settings.get("key_env"):
        key = _of_variable(request.model, str(settings["key_env"]))
    elif settings.get("key") == KEPT_KEY:
        key = _kept(request.model, Path(settings[DATA_FOLDER]), url)
    else:
        return None
    if in_clear_text(url):
        raise FeatureDisabled(
            f"The key of {request.model} is not sent to {origin_of(url)}: plain HTTP would show it to everybody on the way.",
            remedy="Give the model an https address.",
        )
    text = key.reveal()
    if not text.isascii() or not text.isprintable() or " " in text:
        raise _missing(request.model, "has white space in it, or something else that no key has")
    # Its server may repeat it, in an error or beside a picture.
    remember(key)
    return key


def _of_variable(model: str, name: str) -> Secret:
    value = os.environ.get(name, "").strip()
    if not value:
        raise FeatureDisabled(
            f"{model} takes its key from the variable {name}, which the server does not have.",
            remedy=f"Set {name} where you work, then run `layer server stop`; the next call starts a server that has it.",
        )
    return Secret(value)


def _kept(model: str, home: Path, url: str) -> Secret:
    entry = _entry(home / CREDENTIALS_FILE, key_entry(model))
    record = entry.get("value")
    if entry.get("kept") == "keyring":
        record = _in_keyring(model, home)
    token = record.get("token") if isinstance(record, dict) else None
    if not isinstance(token, str) or not token:
        raise _missing(model, "is gone")
    if not isinstance(record, dict) or record.get("origin") != origin_of(url):
        raise _missing(model, f"is meant for another server than {origin_of(url)}")
    return Secret(token)


def _entry(path: Path, name: str) -> Mapping[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))["credentials"][name]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _in_keyring(model: str, home: Path) -> Any:
    import keyring
    from keyring.errors import KeyringError

    try:
        text = keyring.get_password(keyring_service(home), key_entry(model))
        return json.loads(text) if text else None
    except (KeyringError, ValueError, RuntimeError) as error:
        raise _missing(model, f"could not be read from the keyring ({type(error).__name__})") from None


def _missing(model: str, what: str) -> FeatureDisabled:
    return FeatureDisabled(
        f"The key of {model} {what}.",
        remedy=f"Give it again: layer model key {model}. Or name a variable in models.toml: key_env.",
    )
