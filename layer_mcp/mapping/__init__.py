"""Many runs as one: ``layer.map`` and ``layer.map_workflow``.

``items`` makes requests of what was given, ``pricing`` prices them all before anything is paid, ``mapper`` runs them a
few at a time on the I/O loop, ``resume_file`` keeps what became of each, and ``report`` has the words.
"""
