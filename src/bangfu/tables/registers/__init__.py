"""底册: the register's own exports, and lists of the national system beside it."""
