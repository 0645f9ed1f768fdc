"""规则: one file a subject, in the folder of its kind."""
