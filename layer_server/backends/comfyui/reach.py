"""Whether the ComfyUI server of a definition is there, asked when it is added."""

from __future__ import annotations

from layer_mcp.contract.back_ends import Definition
from layer_mcp.contract.errors import LayerError
from layer_server.backends.comfyui import faults
from layer_server.backends.comfyui.client import Client, NoAnswer, NotSent, Refused


def reach(definition: Definition) -> None:
    """Ask what it is.

    Raises:
        LayerError: when nobody answers, or something else than ComfyUI.
    """
    url = definition.settings["url"]
    with Client(url) as client:
        try:
            said = client.get("/system_stats")
        except (NotSent, NoAnswer, Refused) as error:
            raise faults.not_there(url, str(error)) from None
        except LayerError:
            if definition.settings.keys() & {"key", "key_env"}:
                # It is there and wants its key, which is sent with a run only.
                return
            raise
        if not isinstance(said, dict) or "system" not in said:
            raise client.unlike("/system_stats does not tell of a system")
