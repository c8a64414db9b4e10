"""Languages: where the sentences stand that are said to everybody in every tongue; whole files, or names in a file.

Only what stands here is translated. A page that is made for every tongue (``in_languages``) may say nothing else: a
test walks through these pages and finds each sentence that was forgotten.
"""

from __future__ import annotations

SCOPE: dict[str, tuple[str, ...]] = {
    "ui/templates/ui/page.html": (),
    "ui/templates/ui/masthead.html": (),
    "ui/templates/ui/tongues.html": (),
    "ui/templates/ui/visitor.html": (),
    "ui/templates/ui/colophon.html": (),
    "ui/templates/ui/tongue_note.html": (),
    "ui/templates/ui/crumbs.html": (),
    "ui/templates/ui/field.html": (),
    "ui/templates/ui/field_words.html": (),
    "ui/templates/ui/form_errors.html": (),
    "ui/templates/ui/date_block.html": (),
    "ui/templates/ui/link_gone.html": (),
    "ui/templates/40*.html": (),
    "ui/templates/500.html": (),
    "ui/spoken.py": (),
    "ui/templatetags/ui.py": ("_errors", "unknown", "fact"),
    "acts/open_form.py": (),
    "acts/templates/acts/open_form.html": (),
    "acts/act.py": (),
    "acts/links.py": (),
    "acts/fields.py": ("refuse_controls", "said", "KeyChoiceField"),
    "post/outbox.py": ("refuse_control_characters", "refuse_all_but_one_address"),
    "reaching/queries/letters.py": (),
    "reaching/forms.py": ("NO_ADDRESS", "NO_CONTACT", "AskerForm"),
    "reaching/words.py": ("ReplyBy",),
    "reaching/actions.py": ("refuse_what_cannot_be_answered",),
    "concerns/queries/letters.py": (),
    "concerns/words.py": ("State",),
    "concerns/actions/saying.py": (),
    "config/navigation.py": ("DOORS", "FEET", "ENTRANCE", "OWN_DOORS", "around_the_page"),
    "languages/words.py": (),
}
