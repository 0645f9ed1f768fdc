"""风险预警: who may need help and is not yet seen; a hit becomes a case, never a problem."""
