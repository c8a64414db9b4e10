"""Whatever the office does to the dates: after each round whoever waits last heard the truth, and heard it once."""

import time_machine
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sozialraum.correspondence.models import ManualDelivery
from sozialraum.foundation.dates import PartialDate
from sozialraum.joining.queries import waiting_for_word
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import Meeting
from tests import factories as f
from tests.joining.conftest import NOW

deed = st.tuples(st.sampled_from(["convene", "move", "cancel", "reinstate"]), st.integers(0, 1), st.integers(1, 28))


def done(one, verb, day, by):
    """One thing the office does with one sitting; False if it cannot be done now."""
    act = getattr(meetings, verb)
    words = {"reason": "Krankheit"} if verb in ("move", "cancel") else {}
    if verb == "move":
        words |= {"date": PartialDate(2027, 4, day), "start_time": None, "end_time": None}
    if not act.is_possible(one) or (verb == "move" and one.date == words["date"]):
        return False
    act(one, by=by, **words)
    return True


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(deeds=st.lists(deed, max_size=10), hurried=st.booleans())
def test_whoever_waits_last_heard_the_truth(deeds, hurried, people, group, capsys):
    with transaction.atomic(), time_machine.travel(NOW, tick=False):
        wish = f.JoinRequestFactory(body=group.body, organization=group, promised=NOW)
        dates = [PartialDate(2027, 2, 18), PartialDate(2027, 3, 18)]
        two = [f.MeetingFactory(body=group.body, state="draft", date=date, of=[group]) for date in dates]
        for number, (verb, which, day) in enumerate(deeds, 1):
            done(two[which], verb, day, people["office"])
            if hurried and number < len(deeds):
                continue  # several things happen before the clock comes round
            call_command("tell_dates")
            before = ManualDelivery.objects.count()
            call_command("tell_dates")

            wish.refresh_from_db()
            told = Meeting.objects.filter(key=wish.told_for).first()
            convened = [one for one in two if Meeting.objects.get(pk=one.pk).state == "scheduled"]
            assert bool(told) == bool(convened)
            assert told is None or (told.state == "scheduled" and str(wish.informed_on) == str(told.date))
            assert (wish.promised is None) == bool(convened)
            assert ManualDelivery.objects.count() == before
            assert ManualDelivery.objects.filter(deleted=None).count() <= 1
            assert list(waiting_for_word(group.body, NOW)) == []
        transaction.set_rollback(True)
