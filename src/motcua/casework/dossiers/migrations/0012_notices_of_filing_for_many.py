import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0011_indexes_of_large_houses"),
        ("organisation", "0001_organisation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FilingNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("owners", models.PositiveSmallIntegerField(verbose_name="số chủ hồ sơ khác nhau")),
                ("days", models.PositiveSmallIntegerField(verbose_name="trong số ngày")),
                ("in_force_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("written_at", models.DateTimeField(verbose_name="thời điểm ghi")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="organisation.centre",
                        verbose_name="Trung tâm",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
            ],
            options={
                "verbose_name": "mức nhắc nộp hộ nhiều người",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owners", 0), models.Q(("days__gte", 1), ("owners__gte", 2)), _connector="OR"
                        ),
                        name="filing_notice_counts_many",
                    )
                ],
            },
        ),
    ]
