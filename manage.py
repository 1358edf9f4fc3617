#!/usr/bin/env python
"""Runs with portal.settings.dev unless DJANGO_SETTINGS_MODULE says otherwise: SQLite, nothing to configure."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    execute_from_command_line(sys.argv)
