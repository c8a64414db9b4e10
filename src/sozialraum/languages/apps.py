"""Languages: when the house starts, its catalogues are made ready; Django learns of two languages it does not know."""

from django.apps import AppConfig
from django.conf import settings
from django.conf.locale import LANG_INFO

from sozialraum.languages.catalogues import make_ready
from sozialraum.languages.names import ALL_LANGUAGES


class LanguagesConfig(AppConfig):
    """Part of every process, so that no command has to think of it."""

    name = "sozialraum.languages"

    def ready(self) -> None:
        for language in ALL_LANGUAGES:
            told = {"code": language.code, "name": language.german, "name_local": language.name, "bidi": language.rtl}
            LANG_INFO.setdefault(language.code, told)
        make_ready(settings.LOCALE_PATHS[0])
