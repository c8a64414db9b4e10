"""Room ui: each component in each state says what it should, and nothing else."""

import datetime
from dataclasses import replace

import pytest
import time_machine
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError
from django.test import RequestFactory

from sozialraum.ui.templatetags.ui import register
from sozialraum.ui.values import Appointment, Group, Tally
from tests.ui.gallery import OnlyKnownInPart, PlainRow

DAY = datetime.date(2016, 11, 2)
JOINT = (Group("W", "AG Wohnen/Quartier", url="/w/"), Group("I", "AG Integration"))
PLENUM = Group("P", "Plenum", plenum=True)


@pytest.mark.parametrize("component", sorted(register.tags))
def test_a_misspelt_argument_fails_when_the_template_loads(draw, component):
    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'hedding'"):
        draw(f"{{% {component} hedding='x' %}}{{% end{component} %}}")


class TestDate:
    def test_with_time(self, draw, same):
        html = draw("{% date_block day time=time %}", day=DAY, time=datetime.time(17))

        same(
            html,
            """<p class="date"><time datetime="2016-11-02T17:00"><span class="weekday">Mittwoch</span>
            <span class="day">2</span> <span class="month">November 2016</span>
            <span class="clock">17 Uhr</span></time></p>""",
        )

    def test_large(self, draw, same):
        html = draw("{% date_block day large=True %}", day=DAY)

        same(
            html,
            """<p class="date large"><time datetime="2016-11-02"><span class="weekday">Mittwoch</span>
            <span class="day">2</span> <span class="month">November 2016</span></time></p>""",
        )

    def test_a_moment_is_shown_as_the_clocks_here_show_it(self, draw):
        moment = datetime.datetime(2027, 2, 18, 23, 30, tzinfo=datetime.UTC)

        html = draw("{% date_block moment %}", moment=moment)

        assert 'datetime="2027-02-19T00:30"' in html
        assert "0.30 Uhr" in html

    @pytest.mark.parametrize(
        ("day", "words"),
        [
            (
                OnlyKnownInPart(2017, 4),
                '<time datetime="2017-04"><span class="day">April</span><span class="month">2017</span></time>',
            ),
            (OnlyKnownInPart(2017), '<time datetime="2017"><span class="day">2017</span></time>'),
        ],
    )
    def test_known_in_part_says_what_is_missing(self, draw, same, day, words):
        html = draw("{% date_block day %}", day=day)

        same(html, f'<p class="date partial">{words} <span class="clock">Tag nicht bekannt</span></p>')

    @pytest.mark.parametrize(
        ("day", "said"),
        [
            (OnlyKnownInPart(2026, 12), "Tag nicht bekannt"),
            (OnlyKnownInPart(2027, 1), "Tag nicht bekannt"),
            (OnlyKnownInPart(2027, 2), "Tag steht noch nicht fest"),
            (OnlyKnownInPart(2028, 1), "Tag steht noch nicht fest"),
            (OnlyKnownInPart(2026), "Tag nicht bekannt"),
            (OnlyKnownInPart(2027), "Tag steht noch nicht fest"),
        ],
    )
    def test_the_day_of_a_date_to_come_is_not_lost(self, draw, day, said):
        with time_machine.travel("2027-02-28T23:30:00+01:00", tick=False):
            assert f'<span class="clock">{said}</span>' in draw("{% date_block day %}", day=day)

    def test_unknown_is_said(self, draw, same):
        html = draw("{% date_block day %}", day=None)

        same(
            html,
            """<p class="date partial"><span class="weekday">Datum</span>
            <span class="month">nicht bekannt</span></p>""",
        )


class TestGroups:
    def test_joint_groups_stand_in_full_on_one_line(self, draw, same):
        html = draw("{% groups joint linked=True %}", joint=JOINT)

        same(
            html,
            """<ul class="groups" role="list">
            <li><span class="sign" aria-hidden="true">W</span> <a href="/w/">AG Wohnen/Quartier</a></li>
            <li><span class="sign" aria-hidden="true">I</span> <span>AG Integration</span></li></ul>""",
        )

    def test_as_headings_each_has_its_note(self, draw, same):
        first, second = JOINT

        html = draw("{% groups groups linked=True level=3 %}", groups=[replace(first, note="Mieten & Wege."), second])

        same(
            html,
            """<ul class="groups" role="list">
            <li><span class="sign" aria-hidden="true">W</span>
            <div><h3><a href="/w/">AG Wohnen/Quartier</a></h3><p class="note">Mieten &amp; Wege.</p></div></li>
            <li><span class="sign" aria-hidden="true">I</span> <div><h3>AG Integration</h3></div></li></ul>""",
        )

    def test_nobody_is_nothing(self, draw):
        assert draw("{% groups none %}", none=[]).strip() == ""

    def test_a_sign_speaks_its_name_where_that_does_not_stand_beside_it(self, draw):
        html = draw("{% sign 'P' name='Plenum' plenum=True big=True %}.")

        assert html == ('<span class="sign plenum big" aria-hidden="true">P</span><span class="unseen">Plenum</span>.')


