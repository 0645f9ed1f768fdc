"""留痕: every act as a sealed, chained event, written in the act's own transaction.

This app must not know accounts, households or problems: an actor is a number, a subject is
text, and each app passes its own access check.
"""
