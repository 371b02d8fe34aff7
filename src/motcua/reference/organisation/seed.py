"""The administrative units of the country, as rows."""

from vietnam_provinces import Province as ListedProvince
from vietnam_provinces import Ward

from motcua.foundation.search import nfc
from motcua.reference.organisation.models import Commune, Province


def seed() -> None:
    """Bring the 34 provinces and 3,321 communes in; running again changes nothing.

    Source: the package vietnam-provinces 2025.10.1, the units in force since 01/07/2025.
    """
    provinces = [Province(code=int(p.code), name=nfc(p.name)) for p in ListedProvince.iter_all()]
    Province.objects.bulk_create(provinces, ignore_conflicts=True)
    communes = [
        Commune(code=int(w.code), name=nfc(w.name), province_id=int(w.province_code)) for w in Ward.iter_all()
    ]
    Commune.objects.bulk_create(communes, ignore_conflicts=True, batch_size=1_000)
