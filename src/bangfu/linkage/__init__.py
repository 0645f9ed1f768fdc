"""人员识别: who is this row. Linked, new, unsure or unidentified; never a guess.

This folder must not know files, rules, or where keys are kept.
"""
