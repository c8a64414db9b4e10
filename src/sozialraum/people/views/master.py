"""People: the pages on which one records, corrects or withdraws what is plain master data."""

from __future__ import annotations

from sozialraum.actforms.pages import pages
from sozialraum.bodies.models import Organization
from sozialraum.people.forms.master import (
    ConsentForm,
    MembershipForm,
    PersonForm,
    RecipientCorrectionForm,
    RecipientForm,
    SeatForm,
)
from sozialraum.people.models import Consent, Membership, Person, Recipient, Seat

person_record, person_correct, person_withdraw = pages(PersonForm, Person.objects)
seat_correct, seat_withdraw = pages(SeatForm, Seat.objects)[1:]
membership_correct, membership_withdraw = pages(MembershipForm, Membership.objects)[1:]
recipient_record, recipient_correct, recipient_withdraw = pages(
    RecipientForm, Recipient.objects, parents=Organization.objects.groups(), corrected_by=RecipientCorrectionForm
)
consent_correct, consent_withdraw = pages(ConsentForm, Consent.objects)[1:]
