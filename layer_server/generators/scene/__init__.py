"""Painted places: the ``scene`` model."""
