"""Days counted from today, asked when they are needed: a run may go on past midnight."""

import datetime as dt

from django.utils import timezone

from sozialraum.foundation.dates import PartialDate


def in_days(count):
    return PartialDate.of(timezone.localdate() + dt.timedelta(days=count))
