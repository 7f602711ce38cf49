"""Whether the server of a definition answers at all: any answer to any question will do, and no key is sent."""

from __future__ import annotations

from urllib.parse import urlsplit

from layer_mcp.contract.back_ends import Definition
from layer_mcp.contract.errors import FeatureDisabled
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_server.backends.openai_images.options import options_of

SECONDS = 6.0


def reach(definition: Definition) -> None:
    """Raises FeatureDisabled when nobody answers there."""
    import httpx2

    options = options_of(definition.slug, definition.settings)
    try:
        with (
            httpx2.Client(
                timeout=SECONDS, trust_env=urlsplit(options.url).hostname not in LOOPBACK_HOSTS
            ) as client,
            client.stream("GET", f"{options.url}/models"),
        ):
            return
    except httpx2.TransportError as error:
        raise FeatureDisabled(
            f"{options.host} does not answer ({type(error).__name__}).",
            remedy="See that the address is right and the server is up; --no-check adds the model all the same.",
        ) from None
