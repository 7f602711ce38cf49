"""One finding, and how a look that may hang or fail becomes one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.redact import redact


@dataclass(frozen=True, slots=True)
class Check:
    """One finding.

    Attributes:
        remedy: what to do, when it is not ok; of one that is ok, what is worth knowing.
    """

    name: str
    ok: bool
    finding: str
    remedy: str = ""

    def to_wire(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value != ""}


Look = Callable[[], "Check | Sequence[Check]"]


def looked(name: str, seconds: float, look: Look, *, late: str = "") -> list[Check]:
    """What a look finds, whatever happens meanwhile.

    Args:
        seconds: after which it is given up. Its thread may go on; it holds nothing up.
        late: the fix when it took longer.
    """
    found: list[Check] = []
    done = threading.Event()

    def work() -> None:
        try:
            seen = look()
            found.extend([seen] if isinstance(seen, Check) else seen)
        except LayerError as error:
            found.append(Check(name, False, error.message, error.remedy))
        except TimeoutError as error:
            found.append(Check(name, False, str(error) or f"no answer within {seconds:g} s", late))
        except Exception as error:  # noqa: BLE001  a doctor outlives every patient, and says what it saw
            found.append(
                Check(
                    name,
                    False,
                    redact(f"{type(error).__name__}: {error}"),
                    "Report this with the output of `layer doctor --json`.",
                )
            )
        finally:
            done.set()

    threading.Thread(target=work, name=f"layer-doctor-{name}", daemon=True).start()
    if not done.wait(seconds):
        return [Check(name, False, f"no answer within {seconds:g} s", late or _LATE)]
    return found


_LATE = "Try again; if it stays, look at the network, or at `layer server logs` for the local server."
