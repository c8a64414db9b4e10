"""Accounts: logins and personal links. Who they belong to is said above, in ``people``."""
