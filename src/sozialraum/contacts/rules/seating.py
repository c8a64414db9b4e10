"""Contacts: from what a line says of groups to seats, delegates, deputies, offices and the Verteiler."""

from __future__ import annotations

from dataclasses import dataclass, field

from sozialraum.contacts.rules.cells import MembershipWord
from sozialraum.contacts.rules.lines import ContactLine, SheetReading, StatedMembership
from sozialraum.contacts.rules.matching import LineRefused
from sozialraum.contacts.rules.world import ImportStep, KnownWorld, Timed, World
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.mail_address import address_key
from sozialraum.people.rules import Span

MEMBER, DEPUTY = "member", "deputy"
Note = tuple[str, tuple[str, ...]]


@dataclass
class Taking:
    """One line on its way into the network: who it is about, and what is told of it."""

    line: ContactLine
    reading: SheetReading
    world: World
    person: KnownWorld | None = None
    institution: KnownWorld | None = None
    deputy: KnownWorld | None = None
    notes: list[Note] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """The time of the line; what says nothing of it holds today."""
        if self.line.start or self.line.end:
            return Span(self.line.start, self.line.end)
        day = PartialDate.of(self.reading.today)
        return Span(day, day)

    @property
    def since(self) -> PartialDate | None:
        """First day of something new, from the row or from the whole list; None if neither states one."""
        return self.line.start or self.reading.since

    def note(self, code: str, *words: str) -> None:
        self.notes.append((code, words))

    def make(self, kind: str, **values: object) -> ImportStep:
        return self.world.step("make", kind, f"+{kind}{len(self.world.steps)}", self.line.number, **values)

    def day_of_change(self) -> PartialDate:
        """First day of a change to something that has held until now: ``since``, else today."""
        return self.since or PartialDate.of(self.reading.today)

    def group(self, key: str) -> str:
        return next(group.name for group in self.reading.groups if group.key == key)


def belong(taking: Taking, one: StatedMembership) -> None:
    """Plan the membership a row states in one group; raises LineRefused if it is impossible."""
    if one.what is MembershipWord.RECIPIENT:
        _receive(taking, one.group)
    elif one.what is MembershipWord.DEPUTY:
        if taking.person is None:
            raise LineRefused("needs_person", taking.group(one.group))
        _stand_in(taking, one.group, taking.person)
    elif one.what is MembershipWord.DELEGATE:
        _sit(taking, one)
        if taking.deputy:
            _stand_in(taking, one.group, taking.deputy)
    else:
        if taking.person is None:
            raise LineRefused("needs_person", taking.group(one.group))
        hold(taking, one.group, one.what.value, taking.person, taking.group(one.group))


# ── seats ─────────────────────────────────────────────────────────────────────


def _sit(taking: Taking, one: StatedMembership) -> None:
    """The seat of the institution, or of a resident, and who speaks on it."""
    holder = taking.institution or taking.person
    if holder is None:
        raise LineRefused("needs_holder", taking.group(one.group))
    seat = _seat(taking, one, holder)
    person = taking.person
    if person is None:
        return  # an institution whose delegate is not named yet
    held = taking.world.on_seat[seat.ref, MEMBER]
    mine = [each for each in held if each.person == person.ref]
    sits_already = holder is person and not seat.is_new and not held  # a resident needs nobody to speak for them
    if sits_already or _goes_on(taking, mine, "membership"):
        return
    there = [each for each in held if _meet(each.span, taking.span)]
    if not there:
        _begin(taking, one.group, seat, Timed("", person=person.ref), MEMBER, after=held)
        taking.note("delegate", person.name, taking.group(one.group))
    elif len(there) > 1 or there[0].is_new or _is_past(taking):
        names = ", ".join(taking.world.named(each.person) for each in there)
        raise LineRefused("two_delegates", taking.group(one.group), names)
    else:
        _change_delegate(taking, one.group, seat, there[0], person)


def _seat(taking: Taking, one: StatedMembership, holder: KnownWorld) -> Timed:
    """The seat that holds at the time of the line; made if there never was one."""
    seats: list[Timed] = taking.world.seats[one.group, holder.ref]
    found = next((seat for seat in seats if _meet(seat.span, taking.span)), None)
    if found is None and seats and not (taking.line.start and all(_over(seat, taking.line.start) for seat in seats)):
        raise LineRefused("seat_elsewhen", holder.name, taking.group(one.group))
    if found is None:
        return _new_seat(taking, one, holder)
    if one.full is not None and found.full != one.full:
        raise LineRefused("other_vote", holder.name, taking.group(one.group))
    if found.is_new:
        _widen(taking, found)
    elif taking.line.start and not found.span.covers(taking.line.start.last):
        raise LineRefused("seat_elsewhen", holder.name, taking.group(one.group))
    return found


