"""清单台账: which department owes which list for which period, and what came."""
