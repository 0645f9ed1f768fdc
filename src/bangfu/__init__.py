"""帮扶: household-level work against falling back into poverty, for a county."""

__version__ = "0.1.0"
