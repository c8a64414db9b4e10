"""What comes back comes back to letters: the mail server, the postman and the outbox of the post."""

from tests.post.conftest import postman, put, server

__all__ = ["postman", "put", "server"]
