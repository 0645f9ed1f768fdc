"""户和人员: the register as dated record versions, and who may see whom.

This app must not know leads, problems or what rules say.
"""
