"""Contacts: where address lists come in and go out as files – bytes in and out, no database."""
