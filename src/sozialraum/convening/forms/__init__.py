"""Convening: what one types to plan a sitting, about a sitting, and to call it off."""
