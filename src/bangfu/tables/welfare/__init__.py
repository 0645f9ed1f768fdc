"""民政、残联和群团: lists of who is helped, disabled, alone or in need."""