def _new_seat(taking: Taking, one: StatedMembership, holder: KnownWorld) -> Timed:
    whose = "institution" if taking.institution else "resident"
    times = {"start": taking.since, "end": taking.line.end}
    full = one.full is not False
    step = taking.make("seat", organization=one.group, voting_right=full, **{whose: holder.ref}, **times)
    seat = Timed(step.ref, taking.since, taking.line.end, full=full)
    taking.world.put(taking.world.seats, (one.group, holder.ref), seat)
    taking.note("seat" if full else "advisory_seat", holder.name, taking.group(one.group))
    return seat


def _over(seat: Timed, start: PartialDate) -> bool:
    return seat.end is not None and seat.end.certainly_before(start)


def _widen(taking: Taking, seat: Timed) -> None:
    """A seat that this list brings lasts as long as all its lines together."""
    step = taking.world.made[seat.ref]
    begun, ended = taking.since, taking.line.end
    start = None if begun is None or seat.start is None else min(begun, seat.start)
    end = None if ended is None or seat.end is None else max(ended, seat.end)
    for name, value in (("start", start), ("end", end)):
        taking.world.set(seat, name, value)
        taking.world.set_in(step.values, name, value)


def _change_delegate(taking: Taking, group: str, seat: Timed, old: Timed, person: KnownWorld) -> None:
    """Another person speaks on the seat from a day on. That is an event: who did so before stays on record."""
    start, world = taking.day_of_change(), taking.world
    if any(each.start and each.start.first > start.first for each in world.on_seat[seat.ref, MEMBER]):
        raise LineRefused("later_delegate", taking.group(group), _day(start))
    if not seat.span.covers(start.first):
        raise LineRefused("seat_elsewhen", taking.group(group), _day(start))
    ref = f"+named{len(world.steps)}"
    times = {"start": start, "end": taking.line.end}
    world.step("name", "membership", ref, taking.line.number, seat=seat.ref, person=person.ref, **times)
    world.set(old, "end", PartialDate.of(start.first))
    world.put(world.on_seat, (seat.ref, MEMBER), Timed(ref, start, taking.line.end, person.ref))
    taking.note("delegate_changed", taking.group(group), world.named(old.person), person.name, _day(start))


def _stand_in(taking: Taking, group: str, person: KnownWorld) -> None:
    """A deputy needs the seat of the institution; it is never made for a deputy alone."""
    holder = taking.institution
    seats: list[Timed] = taking.world.seats[group, holder.ref] if holder else []
    seat = next((seat for seat in seats if _meet(seat.span, taking.span)), None)
    if seat is None:
        raise LineRefused("no_seat_to_stand_in", taking.group(group), holder.name if holder else person.name)
    held = taking.world.on_seat[seat.ref, DEPUTY]
    mine = [each for each in held if each.person == person.ref]
    if not _goes_on(taking, mine, "membership"):
        _begin(taking, group, seat, Timed("", person=person.ref), DEPUTY, after=mine)
        taking.note("deputy", person.name, taking.group(group))


def _begin(taking: Taking, group: str, seat: Timed, made: Timed, role: str, *, after: list[Timed]) -> None:
    """A new time on a seat. Where somebody was before, it needs a day from which it holds."""
    if after and taking.since is None:
        raise LineRefused("since_when", taking.world.named(after[-1].person))
    values = {"organization": group, "person": made.person, "seat": seat.ref, "role": role}
    made.start, made.end = taking.since, taking.line.end
    made.ref = taking.make("membership", **values, start=made.start, end=made.end).ref
    taking.world.put(taking.world.on_seat, (seat.ref, role), made)


def _is_past(taking: Taking) -> bool:
    return taking.line.end is not None and taking.line.end.last < taking.reading.today


# ── without a seat ────────────────────────────────────────────────────────────


def hold(taking: Taking, organization: str, role: str, person: KnownWorld, where: str) -> None:
    """An office in a group, or work in an institution (there the dates of the line are not meant)."""
    key = (organization, person.ref, role)
    held: list[Timed] = taking.world.roles[key]
    if _goes_on(taking, held, "membership"):
        return
    if held and taking.since is None:
        raise LineRefused("since_when", person.name)
    times = {"start": taking.since, "end": taking.line.end}
    step = taking.make("membership", organization=organization, person=person.ref, seat=None, role=role, **times)
    taking.world.put(taking.world.roles, key, Timed(step.ref, taking.since, taking.line.end, person.ref))
    taking.note(f"role_{role}", person.name, where)


