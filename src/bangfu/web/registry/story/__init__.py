"""户史: everything that became of a household, on one page."""
