"""Made-up people in a made-up county, for the demo, the tests and the benchmarks.

The base county is clean for every rule; rules plant their own hits. This folder must
not evaluate a rule: what ``truth.json`` says comes from the plants alone.
"""
