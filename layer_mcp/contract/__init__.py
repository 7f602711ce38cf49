"""What goes over the wire between a Layer client and a Layer server: data only, no I/O, no SDK.

Requests are closed: an unknown, misspelt or wrongly typed argument is ``INVALID_INPUTS``. Results are
open: unknown fields are kept and enums are open strings, so that a newer server never breaks a client.

The modules without pydantic (``errors``, ``money``, ``status``, ``redact``, ``data_folder``) are safe to
import where start-up time counts.
"""
