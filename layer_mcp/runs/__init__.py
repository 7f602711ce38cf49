"""Runs: followed, waited for, cancelled, let go, found again."""
