"""One thin file per framework over the kit."""
