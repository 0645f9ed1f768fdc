"""组织、财政和乡村振兴: lists of the offices that lead the work."""
