"""筛查: rules over an image, and what they say of whom.

This folder must not know files, names or ids of people, nor who will look into a hit. A
hit is a 疑点, never a verdict.
"""
