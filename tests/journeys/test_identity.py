"""Signing in in a real browser: a key made and used (virtual authenticator), a citizen by a real OpenID provider."""

import pytest

from tests.identity.conftest import CLIENT, SECRET, client_of, started
from tests.journeys.conftest import free_port, served
from tests.journeys.visitor import Visitor

OWN = "/tuy-chon/bao-mat/"
TOUCH = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_an_officer_adds_a_key_prints_codes_and_shows_the_key_again(visit):
    officer: Visitor = visit("khoa")
    officer.house = officer.house.replace(
        "127.0.0.1", "localhost"
    )  # a key belongs to a name, not to a number
    devtools = officer.page.context.new_cdp_session(officer.page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": TOUCH})
    officer.enter("lanh-dao")
    officer.go(f"{OWN}khoa/")
    officer.look("them")
    officer.page.locator("[data-passkey-go]").click()
    officer.page.wait_for_url(f"**{OWN}ma-du-phong/")
    assert officer.page.locator(".mc-codes li").count() == 10
    officer.look("ma-du-phong")
    officer.go(OWN)
    officer.look("co-khoa")
    officer.enter("lanh-dao")  # another session, which has shown nothing yet
    officer.go(OWN)
    officer.page.get_by_role("link", name="Bỏ Khóa 1").click()
    officer.page.wait_for_url(f"**{OWN}xac-nhan/**")
    officer.page.get_by_role("link", name="Dùng khóa").click()
    officer.look("xac-nhan")
    officer.page.locator("[data-passkey-go]").click()
    officer.page.wait_for_url(f"**{OWN}khoa/*/bo/")
    officer.look("bo")
    officer.page.locator("main button").click()
    officer.page.wait_for_url(f"**{OWN}")
    assert officer.page.locator("main").inner_text().count("Mã dự phòng") == 0


@pytest.fixture(scope="module")
def joined_house(tmp_path_factory):
    """A house whose citizens and officers sign in at a real provider."""
    home, port = tmp_path_factory.mktemp("identity"), free_port()
    house = f"http://127.0.0.1:{port}"
    process, issuer = started([client_of(house)])
    secret = home / "secret"
    secret.write_text(SECRET)
    told = {"ISSUER": issuer, "CLIENT_ID": CLIENT, "SECRET_FILE": str(secret)}
    settings = {
        f"MOTCUA_{kind}_{name}": value for name, value in told.items() for kind in ("OIDC", "OFFICER_OIDC")
    }
    try:
        with served(home, port=port, **settings, NO_PROXY="127.0.0.1") as address:
            yield address
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_a_citizen_goes_to_the_provider_and_back_and_leaves_both(visit, joined_house, scripts):
    citizen: Visitor = visit("dinh-danh", width=360, height=740, scripts=scripts)
    citizen.house = joined_house
    citizen.go("/dang-nhap/?next=/tra-cuu/")
    if scripts:
        citizen.look("dang-nhap")
    citizen.page.get_by_role("button", name="Đăng nhập bằng tài khoản định danh điện tử").click()
    citizen.page.fill("input[name=who]", "nhung")
    citizen.page.click("button[value=yes]")
    citizen.page.wait_for_url("**/tra-cuu/")
    citizen.go("/dang-xuat/")
    citizen.page.locator("main form button").click()
    citizen.page.wait_for_url("**/da-thoat/")
    citizen.shoot(f"da-thoat-{scripts}")
    citizen.check()
    assert "/session/end" in citizen.page.locator("main a").first.get_attribute("href")


def test_who_refuses_sees_a_calm_page(visit, joined_house):
    citizen: Visitor = visit("dinh-danh-tu-choi")
    citizen.house = joined_house
    citizen.go("/dang-nhap/")
    citizen.page.get_by_role("button", name="Đăng nhập bằng tài khoản định danh điện tử").click()
    citizen.page.fill("input[name=who]", "nhung")
    citizen.page.click("button[value=no]")
    citizen.page.wait_for_url("**/ve/**")
    citizen.look("tu-choi")


def test_an_officer_joins_the_shared_account_and_comes_in_by_it(visit, joined_house):
    officer: Visitor = visit("gan-tai-khoan")
    officer.house = joined_house
    officer.enter("tiep-nhan")
    officer.go(OWN)
    officer.page.get_by_role("button", name="Gắn tài khoản chung").click()
    officer.page.fill("input[name=who]", "lan")
    officer.page.click("button[value=yes]")
    officer.page.wait_for_url(f"**{OWN}")
    officer.look("da-gan")
    officer.page.context.clear_cookies()
    officer.go("/dang-nhap/")
    officer.page.get_by_role("button", name="Đăng nhập bằng tài khoản chung của tỉnh").click()
    officer.page.fill("input[name=who]", "lan")
    officer.page.click("button[value=yes]")
    officer.page.wait_for_url("**/quay/")
    assert "Nguyễn Thị Bích" in officer.page.content()
