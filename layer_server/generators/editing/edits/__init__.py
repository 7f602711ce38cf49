"""What ``edit`` can do to a picture, one family a file."""
