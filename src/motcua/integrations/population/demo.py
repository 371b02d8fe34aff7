"""A population database of a few invented people, for the demo and for a machine without network."""

from datetime import date

from motcua.casework.dossiers.population import Found, NoAnswerError, PopulationDatabase

#: invented people, by invented numbers; the second has moved since the card was made
PEOPLE = {
    "087190001234": Found(
        "Nguyễn Thị Hồng Nhung", date(1990, 11, 5), "Nữ", "Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp"
    ),
    "087168001357": Found("Nguyễn Thị Sáu", date(1968, 2, 1), "Nữ", "Ấp An Thuận, xã Mỹ An Hưng, Đồng Tháp"),
    "087195004567": Found("Lê Thị Mẫu", date(1995, 6, 20), "Nữ", "Ấp An Bình, xã Mỹ An Hưng, Đồng Tháp"),
}
#: nobody's number, at which the sample does not answer, to see what is said then
SILENT = "087000000000"


class SamplePopulation(PopulationDatabase):
    """Knows the people above and nobody else; what it says is marked as sample data wherever it is shown."""

    is_sample = True
    source = "CSDL dân cư (Dữ liệu mẫu)"

    def person(self, number: str, *, purpose: str) -> Found | None:
        if number == SILENT:
            raise NoAnswerError
        return PEOPLE.get(number)
