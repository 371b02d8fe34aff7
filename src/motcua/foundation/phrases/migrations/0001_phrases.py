"""Phrases and their wordings, neither of which is ever changed: the database refuses."""

import django.db.models.deletion
from django.db import migrations, models

_FUNCTION = """
create function phrases_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: a phrase is changed by a new version', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;
"""


def _never_changed(table: str) -> migrations.RunSQL:
    trigger = f"create trigger never_changed before update or delete on {table} "
    return migrations.RunSQL(
        trigger + "for each row execute function phrases_refuse_change();",
        f"drop trigger never_changed on {table};",
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Phrase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("centre", models.PositiveIntegerField(verbose_name="Trung tâm")),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("supplement", "Yêu cầu bổ sung: cần làm gì"),
                            ("refusal", "Lý do từ chối, không đủ điều kiện"),
                            ("remedy", "Cách làm tiếp sau khi từ chối"),
                            ("remark", "Ý kiến chuyển bước, trả lại bước"),
                            ("closing", "Lý do dừng, rút, đóng hồ sơ"),
                            ("apology", "Lý do chậm, xin lỗi"),
                        ],
                        max_length=12,
                        verbose_name="dùng ở ô",
                    ),
                ),
            ],
            options={
                "verbose_name": "mẫu câu",
                "indexes": [models.Index(fields=["centre", "use"], name="phrase_of_centre")],
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="phiên bản")),
                ("name", models.CharField(max_length=80, verbose_name="tên ngắn")),
                ("text", models.TextField(max_length=1000, verbose_name="nội dung")),
                ("procedure", models.CharField(blank=True, max_length=20, verbose_name="mã thủ tục")),
                ("is_retired", models.BooleanField(default=False, verbose_name="ngừng dùng")),
                ("folded", models.TextField(editable=False)),
                ("written_at", models.DateTimeField(verbose_name="thời điểm ghi")),
                ("written_by", models.BigIntegerField(verbose_name="số tài khoản người ghi")),
                ("written_by_name", models.CharField(max_length=120, verbose_name="người ghi")),
                (
                    "phrase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="phrases.phrase",
                        verbose_name="mẫu câu",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiên bản mẫu câu",
                "constraints": [
                    models.UniqueConstraint(fields=("phrase", "version"), name="wording_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("text", ""), _negated=True)
                        ),
                        name="wording_says_something",
                    ),
                ],
            },
        ),
        migrations.RunSQL(_FUNCTION, "drop function phrases_refuse_change();"),
        _never_changed("phrases_phrase"),
        _never_changed("phrases_wording"),
    ]