def test_board(draw, same):
    html = draw(
        "{% board day=day heading='Nächste Sitzung' groups=groups level=1 %}<p>x</p>{% endboard %}",
        day=DAY,
        groups=[PLENUM],
    )

    same(
        html,
        """<section class="board" id="tafel" aria-labelledby="tafel-titel">
        <p class="date large"><time datetime="2016-11-02"><span class="weekday">Mittwoch</span>
        <span class="day">2</span> <span class="month">November 2016</span></time></p>
        <div class="board-what"><h1 id="tafel-titel">Nächste Sitzung</h1>
        <ul class="groups" role="list">
        <li><span class="sign plenum" aria-hidden="true">P</span> <span>Plenum</span></li></ul>
        <p>x</p></div></section>""",
    )


def test_appointment_without_group_place_or_address(draw, same):
    html = draw("{% appointment day 'Treffen <1>' %}", day=OnlyKnownInPart(2017))

    same(
        html,
        """<li><p class="date partial"><time datetime="2017"><span class="day">2017</span></time>
        <span class="clock">Tag nicht bekannt</span></p><div><h3>Treffen &lt;1&gt;</h3></div></li>""",
    )


def test_appointment_with_address_and_place(draw):
    html = draw("{% appointment day 'Sitzung' url='/s/' groups=joint where='Saal' level=2 %}", day=DAY, joint=JOINT)

    assert '<h2><a href="/s/">Sitzung</a></h2>' in html
    assert '<p class="where">Saal</p>' in html


class TestCalendar:
    def test_a_full_square_names_what_and_who(self, draw, same):
        entries = [Appointment(datetime.date(2027, 2, 18), "Sitzung", "/s/", datetime.time(16, 30), JOINT)]

        html = draw("{% calendar_month 2027 2 entries %}", entries=entries)

        assert html.count("<td") == 28
        square = html[html.index('<td class="full">') :]
        same(
            square[: square.index("</td>") + 5],
            """<td class="full"><span class="n">18</span> <a href="/s/"><span class="signs">
            <span class="sign" aria-hidden="true">W</span><span class="sign" aria-hidden="true">I</span></span>
            <span class="what">Sitzung, 16.30 Uhr</span>
            <span class="unseen">AG Wohnen/Quartier, AG Integration</span></a></td>""",
        )

    def test_what_does_not_take_place_fills_no_square(self, draw):
        first, second = datetime.date(2027, 2, 18), datetime.date(2027, 2, 19)
        off = [Appointment(day, "Abgesagt: Sitzung", "/s/", off=True) for day in (first, second)]

        html = draw("{% calendar_month 2027 2 entries %}", entries=[*off, Appointment(second, "Runde", "/r/")])

        assert html.count('<a class="off" href="/s/">') == 2
        assert html.count('<td class="full">') == 1
        assert '<td class="full"><span class="n">19</span>' in "".join(html.split("\n  "))

    @pytest.mark.parametrize(
        ("year", "month", "around"), [(1, 1, ("Dezember", "Februar")), (9999, 12, ("November", "Januar"))]
    )
    def test_there_is_a_sheet_for_every_month_there_is(self, draw, year, month, around):
        source = "{% calendar_month year month none previous_url='/a/' next_url='/z/' %}"
        html = draw(source, year=year, month=month, none=())

        assert html.count('<span class="n">') == 31
        assert f'<a href="/a/" rel="prev">{around[0]}</a>' in html
        assert f'<a href="/z/" rel="next">{around[1]}</a>' in html

    def test_leads_to_its_neighbours_and_knows_today(self, draw):
        html = draw(
            "{% calendar_month 2027 1 none today=today previous_url='/12/' next_url='/2/' %}",
            none=(),
            today=datetime.date(2027, 1, 5),
        )

        assert '<a href="/12/" rel="prev">Dezember</a>' in html
        assert '<a href="/2/" rel="next">Februar</a>' in html
        assert html.count('class="today"') == 1
        assert 'class="key"' not in html


