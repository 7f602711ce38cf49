"""Weights on this machine, run by the ``diffusers`` library: a folder of them becomes a model of the catalog.

``card.cards`` reads a folder's JSON files (no torch), ``generate.generate`` runs in the worker for weights. Nothing is
ever downloaded, and no code that comes with weights is run.
"""
