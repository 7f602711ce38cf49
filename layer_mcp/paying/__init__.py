"""The way of a paid call: allowed, written down, sent once, and looked at again."""
