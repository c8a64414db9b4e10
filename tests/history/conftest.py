"""Somebody of each standing, logged in; as at the desk."""

from tests.desk.conftest import logged_in, office  # noqa: F401 - fixtures
