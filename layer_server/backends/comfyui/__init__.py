"""Workflows of a ComfyUI server as models.

A workflow that was saved in ComfyUI's API format is read (``workflow``), what in it can be set is found (``finding``,
``prompts``, ``pictures``, ``saves``) and declared as a card (``card``). A run fills it in (``filling``), queues it,
follows it and fetches what it saved (``client``, ``following``, ``results``, ``generate``). Nothing here knows node
classes by heart beyond a few tables: classes of other people's nodes are told by the names of their inputs.
"""
