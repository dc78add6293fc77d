"""The vocabulary as data: every table here is read by ``tables`` and held well formed by an integrity test."""
