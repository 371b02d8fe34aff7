"""The questions before a procedure, never changed once written, and how its declaration ends."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FUNCTION = """
create function procedures_question_set_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a set of questions is never changed'
        using errcode = 'integrity_constraint_violation', constraint = 'question_set_frozen';
end $$;
create trigger question_set_frozen before update or delete on procedures_questionset
    for each row execute function procedures_question_set_refuse_change();
"""
UNDO = """
drop trigger question_set_frozen on procedures_questionset;
drop function procedures_question_set_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0007_aids_and_former_codes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FilingEnd",
            fields=[
                (
                    "procedure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="filing_end",
                        serialize=False,
                        to="procedures.procedure",
                    ),
                ),
                (
                    "button",
                    models.CharField(
                        choices=[
                            ("file", "Nộp hồ sơ"),
                            ("code", "Lưu mã chuẩn bị"),
                            ("portal", "Sang Cổng Dịch vụ công quốc gia"),
                        ],
                        default="file",
                        max_length=8,
                        verbose_name="nút cuối",
                    ),
                ),
            ],
            options={
                "verbose_name": "nút cuối khi khai trực tuyến",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="QuestionSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="lần soạn")),
                ("content", models.JSONField(verbose_name="câu hỏi")),
                ("made_at", models.DateTimeField(verbose_name="lúc soạn")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="question_sets",
                        to="procedures.procedure",
                    ),
                ),
            ],
            options={
                "verbose_name": "bộ câu hỏi",
                "ordering": ["procedure", "number"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("procedure", "number"), name="question_set_numbered_once")
                ],
            },
        ),
        migrations.RunSQL(FUNCTION, UNDO),
    ]
