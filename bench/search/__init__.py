"""What search finds and what it costs, on SQLite or PostgreSQL. `python -m bench.search`."""
