"""A decision is public even where the document it adopted is not; then no door names the document."""

import pytest

from sozialraum.acts import guard
from sozialraum.decisions.models import Effect
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.papers.models import Adoption
from sozialraum.papers.words import Audience
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("audience", [Audience.MEMBERS, Audience.OFFICE])
def test_a_document_for_some_is_named_by_no_public_door(client, body, group, audience):
    paper = f.PaperFactory(body=body, key="geheim", name="Geheimzeichen", audience=audience)
    version = f.VersionFactory(body=body, paper=paper, label="erste", valid_from=PartialDate(2017))
    resolution = f.ResolutionFactory(body=body, key="beschluss", by=[group])
    with guard.opened():
        adoption = Adoption.objects.create(version=version, date=PartialDate(2017))
        Effect.objects.create(resolution=resolution, kind=EffectKind.ADOPTS, adoption=adoption)

    doors = ["/", "/beschluesse/", "/beschluesse/beschluss/", "/beschluesse/register.csv", group.get_absolute_url()]
    pages = {door: client.get(door).content.decode() for door in [*doors, "/dokumente/", "/sitemap.xml"]}

    assert [door for door, page in pages.items() if "Geheimzeichen" in page or "dokumente/geheim" in page] == []
    assert [door for door in doors[1:] if "nicht öffentlich ist" not in pages[door]] == []
    assert client.get("/dokumente/geheim/").status_code == 404
