"""Portraits: the ``portrait`` model."""
