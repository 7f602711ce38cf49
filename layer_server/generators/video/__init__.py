"""Video: camera moves over painted scenes, objects and pictures; editing; lip movement."""
