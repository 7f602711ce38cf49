"""The tools of the wire: a principal and a parsed request in, one call of the core, a contract result out."""
