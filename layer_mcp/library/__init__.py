"""What was made and what was asked for: assets, their bytes, and the journal of runs."""
