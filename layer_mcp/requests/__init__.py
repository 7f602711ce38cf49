"""What was asked for, resolved to what the wire wants, and priced."""
