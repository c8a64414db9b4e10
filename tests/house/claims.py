"""The sentences that promise an effect, under the test that sees it; ``NO_CLAIMS`` only look like one, and why."""

from tests.house.claims_of_sittings import OF_SITTINGS

CLAIMS = {
    **OF_SITTINGS,
    # coming in and going out
    "tests/access/test_login.py::test_a_mailed_code_opens_the_door_once": (
        "An diese Adresse schicken wir Ihnen einen Code.",
        "Zum Anmelden wird ein Code per E-Mail geschickt.",
    ),
    "tests/notes/test_acts.py::test_closing_is_refused_without_a_note_for_another_number_and_with_two_texts": (
        "Die Notiz wurde inzwischen geändert.",
    ),
    "tests/notes/test_pages.py::test_a_note_is_stored_and_one_is_led_back_to_its_place": ("Gesichert um ….",),
    "tests/notes/test_pages.py::test_a_line_that_begins_with_aufgabe_is_a_task_with_one_press": (
        "Aufgabe festgehalten.",
    ),
    "tests/approvals/test_corrections.py::test_old_and_new_words_stand_in_both_minutes": (
        "Berichtigungen eingetragen.",
    ),
    "tests/agenda/test_awaiting.py::test_a_recommendation_goes_out_comes_back_changed_and_is_decided_anew": (
        "Antwort eingetragen.",
    ),
    "tests/electing/test_sitting.py::test_the_lot_elects_one_and_each_step_can_be_undone": ("Los eingetragen.",),
    "tests/electing/test_sitting.py::test_somebody_new_is_entered_by_the_office_alone": ("Das Amt ist eingetragen.",),
    "tests/transcripts/test_transcribing.py::test_all_of_it_is_entered_in_one_act_and_nobody_hears_of_it": (
        "Es geht keine Mail hinaus.",
        "Eingetragen, aus Papier übernommen: ….",
    ),
    "tests/access/test_first_link.py::test_a_login_that_is_known_is_not_opened_by_the_link_alone": (
        "Zum Anmelden haben wir Ihnen einen Code gemailt.",
    ),
    "tests/access/test_login.py::test_only_a_button_logs_out": ("Sie sind abgemeldet.",),
    "tests/access/test_second_factor.py::test_one_session_is_ended_then_all_others": (
        "Diese Anmeldung ist beendet.",
        "Alle anderen Anmeldungen sind beendet.",
    ),
    "tests/access/test_second_factor.py::test_removing_the_last_one_takes_the_rights_with_it_and_tells_by_mail": (
        "die Code-App wurde aus Ihrem Zugang entfernt.",
        ", und Sie bekommen eine Nachricht darüber.",
        "Alle anderen offenen Anmeldungen mit Ihrer Adresse wurden beendet.",
    ),
    "tests/access/test_second_factor.py::test_a_colleague_resets_it_and_the_person_is_told": (
        "Der zweite Faktor ist zurückgesetzt.",
        "Ihr zweiter Faktor bei … wurde zurückgesetzt",
        "das Büro hat Ihren zweiten Faktor zurückgesetzt, und alle Ihre Anmeldungen wurden beendet.",
        "Über das Zurücksetzen geht eine Nachricht an ….",
    ),
    "tests/access/test_logins.py::test_when_the_address_is_corrected_the_login_follows": (
        "das Büro hat Ihre E-Mail-Adresse geändert.",
    ),
    "tests/access/test_logins.py::test_the_office_opens_a_login_and_the_person_hears_how_to_come_in": (
        (
            "So kommen Sie herein: Auf der Seite »Anmelden« geben Sie diese E-Mail-Adresse ein; dann schicken"
            " wir Ihnen jedes Mal einen Code."
        ),
    ),
    "tests/people/test_logins.py::test_the_page_says_whether_the_letter_can_go_and_then_what_became_of_it": (
        "Eine E-Mail mit einer kurzen Anleitung geht gleich hinaus.",
        "Wie es geht, steht in einer Nachricht.",
    ),
    "tests/access/test_without_mail.py::test_app_and_recovery_code_open_together_and_the_office_hears_of_it": (
        "Alle anderen im Büro bekommen darüber eine Nachricht.",
    ),
    "tests/stories/test_owed.py::test_what_was_owed_before_anything_was_entered_arrives_once_it_is": (
        "Über ihn werden die Briefe dieses Netzwerks verschickt.",
        "Briefe mit einem Link warten so lange; danach gehen sie von selbst hinaus.",
        "Danach geht alles von selbst hinaus.",
    ),
    "tests/mailbox/test_classify.py::test_a_letter_in_somebodys_hand_is_left_alone": (
        "Der Brief dazu wird gerade gesendet.",
    ),
    "tests/house/test_doors.py::test_a_spoilt_link_opens_nothing_and_says_so_kindly": ("Er wurde zurückgezogen: ….",),
    "tests/history/test_withdrawn.py::test_its_old_address_says_since_when_and_nothing_more": (
        "Was hier stand, wurde zurückgezogen.",
    ),
    "tests/actforms/test_drafts.py::test_after_a_day_what_was_typed_without_a_session_is_gone_too": (
        "Es gilt …, danach ist beides gelöscht.",
    ),
    "tests/tasks/test_whose.py::test_whoever_sits_on_the_seat_finds_it_and_calls_it_done": ("Eingetragen: erledigt.",),
    # letters
    "tests/stories/test_post.py::test_a_letter_leaves_a_running_house_and_the_clock_ends_with_it": (
        "Die Nachricht geht als E-Mail hinaus.",
    ),
    "tests/post/test_sending.py::test_a_letter_that_needs_an_address_waits_for_it_and_leads_where_it_says": (
        "… Sobald das anders ist, geht der Brief von selbst hinaus.",
    ),
    "tests/post/test_no_scanner.py::test_letters_go_out_although_no_more_checks_are_made_for_a_while": (
        "Bitte warten Sie etwas; Briefe gehen trotzdem hinaus.",
    ),
    "tests/post/test_views.py::test_a_stack_is_checked_off_as_it_was_printed": (
        "Abgehakt: … Brief.",
        "Abgehakt: … Briefe.",
    ),
    "tests/post/test_actions.py::test_a_letter_that_a_process_has_just_taken_cannot_be_stopped": (
        "Der Brief wird gerade gesendet.",
    ),
    "tests/post/test_views.py::test_the_server_is_named_on_its_page_and_the_password_never_shown_again": (
        "Der Mailserver ist gespeichert.",
        "Ein Passwort ist gespeichert.",
    ),
    "tests/mailbox/test_mailbox.py::test_the_page_sets_it_up_and_checks_it": ("Das Postfach ist gespeichert.",),
    "tests/privacy/test_letting_go.py::test_each_kind_goes_after_its_time_and_the_chain_holds": (
        "Absender, Text und Anhänge sind so lange gespeichert, wie unten steht.",
    ),
    "tests/desk/test_confirming.py::test_asked_by_mail_confirmed_with_one_click": ("Der Eintrag gilt als bestätigt.",),
    # whoever said something, or asks to join
    "tests/concerns/test_letters.py::test_the_neutral_letter_holds_nothing_that_was_typed_and_nothing_follows": (
        "Erst wenn Sie den Link darin geöffnet haben, schreiben wir Ihnen.",
        "Erst wenn Sie ihn geöffnet haben, schreiben wir Ihnen.",
    ),
    "tests/joining/test_letters.py::test_a_form_is_no_mail_cannon": (
        "Dazu schicken wir eine Nachricht an …, höchstens drei am Tag.",
        "An … geht eine Nachricht mit einem Link, höchstens drei am Tag.",
    ),
    "tests/joining/test_letters.py::test_what_is_too_many_today_is_owed_and_goes_on_another_day": (
        "Die Nachricht mit dem Link geht an einem der nächsten Tage hinaus.",
        "Der Link, mit dem Sie sie bestätigen, geht an einem der nächsten Tage hinaus.",
        "An diese Adresse geht keine Nachricht von uns hinaus.",
    ),
    "tests/desk/test_out_of_reach.py::test_once_it_is_entered_the_answer_goes_on_that_way": (
        "Eingetragen, wie … zu erreichen ist.",
        "…: eingetragen, wie wir antworten.",
    ),
    "tests/inbox/test_typing.py::test_a_card_with_a_mail_address_gets_the_one_neutral_letter_and_its_own_topic": (
        "An … schicken wir einen Link.",
    ),
    "tests/concerns/test_letters.py::"
    "test_with_a_dead_mail_server_it_is_saved_and_the_letter_goes_out_once_there_is_one": (
        "Wir schicken sie, sobald es geht.",
        "Wir schicken ihn, sobald es geht.",
    ),
    "tests/concerns/test_letters.py::test_looking_confirms_nothing_and_the_button_sends_the_receipt": (
        "danke, Ihre E-Mail-Adresse ist bestätigt.",
        "Ihre E-Mail-Adresse ist bestätigt: ….",
    ),
    "tests/joining/test_letters.py::test_nothing_more_goes_to_an_address_that_nobody_confirmed": (
        "Bis dahin geht nichts hinaus.",
        "Die E-Mail-Adresse ist nicht bestätigt: Es geht keine Nachricht hinaus.",
    ),
    "tests/joining/test_office.py::test_before_it_is_decided_the_page_says_whether_a_letter_can_go_now": (
        "Geht sofort als E-Mail an ….",
    ),
    "tests/joining/test_office.py::"
    "test_without_a_mail_server_word_of_the_decision_lies_in_the_post_and_goes_once_there_is_one": (
        "Liegt danach in der Post und geht als E-Mail an …, sobald ein Mailserver eingetragen ist.",
    ),
    "tests/joining/test_letters.py::test_word_follows_once_the_date_is_convened": (
        "schreiben wir Ihnen, wenn Sie Ihre Adresse bestätigt haben.",
        "sagen wir Ihnen Bescheid:",
    ),
    "tests/concerns/test_letters.py::test_word_follows_as_soon_as_a_date_is_convened_once_and_in_their_language": (
        "Sobald er feststeht, bekommen Sie eine E-Mail.",
        "Sobald er feststeht, rufen wir Sie an.",
        "Sobald er feststeht, sagen wir Bescheid.",
        "Sobald er feststeht, schreiben wir Ihnen, wenn Sie Ihre Adresse bestätigt haben.",
        "Wann sie sich trifft, sagen wir Ihnen dann.",
    ),
    "tests/concerns/test_letters.py::test_whoever_wants_a_letter_without_a_mailbox_gets_the_date_as_one_to_print": (
        "Sobald er feststeht, bekommen Sie einen Brief.",
    ),
    "tests/concerns/test_letters.py::test_a_date_that_moves_or_falls_through_is_told_again": (
        "Der Termin hat sich geändert: …",
        "Für die Sitzung, die wir Ihnen genannt haben (…), hat sich etwas geändert.",
    ),
    "tests/joining/test_letters.py::test_without_mail_it_is_a_line_for_the_office_to_read_out_and_tick_off": (
        "Erledigt: ….",
    ),
    "tests/inbox/test_promised.py::test_answered_together_each_hears_in_their_own_language": (
        "Jeder Mensch bekommt einen eigenen Brief, in seiner Sprache.",
    ),
    "tests/inbox/test_promised.py::test_what_was_promised_is_due_on_the_desk_that_day_and_late_after_it": (
        "Innerhalb von … Tag bekommen Sie eine erste Antwort.",
        "Innerhalb von … Tagen bekommen Sie eine erste Antwort.",
    ),
    "tests/inbox/test_typing.py::test_sixty_cards_each_get_their_number_and_the_head_is_carried_on": (
        "… Karte eingetragen",
        "… Karten eingetragen",
    ),
    "tests/joining/test_letters.py::test_what_was_withdrawn_is_confirmed_no_more": (
        "Die Anfrage ist zurückgezogen.",
        "Diese Anfrage ist schon zurückgezogen.",
        "Sie haben Ihre Anfrage zurückgezogen.",
    ),
    "tests/concerns/test_saying.py::test_behind_the_link_the_text_can_be_read_and_the_concern_withdrawn": (
        "Dieses Anliegen ist schon zurückgezogen.",
        "Sie haben Ihr Anliegen zurückgezogen.",
        "… ist zurückgezogen.",
    ),
    "tests/concerns/test_photos.py::test_nothing_is_left_of_what_a_telephone_wrote_beside_the_pixels": (
        "Ort und Gerät, die in einem Foto stehen, löschen wir sofort.",
    ),
    "tests/inbox/test_promised.py::test_what_the_office_deletes_is_gone_and_the_number_stays": (
        "… ist gelöscht; die Nummer bleibt.",
    ),
    # what goes after its time
    "tests/concerns/test_after_its_time.py::test_after_its_time_only_what_is_counted_is_left": (
        "… nach der Antwort löschen wir Text und Fotos und wer Sie waren.",
        "… nach der Antwort löscht das Programm Text, Fotos, Name und Adresse, auch aus dem Verlauf.",
    ),
    "tests/joining/test_office.py::test_what_nobody_needs_is_forgotten_also_from_the_journal": (
        "… nach der Entscheidung wird die Anfrage gelöscht.",
        "Sie wird mit der Anfrage gelöscht, … nachdem wir entschieden haben.",
        "… nach der Entscheidung wird die Anfrage gelöscht, auch aus dem Verlauf.",
    ),
    "tests/foundation/test_throttle.py::test_in_the_night_yesterdays_salt_and_counts_are_deleted": (
        "In der folgenden Nacht wird sie gelöscht.",
        "Nach einem Tag ist das gelöscht.",
        "In der folgenden Nacht wird die Prüfsumme gelöscht.",
    ),
    "tests/privacy/test_rights.py::test_erased_everywhere_and_the_chain_stays_whole": ("Die Daten sind gelöscht.",),
    "tests/privacy/test_rights.py::test_everything_is_told_kind_by_kind": (
        "Das ist alles, was wir gespeichert haben (Artikel 15 DSGVO).",
    ),
    "tests/papers/test_pages.py::test_bytes_go_with_the_last_file_that_is_made_of_them": (
        "Die Datei selbst wird gelöscht.",
    ),
    # lists of addresses
    "tests/contacts/test_views.py::test_thrown_away_on_screen": (
        "Die Datei und alles, was Sie dazu gesagt haben, wird gelöscht.",
        "Die Liste »…« ist gelöscht.",
    ),
    "tests/contacts/test_actions.py::test_the_bytes_are_gone_once_taken_over": (
        "Die Datei wird gelöscht, sobald sie übernommen ist, spätestens … nach dem Hochladen.",
        "Die hochgeladene Datei ist gelöscht.",
    ),
    "tests/contacts/test_actions.py::test_at_night_the_house_deletes_what_has_lain_long_enough": (
        "Wird am … gelöscht.",
        "Wird gelöscht am",
    ),
    "tests/contacts/test_views.py::test_the_button_takes_over_while_the_page_may_be_left": (
        "Die Liste ist übernommen",
        "Die Liste wird übernommen",
        "Liste wird übernommen",
    ),
    "tests/contacts/test_actions.py::test_what_was_not_shown_is_not_done": (
        "Seit Sie die Vorschau gesehen haben, hat sich etwas geändert.",
    ),
    # what the office enters
    "tests/actforms/test_pages.py::test_the_office_records_a_thing_and_its_key_is_readable": ("… eingetragen: ….",),
    "tests/actforms/test_pages.py::test_the_office_corrects_a_thing_and_sees_what_stood_there": ("… geändert: ….",),
    "tests/actforms/test_pages.py::test_a_thing_withdrawn_on_its_own_page_leads_to_the_list": ("… zurückgezogen: ….",),
    "tests/actforms/test_pages.py::test_two_at_once_see_both_texts_and_the_second_may_then_decide": (
        "Das wurde inzwischen geändert.",
    ),
    "tests/bodies/test_pages.py::test_the_name_of_the_network_changes_and_nothing_that_is_not_the_office_s": (
        "Angaben zum Netzwerk geändert.",
    ),
    "tests/bodies/test_pages.py::test_all_texts_stand_on_one_page_and_say_where_they_appear": ("Texte gespeichert.",),
    "tests/convening/test_plan.py::test_a_draft_needs_no_day": ("Gespeichert: Entwurf der Sitzung.",),
    "tests/meetings/test_conductors.py::test_the_office_states_it_on_one_page": ("Gespeichert.",),
    "tests/agenda/test_other_day.py::test_the_office_goes_on_on_one_page": ("Die Fortsetzung ist eingetragen.",),
    "tests/presence/test_acts.py::test_the_sheet_marks_half_a_plenum_in_one_act_and_takes_nobody_off": (
        "Wer schon eingetragen ist, bleibt eingetragen.",
    ),
    "tests/attendance/test_acts.py::test_the_office_types_the_list_and_reads_it_again": ("Anwesende eingetragen.",),
    "tests/decisions/test_pages.py::test_the_quorum_of_each_group_is_stated": ("Beschlussfähigkeit eingetragen.",),
    "tests/decisions/test_standing.py::test_the_office_does_all_of_it_on_screen": (
        "Genehmigung eingetragen.",
        "Genehmigung zurückgezogen.",
        "Protokoll veröffentlicht.",
    ),
    "tests/people/test_groups_pages.py::test_a_speaker_is_appointed_for_a_term_and_may_end_it_earlier": (
        "Das Ende ist eingetragen.",
        "Das ist eingetragen.",
    ),
    "tests/people/test_groups_pages.py::test_the_end_of_a_seat_says_whom_it_ends": ("Der Sitz ist beendet.",),
    "tests/people/test_persons_pages.py::"
    "test_people_update_contact_what_they_need_and_neither_name_nor_address_of_the_login": (
        "Die Angaben sind gespeichert.",
    ),
    "tests/people/test_persons_pages.py::test_each_purpose_proposes_its_own_words_and_what_was_typed_is_kept": (
        "Die Einwilligung ist festgehalten.",
    ),
    "tests/people/test_persons_pages.py::test_a_consent_is_taken_back_by_the_office_or_by_whoever_gave_it": (
        "Der Widerruf ist festgehalten.",
        "Ein Widerruf wird als Widerruf festgehalten.",
    ),
    "tests/people/test_persons_pages.py::test_the_page_of_a_person_tells_everything_they_were_in_words": (
        "Das ist über Sie eingetragen.",
        "…: wo Sie dabei sind und was über Sie eingetragen ist.",
    ),
    "tests/rulebook/test_page.py::test_a_rule_is_added_filled_in_changed_and_struck_without_code": (
        "Regeln gespeichert.",
    ),
    "tests/rulebook/test_page.py::test_who_began_with_an_older_revision_is_told": (
        "Die Regeln wurden inzwischen geändert.",
    ),
    "tests/desk/test_table.py::test_the_rhythm_the_bylaws_want_is_watched": ("Der Schreibtisch erinnert daran.",),
    "tests/desk/test_rhythms.py::test_the_desk_asks_for_as_many_as_the_rule_wants_and_names_it": (
        "Es gilt die Regel: … Die Zahlen im Eintrag (…) sind nur übernommen.",
    ),
    "tests/site/test_errors.py::test_what_is_broken_says_nothing_of_what_broke": ("Der Fehler ist festgehalten.",),
    "tests/desk/test_without_way.py::test_no_kind_of_letter_is_left_out_in_silence": (
        "Es gibt etwas zu sagen, und keine Nachricht geht hinaus: …",
        "Ihnen ist etwas zu sagen, und nichts geht hinaus.",
        "… Es geht nichts hinaus.",
    ),
    "tests/inbox/test_done_on_screen.py::test_three_are_answered_together_after_a_look_at_what_each_gets": (
        "Das geht hinaus, wenn Sie antworten",
        "Diese Anliegen sagen dasselbe und bekommen dieselbe Antwort",
        "Sie bekommen eine Antwort: was besprochen wurde und was daraus wird.",
    ),
    "tests/inbox/test_done_on_screen.py::test_where_a_page_says_that_nothing_goes_out_nothing_does": (
        "Dann geht nichts mehr hinaus, und öffentlich ist es auch nicht mehr.",
        "Das Anliegen ist dann wieder offen; es geht nichts hinaus.",
        "Es geht keine Nachricht hinaus.",
        "Es geht nichts hinaus.",
        "Niemand bekommt eine Nachricht.",
        "Sie lesen ihn gleich vor; es geht nichts hinaus.",
    ),
    "tests/inbox/test_done_on_screen.py::test_a_new_code_is_read_out_at_once": ("… bekommt einen neuen Code",),
    "tests/inbox/test_done_on_screen.py::test_promises_are_set_on_screen": ("Geändert.",),
    "tests/events/test_acts.py::test_looked_at_it_is_public_and_the_institution_is_told": (
        "Danach bekommen Sie einen Brief oder eine E-Mail.",
    ),
    "tests/journeys/test_events.py::test_an_institution_sends_in_an_event_on_a_phone": ("Veröffentlicht: ….",),
    "tests/backups/test_rules.py::test_after_a_year_of_nights_days_weeks_and_months_are_left": (
        "Dann werden auch sie gelöscht.",
    ),
    "tests/history/test_withdrawn.py::test_it_is_brought_back_as_it_was_under_its_old_address": ("Zurückgeholt: ….",),
    "tests/journeys/test_doors.py::test_a_passkey_is_made_named_used_without_an_address_and_removed": (
        "der Passkey »…« wurde aus Ihrem Zugang entfernt.",
        "für Ihren Zugang wurde ein Passkey eingerichtet.",
    ),
    "tests/access/test_second_factor.py::test_setting_it_up_makes_the_session_the_offices_own": (
        "für Ihren Zugang wurde eine Code-App als zweiter Faktor eingerichtet.",
    ),
    "tests/mailbox/test_inputs.py::test_it_goes_on_to_the_office_whole_with_the_types_of_its_parts": (
        "Die ganze Nachricht mit allen Beilagen ist angehängt.",
    ),
    "tests/joining/test_office.py::test_the_way_from_question_to_answer_to_admission_on_screen": (
        "Aufgenommen: ….",
        "Sie sind aufgenommen: Ab … gehören Sie zu »…«.",
    ),
    "tests/joining/test_office.py::"
    "test_by_post_the_page_says_where_the_letter_lies_and_promises_no_date_after_a_refusal": (
        "Abgelehnt: ….",
        "Ihre Anfrage ist abgelehnt.",
    ),
    "tests/people/test_groups_pages.py::test_an_institution_gets_a_seat_once_and_is_entered_if_it_is_new": (
        "Der Sitz ist eingerichtet.",
    ),
    "tests/actforms/test_drafts.py::test_who_lacks_only_the_second_factor_is_led_there_and_finds_the_text": (
        "Was Sie eingegeben haben, ist da, sobald er eingerichtet ist.",
    ),
    "tests/agenda/test_whole.py::test_what_somebody_else_changed_meanwhile_is_not_lost": (
        "Die Tagesordnung wurde inzwischen geändert.",
        "Inzwischen hat jemand die Tagesordnung geändert.",
        "Gespeichert: Tagesordnung.",
    ),
    "tests/voting/test_page.py::test_one_opens_it_and_records_a_unanimous_decision_with_a_chip_and_a_button": (
        "Festgehalten.",
    ),
    "tests/voting/test_effects.py::test_who_leads_types_what_it_sets_in_motion_and_reads_that_it_is_entered": (
        "Was der Beschluss bewirkt, ist eingetragen.",
    ),
}

