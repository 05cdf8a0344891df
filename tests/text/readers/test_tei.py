"""TEI is read; other XML is refused by the name of its root."""

import pytest

from articles.text.readers import UnreadableSource, read_whole
from articles.text.values import RawArticle

TEI = """<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>Wall gives way</title><author>Jo Reed</author></titleStmt>
<publicationStmt><publisher>Tarn Library</publisher></publicationStmt>
<sourceDesc><bibl><title level="j">The Tarn Post</title><date when="1912-06-01"/></bibl></sourceDesc>
</fileDesc></teiHeader><text><body><head>Wall gives way at Tarn</head><p>The wall<lb/> gave way.</p>
<figure><head>The wall</head></figure><p>Two died.</p></body></text></TEI>"""


def test_reads_tei() -> None:
    (found,) = read_whole(TEI.encode(), "a.xml")
    assert isinstance(found, RawArticle)
    assert (found.title, found.outlet, found.byline) == ("Wall gives way at Tarn", "The Tarn Post", "Jo Reed")
    assert found.body == "The wall\ngave way.\n\nTwo died."
    assert found.published is not None
    assert found.published.local_day == (1912, 6, 1)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<?xml version='1.0'?><Invoice><a/></Invoice>", "root element is <invoice>"),
        (b"<text id='a'><p>x</p></text>", "root element is <text>"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "root element is <svg>"),
        (b"<?xml version='1.0'?>", "broken XML"),
        (b"<?xml version='1.0'?><TEI><text><body/></text></TEI>", "holds no story"),
    ],
)
def test_refuses_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        read_whole(data, "a.xml")
