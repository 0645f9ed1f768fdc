"""What the work is: values and rules of the trade, in the standard library only.

This folder must not know files, clocks, settings, Arrow, Ibis or Django.
"""
