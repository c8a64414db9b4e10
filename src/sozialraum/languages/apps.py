"""Languages: when the house starts, its catalogues are made ready; Django learns of two tongues it does not know."""

from django.apps import AppConfig
from django.conf import settings
from django.conf.locale import LANG_INFO

from sozialraum.languages.catalogues import make_ready
from sozialraum.languages.tongues import TONGUES


class LanguagesConfig(AppConfig):
    """Part of every process, so that no command has to think of it."""

    name = "sozialraum.languages"

    def ready(self) -> None:
        for tongue in TONGUES:
            told = {"code": tongue.code, "name": tongue.german, "name_local": tongue.name, "bidi": tongue.rtl}
            LANG_INFO.setdefault(tongue.code, told)
        make_ready(settings.LOCALE_PATHS[0])
