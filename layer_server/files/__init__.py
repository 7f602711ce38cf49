"""Bytes: content-addressed files, what is known of them, thumbnails and signed access."""
