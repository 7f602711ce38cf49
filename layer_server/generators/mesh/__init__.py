"""3D: props built of parts, pictures blown up to reliefs, and work on meshes of any origin."""
