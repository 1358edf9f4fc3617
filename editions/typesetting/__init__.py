"""Typst in a process of its own. Outside of editions/formats/, so that the process loads no format to start."""
