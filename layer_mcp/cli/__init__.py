"""The ``layer`` command. Exit codes: 0 done, 1 error, 2 usage, 3 refused for money, 130 interrupted.

With ``--json`` standard output is one JSON document whatever happens: the result, or the error as the wire
has it.
"""
