"""The models of this server: found, described, priced."""
