"""JSON Schemas of tools, from untrusted servers: bounded, converted for a provider, and decoded back."""
