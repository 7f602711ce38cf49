"""Towns from within: squares, streets, quays, yards, rooftops and arenas."""
