"""``%layer`` and ``%%layer``: a pure grammar, pure interpolation and completion, and one thin IPython shell."""
