"""事实表: small tables that several rules read, one idea a file."""
