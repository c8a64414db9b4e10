"""Presence: what the page of a sitting draws of it – the quorum of each group in words and squares, whom to choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.bodies.queries import value_of
from sozialraum.presence.queries.heads import Expected, HeadNow
from sozialraum.presence.queries.rows import SittingRows
from sozialraum.presence.queries.votes import GroupNow
from sozialraum.presence.words import HeadStanding
from sozialraum.rulings.rules.ruling import Outcome
from sozialraum.ui.values import Group

STEP, SIDE, ROW, IN_A_ROW = 16, 12, 20, 20  # pixels from square to square, of a side, of a row; squares in one
MOST = 100  # votes that are drawn; more only stand in words


@dataclass(frozen=True)
class QuorumBar:
    """Whether one group can decide: the word before the colour, then what is needed and where that stands.

    ``yes`` and ``no`` are paths of squares for votes that are here and that are not; ``mark`` the stroke at the number
    that is needed, where all stand in one row. Without a rule nothing is drawn.
    """

    group: Group
    words: str
    tone: str
    note: str
    possible: tuple[str, ...] = ()
    yes: str = ""
    no: str = ""
    mark: str = ""
    width: int = 0
    height: int = 0


def bar_of(one: GroupNow) -> QuorumBar:
    """The quorum of a group as it is drawn."""
    outcome, counts = one.ruling.outcome, {"here": one.present, "all": one.entitled}
    there = _("%(here)s von %(all)s da") % counts
    called = {Outcome.YES: _("Beschlussfähig: %s"), Outcome.NO: _("Nicht beschlussfähig: %s")}
    words = called.get(outcome, _("Beschlussfähigkeit offen: %s")) % there
    if outcome is Outcome.UNREGULATED or not one.roll.entries:
        words = there if one.roll.entries else _("Beschlussfähigkeit nicht berechnet")
    tone = {Outcome.YES: "ok", Outcome.NO: "not"}.get(outcome, "")
    bar = QuorumBar(value_of(one.group), words, tone, _note(one), one.possible)
    return _drawn(bar, one) if one.roll.entries and one.entitled <= MOST else bar


def _note(one: GroupNow) -> str:
    """»nötig sind 5 (§ 7 Absatz 2)«, »es fehlt 1 (§ 7 Absatz 2)«; else what the rule answers."""
    if one.needed is None or one.ruling.outcome not in (Outcome.YES, Outcome.NO):
        return one.sentence
    lacking = one.needed - (one.ruling.have or 0)
    if one.ruling.outcome is Outcome.NO and lacking <= 0:
        return one.sentence
    if lacking > 0:
        told = ngettext("es fehlt %(number)s", "es fehlen %(number)s", lacking) % {"number": lacking}
    else:
        told = ngettext("nötig ist %(number)s", "nötig sind %(number)s", one.needed) % {"number": one.needed}
    return f"{told}{one.ruling.provision.cite if one.ruling.provision else ''}"


def _drawn(bar: QuorumBar, one: GroupNow) -> QuorumBar:
    rows = -(-one.entitled // IN_A_ROW)
    columns = min(one.entitled, IN_A_ROW)
    mark = f"M{one.needed * STEP - 2} 0v{ROW}" if one.needed and rows == 1 and one.needed <= one.entitled else ""
    yes, no = "".join(_path(0, one.present, 0)), "".join(_path(one.present, one.entitled, 1))
    return replace(bar, yes=yes, no=no, mark=mark, width=columns * STEP, height=rows * ROW)


def _path(start: int, end: int, inset: int) -> Iterator[str]:
    side = SIDE - 2 * inset
    for place in range(start, end):
        x, y = place % IN_A_ROW * STEP + inset, place // IN_A_ROW * ROW + 4 + inset
        yield f"M{x} {y}h{side}v{side}h-{side}z"


class HeadLine(NamedTuple):
    """A head in a list: what the button says and where it leads; without an address by ``token`` whom to mark."""

    label: str
    remark: str
    signs: tuple[tuple[str, str, bool], ...]
    token: str
    press: str
    url: str
    undo: str  # where it is taken back that they are here


def line_of(one: HeadNow, *, is_joint: bool) -> HeadLine:
    """A head as it is drawn; its groups only where there are several."""
    signs = one.signs if is_joint else ()
    if one.standing is HeadStanding.HERE:
        return HeadLine(one.label, one.remark, signs, one.token, _("geht"), one.leave_url, one.undo_url)
    url = "" if one.standing is HeadStanding.EXPECTED and one.token else one.back_url
    press = _("wieder da") if one.standing is HeadStanding.LEFT else _("da")
    return HeadLine(one.label, one.remark, signs, one.token, press, url, "")


def options_of(rows: SittingRows, expected: Mapping[str, Expected]) -> tuple[str, ...]:
    """Everybody of the groups (``expected_of``) who is not here, as a list offers them; each once."""
    here = {token for one in rows.here for token in (f"p:{one.person.key}" if one.person else "",)}
    found = (one.option for token, one in expected.items() if token not in here)
    return tuple(dict.fromkeys(sorted(found, key=str.casefold)))
