"""Any tool of any server, by its own name."""
