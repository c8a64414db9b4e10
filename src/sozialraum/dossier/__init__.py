"""Dossier: minutes with their annexes and the versions adopted in them, as one document. No tables."""
