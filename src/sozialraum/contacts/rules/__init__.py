"""Contacts: the laws of this room – how an address list is read, and what it would change. No Django, no clock."""
