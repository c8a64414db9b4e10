"""The number of a wish to join."""

from hypothesis import given
from hypothesis import strategies as st

from sozialraum.foundation.keys import LETTERS
from sozialraum.joining.rules import key_of, number_of


@given(st.text(alphabet=LETTERS, min_size=8, max_size=8))
def test_a_number_read_out_leads_back_to_its_key(key):
    assert key_of(number_of(key)) == key
    assert key_of(f" {number_of(key).lower().replace('-', ' ')} ") == key
