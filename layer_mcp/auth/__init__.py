"""Who the user is to a server: personal access tokens, OAuth grants, where they are kept, and profiles."""