NO_CLAIMS = {
    "Das Amt daraus ist schon eingetragen.": "a refusal that says why",
    "Das Protokoll ist schon veröffentlicht.": "why a sitting does not go on",
    "Heute wurde schon erinnert.": "a refusal",
    "Jemand hat dieselbe Notiz geändert.": "what somebody else did",
    "Als gedruckt abhaken": "a button",
    "Angenommen, aber ein Gremium hat abgelehnt.": "a hint about a contradiction",
    "Der Mailserver … hat abgelehnt.": "what somebody else did",
    "Der Mailserver … hat die Verbindung beendet.": "what somebody else did",
    "Diese Stimme ist schon eingetragen.": "a refusal",
    "Dieser Wahlgang ist schon festgehalten.": "a refusal",
    "Für die Seiten selbst gehen wir darüber hinaus und richten uns nach WCAG 2.2, Stufe AA.": "no letter goes out",
    "Gerade wird sehr viel auf einmal gespeichert.": "a refusal",
    "Hier ist ein anderer Anfang eingetragen (…, in der Liste …).": "what two lists say",
    "Hier ist ein anderes Ende eingetragen (…, in der Liste …).": "what two lists say",
    "Hier wird berichtigt, was falsch eingetragen ist.": "what a form is for",
    "Was wie lange aufbewahrt wird, und was als Nächstes gelöscht wird": "the name of a table",
    "Wer da ist, wird eingetragen, sobald die Sitzung eröffnet ist.": "a refusal",
    "Wer aufhört, wird stattdessen beendet.": "a piece of advice",
    "hat einen Kontakt aus einer Adressliste übernommen": "what the journal says of an act",
    "hat … eingetragen": "what the journal says of an act",
    "hat … geändert": "what the journal says of an act",
    "hat … zurückgezogen": "what the journal says of an act",
    "ist schon als Person eingetragen.": "found in the list of people",
    "wird gesendet": "a state",
}
