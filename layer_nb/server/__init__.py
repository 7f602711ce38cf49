"""The Jupyter server extension: what JupyterLab's plugins ask over REST."""
