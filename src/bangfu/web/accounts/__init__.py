"""账号、单位和任职: who may come in, and from which post they act.

This app must not know households, leads or problems.
"""
