"""线索: what a household's hits ask somebody to look into, until a verdict settles it.

A verdict opens a case, an exemption or a problem; nothing else does.
"""
