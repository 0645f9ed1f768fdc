"""变化的去向: what a confirmed change does to households and people, and undoing it."""
