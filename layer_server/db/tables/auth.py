"""Credentials, all of them hashed: personal access tokens, OAuth clients, codes, grants and tokens, browser sign-ins."""

from __future__ import annotations

import sqlalchemy as sa

from layer_server.db.tables.accounts import user
from layer_server.db.tables.base import metadata

access_token = sa.Table(
    "layer_access_token",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("user_id", sa.ForeignKey(user.c.id), nullable=False, index=True),
    sa.Column("name", sa.String(80), nullable=False),
    sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
    sa.Column("hint", sa.String(16), nullable=False),
    sa.Column("scopes", sa.JSON, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("expires_at", sa.BigInteger),
    sa.Column("last_used_at", sa.BigInteger),
    sa.Column("revoked_at", sa.BigInteger),
)
"""A personal access token (``pat_…``); ``hint`` is its first characters, to tell one from another."""

sign_in = sa.Table(
    "layer_sign_in",
    metadata,
    sa.Column("token_hash", sa.String(64), primary_key=True),
    sa.Column("user_id", sa.ForeignKey(user.c.id), nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("expires_at", sa.BigInteger, nullable=False),
)
"""A browser that has signed in, by the hash of its cookie."""

oauth_client = sa.Table(
    "layer_oauth_client",
    metadata,
    sa.Column("id", sa.String(500), primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("information", sa.JSON, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("last_used_at", sa.BigInteger),
    sa.CheckConstraint("kind IN ('registered', 'metadata')", name="kind"),
)
"""A program: one that registered itself, or the last metadata document of one whose id is its address."""

oauth_grant = sa.Table(
    "layer_oauth_grant",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("client_id", sa.String(500), nullable=False),
    sa.Column("user_id", sa.ForeignKey(user.c.id), nullable=False, index=True),
    sa.Column("scopes", sa.JSON, nullable=False),
    sa.Column("resource", sa.String(500), nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("revoked_at", sa.BigInteger),
)
"""What a user allowed a program; every code and token descends from one, and falls with it."""

oauth_code = sa.Table(
    "layer_oauth_code",
    metadata,
    sa.Column("code_hash", sa.String(64), primary_key=True),
    sa.Column("grant_id", sa.ForeignKey(oauth_grant.c.id), nullable=False),
    sa.Column("redirect_uri", sa.Text, nullable=False),
    sa.Column("redirect_uri_given", sa.Boolean, nullable=False),
    sa.Column("challenge", sa.String(128), nullable=False),
    sa.Column("expires_at", sa.BigInteger, nullable=False),
    sa.Column("used_at", sa.BigInteger),
)

oauth_token = sa.Table(
    "layer_oauth_token",
    metadata,
    sa.Column("token_hash", sa.String(64), primary_key=True),
    sa.Column("grant_id", sa.ForeignKey(oauth_grant.c.id), nullable=False, index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("scopes", sa.JSON, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("expires_at", sa.BigInteger, nullable=False),
    sa.Column("used_at", sa.BigInteger),
    sa.CheckConstraint("kind IN ('access', 'refresh')", name="kind"),
)
"""A refresh token is used once; used again, it was stolen, and its grant falls."""
