"""批次与镜像: batches of checked, linked rows as Parquet, and what they say on a day.

Rows carry whole-number keys; no id, name, phone, card or plate is ever written here. This
folder must not know what rules say, how people are found, or where files come from.
"""