class TestSheetsAndRows:
    def test_sheet_takes_its_anchor_from_its_heading(self, draw, same):
        html = draw("{% sheet 'Was gilt' %}<p>x</p>{% endsheet %}")

        same(
            html,
            """<section class="sheet" id="was-gilt" aria-labelledby="was-gilt-titel">
            <h2 id="was-gilt-titel">Was gilt</h2>
            <div class="sheet-body"><p>x</p></div></section>""",
        )

    def test_entry_with_number(self, draw, same):
        html = draw("{% entry 'Begehung' number='2027-3' url='/b/' note='Plenum' %}<p>21 Ja</p>{% endentry %}")

        same(
            html,
            """<li><p class="no">2027-3</p><div><h3><a href="/b/">Begehung</a></h3>
            <p>21 Ja</p><p class="note">Plenum</p></div></li>""",
        )

    def test_entry_with_sign(self, draw, same):
        html = draw("{% entry group.name group=group %}{% endentry %}", group=PLENUM)

        same(html, '<li><span class="sign plenum" aria-hidden="true">P</span><div><h3>Plenum</h3></div></li>')

    def test_entry_alone(self, draw, same):
        same(draw("{% entry 'Nur dies' %}{% endentry %}"), '<li class="plain"><div><h3>Nur dies</h3></div></li>')

    def test_a_whole_register_looks_like_its_entries(self, draw, same):
        rows = [PlainRow("Ordnung <1>", "/d/", "Fassung vom 2. November 2016"), PlainRow("Konzept", "/k/")]
        each = "{% entry row.title url=row.url note=row.second_line level=4 %}{% endentry %}"
        one_by_one = f"{{% for row in rows %}}{each}{{% endfor %}}"

        html = draw("{% entries rows level=4 %}", rows=rows)

        same(html, f'<ul class="register wide" role="list">{draw(one_by_one, rows=rows)}</ul>')

    def test_a_fact_may_hold_a_link_and_still_escapes_a_value(self, draw):
        html = draw("{% fact 'Wo' %} <a href='/x/'>{{ name }}</a> {% endfact %}", name="A & <b>")

        assert "<dd><a href='/x/'>A &amp; &lt;b&gt;</a></dd>" in html

    def test_a_fact_without_a_value_says_so(self, draw, same):
        html = draw(
            "{% facts %}{% fact 'Wo' %}Saal{% endfact %}{% fact 'Wer' %} {% endfact %}"
            "{% fact 'Wann' missing='noch offen' %}{% endfact %}{% endfacts %}"
        )

        same(
            html,
            """<dl class="facts"><div><dt>Wo</dt><dd>Saal</dd></div>
            <div><dt>Wer</dt><dd><span class="unknown">nicht bekannt</span></dd></div>
            <div><dt>Wann</dt><dd><span class="unknown">noch offen</span></dd></div></dl>""",
        )


class TestDecision:
    def test_in_full(self, draw, same):
        html = draw(
            "{% decision '2027-2' 'Das Café läuft weiter.' result='Angenommen.' majority='§ 8'"
            " tallies=tallies url='/b/' %}",
            tallies=[Tally(yes=1, no=1, abstain=1, recused=0)],
        )

        same(
            html,
            """<section class="decision" id="beschluss-2027-2" aria-labelledby="beschluss-2027-2-titel">
            <div class="decision-head">
            <h3 class="number" id="beschluss-2027-2-titel"><a href="/b/">Beschluss 2027-2</a></h3><span>§ 8</span></div>
            <div class="wording"><p>Das Café läuft weiter.</p></div><p class="carried">Angenommen.</p>
            <div class="tally"><svg viewBox="0 0 39 17" width="51" aria-hidden="true">
            <path class="yes" d="M0 0h10v14h-10z"/><path class="no" d="M14 1h8v12h-8z"/>
            <path class="abstain" d="M26 5h10v4h-10z"/></svg>
            <p>1 Ja · 1 Nein · 1 Enthaltung · 0 befangen</p></div></section>""",
        )

    def test_of_which_little_is_known(self, draw, same):
        html = draw("{% decision '' '' anchor='beschluss-2016' %}")

        same(
            html,
            """<section class="decision" id="beschluss-2016" aria-labelledby="beschluss-2016-titel">
            <div class="decision-head"><h3 class="number" id="beschluss-2016-titel">Beschluss ohne Nummer</h3></div>
            <div class="wording"><p><span class="unknown">Wortlaut nicht bekannt</span></p></div>
            <p class="carried"><span class="unknown">Ergebnis nicht bekannt</span></p>
            <p class="tally"><span class="unknown">Stimmenzahl nicht bekannt</span></p></section>""",
        )

    def test_without_a_number_it_is_told_apart_by_its_title(self, draw, same):
        html = draw("{% decision '' '' title=title anchor='a' url='/b/' %}", title="Fünf <Gruppen>")

        same(
            html[html.index("<h3") : html.index("</h3>") + 5],
            """<h3 class="number" id="a-titel"><a href="/b/">Beschluss ohne Nummer<span class="unseen">:
            Fünf &lt;Gruppen&gt;</span></a></h3>""",
        )

    def test_groups_that_vote_separately_are_named(self, draw):
        tallies = [Tally(5, 0, 1, 1, name="AG Wohnen/Quartier", letter="W"), Tally(name="AG Integration")]

        html = draw("{% decision '1' 'x' tallies=tallies %}", tallies=tallies)

        assert html.count('class="tally-of"') == 2
        assert html.count("<svg") == 1
        assert html.count("Stimmenzahl nicht bekannt") == 1

    def test_what_is_told_of_the_votes_and_the_result_of_a_group_are_two_sentences(self, draw):
        tallies = [Tally(words="einstimmig", name="AG Wohnen", result="Angenommen")]

        assert "<p>einstimmig. Angenommen</p>" in draw("{% decision '1' 'x' tallies=tallies %}", tallies=tallies)


