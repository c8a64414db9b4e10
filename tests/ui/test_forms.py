"""Room ui: fields, their errors and their buttons, tied together for every reader."""

import pytest
from django import forms

from tests.ui.gallery import SpecimenForm


class Short(forms.Form):
    name = forms.CharField(label="Name", help_text="Wie Sie heißen.", max_length=3)
    way = forms.ChoiceField(
        label="Wie kommen Sie?", choices=[("a", "zu Fuß"), ("b", "mit dem Rad")], widget=forms.RadioSelect
    )
    note = forms.CharField(label="Anmerkung", required=False)
    agreed = forms.BooleanField(label="Einverstanden")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def test_a_field_with_help(draw, same):
    html = draw("{% field form.name %}", form=Short())

    same(
        html,
        """<div class="field"><label for="id_name">Name</label>
        <div class="help" id="id_name_helptext">Wie Sie heißen.</div>
        <input type="text" name="name" maxlength="3" class="input" required
        aria-describedby="id_name_helptext" id="id_name"></div>""",
    )


def test_a_refused_field_keeps_what_was_typed_and_says_why(draw):
    html = draw("{% field form.name %}", form=Short({"name": "Erika"}))

    assert 'value="Erika"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert '<p class="error" id="id_name_error"><span class="unseen">Fehler: </span>' in html


def test_what_may_stay_empty_says_so(draw):
    assert 'Anmerkung <span class="optional">(freiwillig)</span>' in draw("{% field form.note %}", form=Short())


def test_choices_stand_under_one_legend(draw, same):
    html = draw("{% field form.way %}", form=Short())

    same(
        html,
        """<fieldset class="field"><legend>Wie kommen Sie?</legend>
        <label class="choice" for="id_way_0"><input type="radio" name="way" value="a" required id="id_way_0">
        <span>zu Fuß</span></label>
        <label class="choice" for="id_way_1"><input type="radio" name="way" value="b" required id="id_way_1">
        <span>mit dem Rad</span></label>
        </fieldset>""",
    )


def test_a_tick_stands_before_its_words(draw, same):
    html = draw("{% field form.agreed %}", form=Short())

    same(
        html,
        """<div class="field"><label class="choice" for="id_agreed">
        <input type="checkbox" name="agreed" required id="id_agreed"> <span>Einverstanden</span></label></div>""",
    )


def test_a_hidden_field_shows_nothing(draw, same):
    same(
        draw("{% field form.version %}", form=Short()),
        '<input type="hidden" name="version" class="input" id="id_version">',
    )


def test_errors_lead_to_their_fields(draw, same):
    form = Short({"name": "", "agreed": "on"})
    form.add_error(None, "Die Sitzung ist vorbei.")

    html = draw("{% form_errors form %}", form=form)

    same(
        html,
        """<div class="notice bad" role="group" aria-labelledby="fehler-titel" tabindex="-1" autofocus>
        <h2 id="fehler-titel">2 Angaben fehlen oder passen nicht. Ihr Text ist noch da.</h2>
        <p>Die Sitzung ist vorbei.</p>
        <ul><li><a href="#id_name">Name: Diese Angabe fehlt noch.</a></li>
        <li><a href="#id_way_0">Wie kommen Sie? Diese Angabe fehlt noch.</a></li></ul></div>""",
    )


def test_no_error_no_summary(draw):
    assert draw("{% form_errors form %}", form=Short()).strip() == ""


def test_each_error_of_the_specimen_has_its_field(draw):
    form = SpecimenForm({})

    html = draw("{% form_errors form %}{% for bound in form %}{% field bound %}{% endfor %}", form=form)

    for bound in form:
        if bound.errors:
            assert f'id="{bound.auto_id}_error"' in html


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% button 'Senden' %}", '<button class="button">Senden</button>'),
        (
            "{% button 'Sichern' name='draft' value='1' quiet=True %}",
            '<button class="button quiet" name="draft" value="1">Sichern</button>',
        ),
        ("{% button 'Zur Liste' href='/l/' %}", '<a class="button" href="/l/">Zur Liste</a>'),
    ],
)
def test_button(draw, source, expected):
    assert draw(source) == expected


def test_filters_stay_in_the_address(draw, same):
    html = draw("{% filters button='Zeigen' %}<p>x</p>{% endfilters %}")

    same(
        html,
        """<form class="filters field-row" method="get"><p>x</p>
        <div class="actions"><button class="button quiet">Zeigen</button></div></form>""",
    )
