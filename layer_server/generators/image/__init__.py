"""Pictures: the ``icon`` model."""
