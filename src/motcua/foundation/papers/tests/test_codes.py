from motcua.foundation.papers import codes


def test_codes_are_ten_letters_that_are_not_taken_for_others():
    made = {codes.fresh_code() for _ in range(200)}
    assert len(made) == 200
    assert all(len(code) == codes.CODE_LENGTH for code in made)
    assert not set("".join(made)) & set("01258OILZSB")


def test_a_typed_code_is_read_with_spaces_hyphens_and_small_letters():
    assert codes.typed_code(" acdef-ghjkm ") == "ACDEFGHJKM"


def test_a_qr_code_keeps_four_modules_of_quiet_zone():
    drawn = codes.qr("https://motcua.example/")
    side = 25 + 2 * 4  # version 2 holds 23 letters at level M
    assert f'viewBox="0 0 {side} {side}"' in drawn.svg
    assert drawn.quiet_mm == 4 * codes.SYMBOL_MM / 25
