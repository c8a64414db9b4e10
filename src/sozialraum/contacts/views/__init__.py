"""Contacts: the pages on which address lists come in and go out."""
