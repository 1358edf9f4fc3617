"""机器检查: what a machine can find in an issue before a person reads it.

A check is a function over a Document and an Office (what the secretariat knows: period, districts, names, words). It
yields findings that cite the exact text. It asks nothing of a database and knows no language of the screen: the
sentence for each code is written where a language is known (`editorial/preflight/messages.py`).
"""
