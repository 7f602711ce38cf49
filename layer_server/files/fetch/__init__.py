"""Fetching a public file for somebody, without becoming their way into a private network.

Every hop: the address is taken apart by our own strict rules, its name is resolved once, every one of its addresses must
be public, and the connection goes to just that address. Redirects are followed by hand, through the same rules.
"""
