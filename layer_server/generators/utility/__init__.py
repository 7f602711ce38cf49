"""Utility nodes of workflows: pixel work between generations, with the same shape as a generator."""
