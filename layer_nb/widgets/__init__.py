"""Live widgets; each class has its twin of the same name in ``labextension/widgets``."""
