"""Approvals: keeps the words of approved minutes as they were approved, whichever act would write them anew."""

from django.apps import AppConfig
from django.db.models.signals import pre_save


class ApprovalsConfig(AppConfig):
    name = "sozialraum.approvals"

    def ready(self) -> None:
        from sozialraum.approvals.actions import FIXED_WORDS, refuse_other_words  # noqa: PLC0415 - models first

        for model in FIXED_WORDS:
            pre_save.connect(refuse_other_words, sender=model, dispatch_uid=f"approved-{model.__name__}")
