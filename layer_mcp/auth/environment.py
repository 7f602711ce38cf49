"""A personal access token that the surroundings hold: ``LAYER_PAT``, or Colab's secret of that name.

Either is meant for one origin (the hosted server's, or that of ``LAYER_MCP_URL``) and is sent to no other. Standard
library only.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Mapping

from layer_mcp.contract.origins import in_clear_text, origin_of
from layer_mcp.contract.redact import Secret

PAT_VARIABLE = "LAYER_PAT"
COLAB_SOURCE = f"Colab's secret {PAT_VARIABLE}"

_log = logging.getLogger(__name__)


def variable(environ: Mapping[str, str]) -> Secret | None:
    """What ``LAYER_PAT`` holds."""
    token = environ.get(PAT_VARIABLE, "").strip()
    return Secret(token) if token else None


def why_not_for(url: str, meant_for: str) -> str | None:
    """Why a token of the surroundings is not sent to ``url``; None where it may be.

    Args:
        meant_for: a URL of the origin that the token belongs to.
    """
    if origin_of(url) != origin_of(meant_for):
        return f"it is meant for {origin_of(meant_for)}"
    if in_clear_text(url):
        return "plain HTTP would show it to everybody on the way"
    return None


def on_colab(environ: Mapping[str, str]) -> bool:
    """Whether this is a kernel of Google Colab."""
    return "COLAB_RELEASE_TAG" in environ or "google.colab" in sys.modules


class ColabSecrets:
    """Colab's secrets pane, asked once: the question goes to the browser and may put a dialog there."""

    def __init__(self) -> None:
        self._asked = False
        self._token: Secret | None = None
        self._lock = threading.Lock()

    def token(self) -> Secret | None:
        """The secret ``LAYER_PAT``, if there is one and this notebook may read it."""
        with self._lock:  # Colab answers one question at a time
            if not self._asked:
                self._asked = True
                self._token = _ask_colab()
            return self._token

    def forget(self) -> None:
        """Ask again next time: the user may have added the secret meanwhile."""
        with self._lock:
            self._asked, self._token = False, None


colab_secrets = ColabSecrets()
"""Those of this kernel."""


def _ask_colab() -> Secret | None:
    try:
        from google.colab import userdata  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        return None
    try:
        value = str(userdata.get(PAT_VARIABLE) or "").strip()
    except Exception as error:  # noqa: BLE001  Colab's exceptions can be imported in Colab only
        # SecretNotFoundError: there is none, which is no news. Anything else has a fix worth a line.
        if type(error).__name__ != "SecretNotFoundError":
            _log.warning(
                "Colab's secret %s was not read (%s): allow this notebook to read it in the Secrets pane, then: "
                "%%layer profile use hosted",
                PAT_VARIABLE,
                type(error).__name__,
            )
        return None
    return Secret(value) if value else None
