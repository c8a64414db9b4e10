"""Backups: everything the house keeps, in one archive that is checked, rotated, and can be brought back."""
