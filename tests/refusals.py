"""How tests recognise that an act refuses: by the code of the refusal, or by the field it belongs to."""

from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError


@contextmanager
def refused(code="", *, field=""):
    """The block ends with a refusal that has this code, or that stands at this field."""
    with pytest.raises(ValidationError) as told:
        yield
    error = told.value
    fields = getattr(error, "error_dict", {})
    codes = (
        {one.code for one in error.error_list} if not fields else {one.code for all_ in fields.values() for one in all_}
    )
    assert (code in codes) if code else (field in fields), error
