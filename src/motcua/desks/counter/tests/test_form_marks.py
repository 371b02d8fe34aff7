from django.urls import reverse
from tests.fixtures import make_dossier, officer


def test_beside_its_papers_a_dossier_says_that_their_layout_was_not_found(client, centre):
    """No officer should take a layout of ours for the one of TT 03/2025/TT-VPCP."""
    client.force_login(officer("tiep-nhan"))
    page = client.get(reverse("counter:dossier", args=[make_dossier(centre).code])).content.decode()
    assert "Mẫu in dựa vào đâu?" in page
    assert "Mẫu số 01, Phụ lục I Thông tư 03/2025/TT-VPCP. Chưa tìm thấy bố cục gốc của mẫu" in page
