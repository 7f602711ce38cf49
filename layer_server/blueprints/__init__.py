"""Workflows: the blueprint file, its check, the plan of a run, and the ones that are published."""
