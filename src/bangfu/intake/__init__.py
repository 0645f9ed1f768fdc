"""收表: the chain from files to linked batches, once for the folder and for the site.

This folder must not know what rules say, nor print anything.
"""
