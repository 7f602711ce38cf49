"""A tool's own JSON Schema: read for people, and held against arguments before anything is sent.

A schema comes from a server and may be broken, huge, endless, or of tomorrow. What is not understood is allowed:
the server has the last word, and nobody is locked out by what this client has not learned yet.
"""
