"""Correspondence: how Django finds this room."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    """Tables and migrations keep the label under which they were made."""

    name = "sozialraum.correspondence"
    label = "reaching"
