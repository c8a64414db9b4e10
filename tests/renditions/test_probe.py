import io, re, pytest
from django.test import Client
from pypdf import PdfReader
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db


def text(b):
    return "\n".join(p.extract_text() for p in PdfReader(io.BytesIO(b)).pages)


def test_probe(body, held):
    c = logged_in(Client(), body)
    for cl, url in ((Client(), "/sitzungen/voll/protokoll.pdf"), (c, "/sitzungen/voll/protokoll-intern.pdf")):
        a = cl.get(url)
        assert a.status_code == 200
        print(url)
        print(text(a.content))
    a = c.get("/sitzungen/voll/protokoll-intern/")
    assert a.status_code == 200
    m = re.search("<main.*</main>", a.content.decode(), re.S)[0]
    print(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", m)))
    a = Client().get("/sitzungen/voll/")
    assert a.status_code == 200
    m = re.search("<main.*</main>", a.content.decode(), re.S)[0]
    print(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", m)))
