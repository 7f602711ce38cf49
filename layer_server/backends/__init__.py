"""Models of the user's own: neural weights on this machine, and other servers that make pictures.

``offered`` turns ``models.toml`` into cards. Each back end is a folder with ``card.py`` (``cards(definition)``, which
imports nothing heavy and asks no network), a generator, and, where there is a server to ask, ``reach.py``
(``reach(definition)``, which raises a LayerError when nobody answers).
"""
