"""Servers that speak OpenAI's images API.

A request that may cost money leaves once: never again after an answer was lost, and never a second time after the
server that sent it has died (``GenerationRequest.notes``).
"""