class TestWords:
    @pytest.mark.parametrize("tone", ["", "good", "warn", "bad"])
    def test_notice(self, draw, same, tone):
        html = draw("{% notice tone=tone heading='Achtung' level=2 %}<p>x</p>{% endnotice %}", tone=tone)

        same(html, f'<div class="{f"notice {tone}".strip()}"><h2>Achtung</h2><p>x</p></div>')

    @pytest.mark.parametrize("source", ["{% notice tone='rosa' %}{% endnotice %}", "{% state 'x' tone='rosa' %}"])
    def test_a_tone_that_does_not_exist_is_refused(self, draw, source):
        with pytest.raises(ValueError, match="rosa"):
            draw(source)

    def test_empty(self, draw, same):
        html = draw("{% empty 'Noch kein Termin' %}<p>Bald.</p>{% endempty %}")

        same(html, '<div class="empty"><h3>Noch kein Termin</h3><p>Bald.</p></div>')

    def test_empty_in_an_empty_loop(self, draw):
        html = draw(
            "{% for x in none %}x{% empty %}{% empty 'Nichts' %}<p>Bald.</p>{% endempty %}{% endfor %}", none=[]
        )

        assert "<h3>Nichts</h3>" in html

    def test_no_blank_stands_before_a_full_stop(self, draw):
        html = draw("({% unknown %}. {% state 'Entwurf' tone='quiet' %})")

        assert html == '(<span class="unknown">nicht bekannt</span>. <span class="state quiet">Entwurf</span>)'

    def test_term(self, draw):
        html = draw("{% term 'beschlussfähig' 'Genug sind da.' url='/woerter/' %}.")

        assert html == (
            '<button type="button" class="term" popovertarget="wort-beschlussfahig">beschlussfähig</button>'
            '<span class="term-text" id="wort-beschlussfahig" popover> Genug sind da.'
            ' <a href="/woerter/">Mehr dazu</a></span>.'
        )

    def test_crumbs(self, draw, same):
        html = draw("{% crumbs 'Start' '/' 'Termine' '/termine/' 'Sitzung' %}")

        same(
            html,
            """<nav class="crumb" aria-label="Sie sind hier"><ol role="list"><li><a href="/">Start</a></li>
            <li><a href="/termine/">Termine</a></li><li aria-current="page">Sitzung</li></ol></nav>""",
        )


class TestPager:
    def test_keeps_the_filters(self, draw):
        request = RequestFactory().get("/?wer=w&seite=2")

        html = draw("{% pager page %}", page=Paginator(range(50), 20).page(2), request=request)

        assert 'href="?wer=w&amp;seite=1"' in html
        assert 'href="?wer=w&amp;seite=3"' in html
        assert "Seite 2 von 3" in html

    def test_one_page_needs_none(self, draw):
        assert draw("{% pager page %}", page=Paginator(range(5), 20).page(1)).strip() == ""


def test_typed_text_in_a_template(draw):
    assert draw("{{ text|typed }}", text="*a* <b>") == "<p><em>a</em> &lt;b&gt;</p>\n"
