"""Music: a prompt is read into a plan, the plan is composed into notes, recorded and synthesised instruments play them."""
