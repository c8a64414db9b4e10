"""Papers: documents, their versions and files, and which version was adopted."""
