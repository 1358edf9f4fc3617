"""The public read-only JSON API (docs/api.md).

It answers everybody as it answers somebody who has not signed in, so that any cache may keep what it says. A kind of thing
is one file: its rows, its addresses, its order. `urls.py` names them all; `doors.py` is what every address has in common.
"""
