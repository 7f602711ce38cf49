"""The state of a server: tables, one database object, and the migrations between schema versions."""
