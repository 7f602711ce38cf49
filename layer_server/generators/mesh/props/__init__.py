"""The props: what the 3D model can build, each a recipe of parts, by kind of thing."""
