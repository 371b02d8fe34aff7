from motcua.oversight.duties.sparkline import line_of


def test_a_line_runs_from_the_oldest_to_the_latest_within_its_box():
    line = line_of([0, 2, 4])
    assert line.points == "4.0,40.0 120.0,22.0 236.0,4.0"
    assert (line.x, line.y) == ("236.0", "4.0")


def test_a_year_without_anything_is_a_flat_line():
    assert {point.split(",")[1] for point in line_of([0] * 12).points.split()} == {"40.0"}
