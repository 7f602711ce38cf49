"""Servers that speak OpenAI's images API."""
