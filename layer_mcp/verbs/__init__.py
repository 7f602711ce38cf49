"""The verbs of ``AsyncLayer``, one file per subject."""
