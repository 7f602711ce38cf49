"""Who may call: passwords, personal access tokens, and the OAuth 2.1 authorization server on our own origin."""
