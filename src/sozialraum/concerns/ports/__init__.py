"""Concerns: where this room meets what strangers send – photos in and out, and the scanner beside the house."""
