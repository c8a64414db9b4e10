"""The sentences that promise an effect on the pages of sittings and their minutes, under the test that sees it."""

OF_SITTINGS = {
    "tests/circulation/test_objections.py::test_the_name_goes_two_years_after_the_sitting_and_not_before": (
        "Ihren Namen lesen nur Leitung, Protokoll und Büro; er wird … nach der Sitzung gelöscht.",
    ),
    "tests/holding/test_page.py::test_after_publishing_nothing_is_pressed_any_more": (
        "Das Protokoll ist veröffentlicht.",
    ),
    "tests/circulation/test_sending.py::test_each_gets_a_letter_on_the_way_that_is_known_and_who_has_none_is_counted": (
        "Wer unten steht, bekommt eine Nachricht mit einem eigenen Link.",
    ),
    "tests/circulation/test_objections.py::test_the_link_in_the_mail_is_enough": ("Der Einwand ist eingetragen.",),
    "tests/circulation/test_objections.py::test_the_office_answers_on_a_page": ("Die Antwort ist eingetragen.",),
    "tests/circulation/test_objections.py::test_the_answer_goes_back_the_way_it_came": (
        "Geht mit der Nachricht hinaus.",
        "Der Einwand ist angenommen; das Protokoll wird geändert.",
        "Der Einwand ist zum Teil angenommen; so weit wird das Protokoll geändert.",
    ),
    "tests/circulation/test_reminding.py::test_published_minutes_go_as_a_pdf_to_who_gets_all_of_them_once": (
        "das Protokoll der Sitzung »…« vom … ist veröffentlicht.",
    ),
    "tests/circulation/test_approving.py::test_the_office_enters_it_on_the_page_of_the_sitting": ("Eingetragen.",),
    "tests/holding/test_live.py::test_how_the_sitting_went_on_is_said_with_who_did_it": (
        "… hat die Sitzung beendet.",
        "… hat einen Punkt aufgenommen.",
        "… hat festgehalten, was aus … wird.",
    ),
    "tests/pictures/test_pages.py::test_released_before_publishing_it_is_still_inside": (
        "Alle sehen es, sobald das Protokoll veröffentlicht ist.",
    ),
    "tests/pictures/test_acts.py::test_removed_the_bytes_are_gone": (
        "Das Bild wird gelöscht, auch seine Datei.",
        "wie das Protokoll; auf Wunsch wird es entfernt, mit seiner Datei",
    ),
    "tests/pictures/test_pages.py::test_several_are_added_at_once_and_what_is_none_is_named": (
        "Ein Bild ist gespeichert, intern.",
        "… Bilder sind gespeichert, intern.",
    ),
}
