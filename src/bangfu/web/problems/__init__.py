"""问题: found, confirmed, fixed, checked, accepted and closed, each by another hand.

This app must not know leads, cases or plans: they open problems, never the other way.
"""
