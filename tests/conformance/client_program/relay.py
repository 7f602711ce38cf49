"""Hands one scenario of the suite to the process that plays them all: ``python relay.py PORT URL``."""

import json
import os
import socket
import sys

asked = {
    "scenario": os.environ["MCP_CONFORMANCE_SCENARIO"],
    "context": os.environ.get("MCP_CONFORMANCE_CONTEXT", ""),
    "version": os.environ.get("MCP_CONFORMANCE_PROTOCOL_VERSION", ""),
    "url": sys.argv[2],
}
with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as server:
    server.sendall(json.dumps(asked).encode() + b"\n")
    told = json.loads(server.makefile().readline() or '{"told": "the program has gone"}')["told"]
sys.stderr.write(told)
sys.exit(1 if told else 0)
