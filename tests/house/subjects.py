"""For each act a thing whose own people may do it."""

from sozialraum.people.models import Person, Seat
from sozialraum.people.words import Role
from tests import circulation_factories as c
from tests import election_factories as e
from tests import factories as f


def subject_of(name, people, body, group):
    """The thing whose own people may do this."""
    seat = Seat.objects.get(organization=group)
    match name:
        case "people.name_deputy":
            return seat
        case "people.end":
            return f.MembershipFactory(body=body, organization=group, seat=seat, role=Role.DEPUTY)
        case "people.reset_second_factor":
            return f.PersonFactory(body=body)
        case "people.update_contact":
            return Person.objects.get(pk=people["delegate"].person_id)
        case "people.revoke":
            return f.ConsentFactory(body=body, person=Person.objects.get(pk=people["delegate"].person_id))
        case "concerns.say" | "concerns.record_on_behalf" | "concerns.promise" | "concerns.record_topic":
            return body
        case "concerns.correct_topic" | "concerns.withdraw_topic":
            return f.TopicFactory(body=body, of=[group])
        case _ if name.startswith("concerns."):
            return f.ConcernFactory(body=body, of=[group])
        case "correspondence.tick_off":
            return f.ErrandFactory(body=body)
        case _ if name.startswith("joining.") and name != "joining.ask":
            return f.JoinRequestFactory(body=body, organization=group)
        case "events.propose" | "events.record_event":
            return group
        case _ if name.startswith("events."):
            return f.EventFactory(body=body)
        case _ if name.startswith("voting.") or name.endswith("_strawpoll"):
            return f.AgendaItemFactory(body=body, meeting=f.MeetingFactory(body=body, of=[group]))
        case "holding.begin" | "holding.finish_item" | "holding.set_course":
            return f.AgendaItemFactory(body=body, meeting=f.MeetingFactory(body=body, of=[group]))
        case _ if name.startswith(("meetings.", "presence.", "holding.")) or name == "agenda.adjourn":
            return f.MeetingFactory(body=body, of=[group])
        case "approvals.approve_former" | "approvals.undo_former" | "notes.close_notes":
            return f.MeetingFactory(body=body, of=[group])
        case "electing.hold_election":
            return f.AgendaItemFactory(body=body, meeting=f.MeetingFactory(body=body, of=[group]))
        case _ if name.startswith("electing."):
            return e.ElectionFactory(body=body, meeting=f.MeetingFactory(body=body, of=[group]), by=[group])
        case "notes.close_notes":
            return f.MeetingFactory(body=body, of=[group])
        case "notes.close_item" | "notes.take_task" | "pictures.add_pictures":
            return f.AgendaItemFactory(body=body, meeting__of=[group])
        case _ if name.startswith("pictures.") and name.endswith("_picture"):
            item = f.AgendaItemFactory(body=body, meeting__of=[group])
            return f.ItemPictureFactory(body=body, agenda_item=item)
        case "circulation.decide" | "circulation.forget_objector":
            return c.ObjectionFactory(body=body, minutes__meeting__of=[group])
        case _ if name.startswith("circulation."):
            return f.MinutesFactory(body=body, meeting__of=[group])
        case "tasks.finish":
            return f.TaskFactory(body=body, minutes__meeting__of=[group])
    return group
