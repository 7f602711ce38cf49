"""Who may do what, and their Creative Units: principals, workspaces, the ledger and its audit."""
