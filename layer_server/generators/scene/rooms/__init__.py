"""Rooms of every kind: a shell, light, and furniture from one kit, composed by a plan."""
