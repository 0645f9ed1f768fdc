"""政策参数: dated, located values, each with the document it stands on.

Judging code asks ``load().at(on, division)`` and never carries a number of its own. This
folder must not know tables, rules or files of a county.
"""

from bangfu.policy.policy import (
    Entry,
    Freedom,
    NotInForce,
    Policy,
    PolicyMistake,
    Value,
    Values,
)
from bangfu.policy.shipped import load

__all__ = [
    "Entry",
    "Freedom",
    "NotInForce",
    "Policy",
    "PolicyMistake",
    "Value",
    "Values",
    "load",
]
