"""People who sign in. What they may do comes from their posts, which live in `reference/organisation`."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import _user_has_perm  # type: ignore[attr-defined]
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation import clock
from motcua.foundation.search import nfc


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        """A new account; without `password` nobody can sign in to it with one."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One person who signs in: an officer of a Centre, of the province, or a citizen."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("Cán bộ, công chức")
        CITIZEN = "citizen", _("Công dân")

    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    kind = models.CharField(_("loại tài khoản"), max_length=10, choices=Kind, default=Kind.OFFICIAL)
    #: plain number of the Centre the officer sits in; None for the province and for citizens
    centre = models.PositiveIntegerField(_("số hiệu Trung tâm"), null=True, blank=True)
    title = models.CharField(_("chức danh"), max_length=120, blank=True)
    place = models.CharField(_("nơi làm việc"), max_length=80, blank=True, help_text=_("ví dụ: Quầy 2"))
    is_active = models.BooleanField(_("đang dùng"), default=True)
    is_sample = models.BooleanField(_("dữ liệu mẫu"), default=False)
    created_at = models.DateTimeField(_("thời điểm tạo"), default=clock.now)

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("tài khoản")
        indexes = [models.Index(fields=["centre", "username"], name="user_by_centre")]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.full_name = nfc(self.full_name)
        super().save(*args, **kwargs)

    def has_perm(self, right: str, row: object = None) -> bool:
        """Whether some permission backend grants `right`, on `row` when one is given."""
        return self.is_active and bool(_user_has_perm(self, right, row))

    def has_module_perms(self, label: str) -> bool:
        return False


class OneTimeLink(models.Model):
    """A way in for the first administrator: used once, within a day; only its hash is kept."""

    token_sha256 = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("liên kết dùng một lần")


class Attempt(models.Model):
    """How often one thing was tried since `first_at`: a sign-in name, a visitor's address, a `Mã xem`.

    Written by `attempts` alone. The key is a keyed hash, so the row names nobody.
    """

    key = models.CharField(max_length=64, primary_key=True)
    first_at = models.DateTimeField(_("lần đầu"), db_index=True)
    count = models.PositiveIntegerField(_("số lần"))

    class Meta:
        verbose_name = _("số lần thử")


class CitizenIdentity(models.Model):
    """What a provider of identity vouched for when a citizen last signed in. Source: NĐ 69/2024 Đ7, Đ9.

    The account itself is found by the provider's own key for the person (`sub`), never by what stands here.
    """

    class Level(models.IntegerChoices):
        UNKNOWN = 0, _("Chưa rõ mức")
        ONE = 1, _("Mức độ 01")
        TWO = 2, _("Mức độ 02")

    user = models.OneToOneField(User, models.PROTECT, related_name="identity")
    provider = models.CharField(_("nơi định danh"), max_length=20)
    personal_number = models.CharField(_("số định danh"), max_length=20, unique=True)
    born_on = models.DateField(_("ngày sinh"), null=True, blank=True)
    level = models.PositiveSmallIntegerField(_("mức độ định danh"), choices=Level, default=Level.UNKNOWN)
    #: what looked odd about the claims: words of `integrations.identity.claims.Oddity`
    oddities = models.JSONField(_("điểm cần xem lại"), default=list, blank=True)
    vouched_at = models.DateTimeField(_("lần xác nhận gần nhất"))

    class Meta:
        verbose_name = _("danh tính công dân")
