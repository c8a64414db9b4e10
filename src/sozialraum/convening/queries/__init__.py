"""Convening: what is known before a sitting is planned – partners, former sittings, days, places, what is missing."""
