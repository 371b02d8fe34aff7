"""What the Centre gives as open data, and its description in DCAT (W3C DCAT 3) for machines that look for it."""

from datetime import date
from typing import Any

from django.conf import settings

from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.opendata import CATALOGUE, Dataset

FOLDER = "/minh-bach/du-lieu-mo/"
_VOCABULARY = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
}


def dcat(centre: Centre | None, on: date) -> dict[str, Any]:
    """The catalogue of data sets as JSON-LD."""
    here = f"{settings.PUBLIC_URL}{FOLDER}"
    publisher = {"@type": "foaf:Organization", "foaf:name": centre.name if centre else "Một Cửa"}
    return {
        "@context": _VOCABULARY,
        "@id": here,
        "@type": "dcat:Catalog",
        "dct:title": _said("Dữ liệu mở của Trung tâm"),
        "dct:language": "vi",
        "dct:modified": on.isoformat(),
        "dct:publisher": publisher,
        "dcat:dataset": [_dataset(here, publisher)],
    }


def _dataset(here: str, publisher: dict[str, str]) -> dict[str, Any]:
    return {
        "@id": f"{here}#thu-tuc",
        "@type": "dcat:Dataset",
        "dct:title": _said("Danh mục thủ tục hành chính đang áp dụng"),
        "dct:description": _said(
            "Thành phần hồ sơ, thời hạn, phí, các bước, kết quả của từng thủ tục; không có dữ liệu về người."
        ),
        "dct:publisher": publisher,
        "dct:accrualPeriodicity": "http://publications.europa.eu/resource/authority/frequency/DAILY",
        "dcat:distribution": [_distribution(here, dataset) for dataset in CATALOGUE],
    }


def _distribution(here: str, dataset: Dataset) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": _said(dataset.title),
        "dcat:downloadURL": {"@id": f"{here}{dataset.name}"},
        "dcat:mediaType": dataset.media_type,
    }


def _said(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "vi"}
