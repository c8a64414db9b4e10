"""Acts: knows every act, and keeps the connection to the database under guard from the first query on."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.module_loading import autodiscover_modules

from sozialraum.acts import guard


class ActsConfig(AppConfig):
    name = "sozialraum.acts"

    def ready(self) -> None:
        connection_created.connect(guard.watch, dispatch_uid="guard")
        pre_migrate.connect(guard.leave_open, dispatch_uid="guard")
        post_migrate.connect(guard.shut, dispatch_uid="guard")
        autodiscover_modules("kinds")  # the lowest floor first; the engines that ask come with the acts
        autodiscover_modules("actions")  # every act is known by name, whoever asks first
