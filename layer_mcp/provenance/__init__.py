"""Where things come from and what they cost: records of runs, lineage of assets, spend, reproduction, export."""
