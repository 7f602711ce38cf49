"""Which server is asked, what decided it, and whether its address is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from layer_mcp.auth.environment import PAT_VARIABLE
from layer_mcp.auth.profiles import EMBEDDED, HOSTED, Profiles
from layer_mcp.connect.target import URL_VARIABLE, Target, resolve
from layer_mcp.contract.data_folder import data_folder
from layer_mcp.contract.errors import LayerError
from layer_mcp.doctor.address import address
from layer_mcp.doctor.check import Check


def found(
    target: str | None, home: Path | None, environ: Mapping[str, str]
) -> tuple[Target | None, list[Check]]:
    """The target, and what there is to say of it."""
    try:
        resolved = resolve(target, home, environ)
    except LayerError as error:
        told = [Check("target", False, error.message, error.remedy), *_written(target, home, environ)]
        return _without_profiles(target, home, environ), told
    words = resolved.info.label if resolved.url is None else f"{resolved.info.label} ({resolved.info.origin})"
    rule = _RULES.get(resolved.chosen_by, f"from {resolved.chosen_by}")
    checks = [Check("target", True, f"{words}, {rule}")]
    checks += [Check("credential", True, sentence) for sentence in resolved.passed_over]
    if resolved.url is None and environ.get(PAT_VARIABLE):
        checks.append(
            Check("credential", True, f"{PAT_VARIABLE} is set, and not sent: the embedded server needs none")
        )
    return resolved, checks + _written(target, home, environ)


def _without_profiles(target: str | None, home: Path | None, environ: Mapping[str, str]) -> Target | None:
    """The target where only the profiles cannot be read; what else is wrong with it shows all the same."""
    if not (target or environ.get(URL_VARIABLE)):
        return None
    with TemporaryDirectory(prefix="layer-doctor-") as nowhere:
        try:
            return replace(resolve(target, Path(nowhere), environ), home=home or data_folder(environ))
        except LayerError:
            return None


_RULES: Mapping[str, str] = {
    "default": "because nothing else is asked for (no argument, LAYER_MCP_URL, LAYER_PROFILE or profile in use)",
    "the argument": "from the argument",
    "the profile in use": "from the profile in use (`layer profile`)",
}


def _written(target: str | None, home: Path | None, environ: Mapping[str, str]) -> list[Check]:
    """The address, as it is written where it comes from: what a program forgives, another one does not."""
    text = target or environ.get(URL_VARIABLE) or None
    if text is None:
        try:
            active = Profiles(home or data_folder(environ)).active()
        except (LayerError, OSError):
            return []
        text = active.url if active else None
    if text is None or text.strip() in {"", EMBEDDED, HOSTED} or "://" not in text:
        return []
    return [address(text)]