def work(taking: Taking, person: KnownWorld, institution: KnownWorld) -> None:
    """Plan the membership of a person in their institution, without dates, because the row states none."""
    if institution.ref in person.belongs_to:
        return
    values = {"organization": institution.ref, "person": person.ref, "seat": None, "role": MEMBER}
    step = taking.make("membership", **values, start=None, end=None)
    taking.world.put(taking.world.roles, (institution.ref, person.ref, MEMBER), Timed(step.ref, None, None, person.ref))
    taking.world.belongs(person, institution.ref)
    if not person.is_new:
        taking.note("works", person.name, institution.name)


def _receive(taking: Taking, group: str) -> None:
    """On the Verteiler: the person, else the institution, else the bare address."""
    whom = taking.person or taking.institution
    mail = next(iter(taking.line.mails), "")
    target, name = (whom.ref, whom.name) if whom else (address_key(mail), mail)
    if not target:
        raise LineRefused("needs_address", taking.group(group))
    held: list[Timed] = taking.world.recipients[group, target]
    if whom is not None and mail:
        held = held + taking.world.recipients[group, address_key(mail)]
    if _goes_on(taking, held, "recipient"):
        return
    if held and taking.since is None:
        raise LineRefused("since_when", name)
    kind = "person" if taking.person else "institution" if whom else "email"
    times = {"start": taking.since, "end": taking.line.end}
    step = taking.make("recipient", organization=group, **{kind: whom.ref if whom else mail}, **times)
    taking.world.put(taking.world.recipients, (group, target), Timed(step.ref, taking.since, taking.line.end))
    taking.note("recipient", name, taking.group(group))


# ── times ─────────────────────────────────────────────────────────────────────


def _goes_on(taking: Taking, mine: list[Timed], kind: str) -> bool:
    """Is this on record already? Then only what the line knows better of its dates is taken over."""
    found = next((one for one in mine if _meet(one.span, taking.span)), None)
    if found is None:
        return False
    start, end = taking.line.start, taking.line.end
    if start and not _agree(found.start, start):
        raise LineRefused("other_start", _day(found.start), _day(start))
    if start and _is_better(start, found.start):
        _correct(taking, found, kind, "start", start)
    if end and found.end is None:
        _finish(taking, found, kind, end)
    elif end and not _agree(found.end, end):
        raise LineRefused("other_end", _day(found.end), _day(end))
    elif end and _is_better(end, found.end):
        _correct(taking, found, kind, "end", end)
    return True


def _agree(known: PartialDate | None, said: PartialDate) -> bool:
    """Can both be the same day? What nobody knows can be any."""
    return known is None or not (known.certainly_before(said) or said.certainly_before(known))


def _is_better(said: PartialDate, known: PartialDate | None) -> bool:
    """Does it say more than what is on record?"""
    return known is None or _parts(said) > _parts(known)


def _parts(date: PartialDate) -> int:
    return (date.month is not None) + (date.day is not None)


def _correct(taking: Taking, found: Timed, kind: str, name: str, value: PartialDate) -> None:
    old: PartialDate | None = getattr(found, name)
    taking.note(f"{name}_known", _day(old), _day(value))
    _assign(taking, found, kind, "change", {name: value})


def _finish(taking: Taking, found: Timed, kind: str, end: PartialDate) -> None:
    """The end of a membership is an event; an entry in a Verteiler simply has its last day."""
    taking.note("ended", _day(end))
    _assign(taking, found, kind, "end" if kind == "membership" else "change", {"end": end})


def _assign(taking: Taking, found: Timed, kind: str, verb: str, values: dict[str, PartialDate]) -> None:
    """Into what is still to be made, if this list brings it; else as a step of its own."""
    for name, value in values.items():
        taking.world.set(found, name, value)
    if made := taking.world.made.get(found.ref):
        for name, value in values.items():
            taking.world.set_in(made.values, name, value)
    else:
        taking.world.step(verb, kind, found.ref, taking.line.number, **values)


def _meet(one: Span, other: Span) -> bool:
    """Do they share at least one day they can mean?"""
    return max(one.first, other.first) <= min(one.last, other.last)


def _day(date: PartialDate | None) -> str:
    return date.in_words(weekday=False) if date else "ohne Datum"
