"""Sound effects: a prompt is read into events, each event is a family of sounds, and places surround them."""
