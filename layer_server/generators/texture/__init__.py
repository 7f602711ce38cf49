"""Tileable materials: the ``texture`` model."""
