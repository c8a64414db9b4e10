"""Measures: who somebody is to a measure, or to the group that has it."""

from sozialraum.acts.who import who
from sozialraum.bodies.models import Organization
from sozialraum.foundation.visitor import Visitor
from sozialraum.measures.models import Measure
from sozialraum.people.words import Role


@who
def speaks_for(visitor: Visitor, subject: Organization | Measure) -> bool:
    """Speaks for the group that has the measure."""
    group = subject.organization_id if isinstance(subject, Measure) else subject.pk
    return visitor.stands(Role.SPEAKER, [group])
