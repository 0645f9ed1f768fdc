"""教育: lists of the education office."""
