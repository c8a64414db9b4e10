"""People: addresses of persons, seats, and who belongs to a group."""

from django.urls import path

from sozialraum.people.views import groups, logins, master, persons

app_name = "people"
urlpatterns = [
    path("menschen/", persons.person_list, name="person-list"),
    path("menschen/neu/", master.person_record, name="person-record"),
    path("menschen/<key:key>/", persons.person_detail, name="person-detail"),
    path("menschen/<key:key>/bearbeiten/", master.person_correct, name="person-correct"),
    path("menschen/<key:key>/zurueckziehen/", master.person_withdraw, name="person-withdraw"),
    path("menschen/<key:key>/angaben/", persons.person_update_contact, name="person-update-contact"),
    path("menschen/<key:key>/einwilligung/", persons.person_agree, name="person-agree"),
    path("menschen/<key:key>/anmeldung/eroeffnen/", logins.person_open_login, name="person-open-login"),
    path("menschen/<key:key>/anmeldung/schliessen/", logins.person_close_login, name="person-close-login"),
    path("menschen/<key:key>/zweiter-faktor/", logins.person_reset_second_factor, name="person-reset-second-factor"),
    path("gremien/<key:key>/menschen/", groups.organization_people, name="organization-people"),
    path("gremien/<key:key>/menschen/liste.csv", groups.organization_people_export, name="organization-people-export"),
    path("gremien/<key:key>/sitze/neu/", groups.organization_give_seat, name="organization-give-seat"),
    path("gremien/<key:key>/aemter/neu/", groups.organization_appoint, name="organization-appoint"),
    path("gremien/<key:key>/verteiler/neu/", master.recipient_record, name="recipient-record"),
    path("einrichtungen/<key:key>/menschen/", groups.institution_people, name="institution-people"),
    path("einrichtungen/<key:key>/einwilligung/", persons.organization_agree, name="organization-agree"),
    path("sitze/<key:key>/", groups.seat_detail, name="seat-detail"),
    path("sitze/<key:key>/delegierte/", groups.seat_name_delegate, name="seat-name-delegate"),
    path("sitze/<key:key>/stellvertretung/", groups.seat_name_deputy, name="seat-name-deputy"),
    path("sitze/<key:key>/nachtragen/", groups.seat_recall, name="seat-recall"),
    path("sitze/<key:key>/beenden/", groups.seat_end, name="seat-end"),
    path("sitze/<key:key>/bearbeiten/", master.seat_correct, name="seat-correct"),
    path("sitze/<key:key>/zurueckziehen/", master.seat_withdraw, name="seat-withdraw"),
    path("mitgliedschaften/<key:key>/beenden/", groups.membership_end, name="membership-end"),
    path("mitgliedschaften/<key:key>/bearbeiten/", master.membership_correct, name="membership-correct"),
    path("mitgliedschaften/<key:key>/zurueckziehen/", master.membership_withdraw, name="membership-withdraw"),
    path("verteiler/<key:key>/bearbeiten/", master.recipient_correct, name="recipient-correct"),
    path("verteiler/<key:key>/zurueckziehen/", master.recipient_withdraw, name="recipient-withdraw"),
    path("einwilligungen/<key:key>/widerrufen/", persons.consent_revoke, name="consent-revoke"),
    path("einwilligungen/<key:key>/bearbeiten/", master.consent_correct, name="consent-correct"),
    path("einwilligungen/<key:key>/zurueckziehen/", master.consent_withdraw, name="consent-withdraw"),
]
