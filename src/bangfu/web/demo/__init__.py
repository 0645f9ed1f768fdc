"""演示: a made-up county with its people and a few weeks of their work, made by real acts.

This folder may use every app; none may know it.
"""
