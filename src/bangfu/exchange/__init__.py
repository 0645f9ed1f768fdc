"""Files in: read, match headings, check; what comes out is rows and faults.

This folder must not know who a row is about, nor what the lake or the rules do with it.
"""
