"""What is in a file that somebody brought: found out under limits, before anything else touches it."""
