"""Runs, assets, prices, tables and errors as MIME bundles: static first, so a saved notebook shows them for ever."""
