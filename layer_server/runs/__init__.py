"""Runs: started once, settled once, whatever is killed in between.

The truth about a run is its row (``tables.run``). ``start`` makes it together with the reservation of its
credits, in one transaction; ``settle`` ends it with one guarded update, and whoever gets the row settles.
Between them an engine behind a small port (``engine``) drives ``pipeline``, which generates in a process
of its own (``jobs``, ``cpu_pool``, ``worker``). A workflow is a run with steps: ``steps`` makes them,
``step_rows`` remembers what is made, and it is settled like a forge. ``reconcile`` closes the gaps that a
crash leaves between the row and the engine, and ``watch`` tells whoever waits.
"""
