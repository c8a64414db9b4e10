"""Bylaws: the rules of adopted texts as they are kept, in revisions, and shown."""
