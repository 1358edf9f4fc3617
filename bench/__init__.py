"""How fast it is, and whether it stays so as the archive grows: `make bench` (docs/performance.md)."""
