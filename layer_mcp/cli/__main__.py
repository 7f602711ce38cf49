"""``python -m layer_mcp.cli``, where the ``layer`` script is not on the path."""

from layer_mcp.cli.app import main

if __name__ == "__main__":
    main()
