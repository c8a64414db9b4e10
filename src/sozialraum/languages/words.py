"""Languages: sentences that nobody here writes but everybody may read – those of Django's forms – and common topics."""

from django.utils.translation import gettext_noop, ngettext_lazy

#: Said by Django's own forms, in English at the source; it knows them in most tongues, not in all of ours.
OF_THE_FORMS = (
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("No file was submitted. Check the encoding type on the form."),
    gettext_noop("The submitted file is empty."),
    gettext_noop("Null characters are not allowed."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
)
