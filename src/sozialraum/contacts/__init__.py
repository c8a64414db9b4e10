"""Contacts: address lists in and out."""
