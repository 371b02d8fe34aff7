import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0014_appointments_and_parts"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnlistedPaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="giấy tờ ngoài danh mục")),
                ("basis", models.CharField(max_length=500, verbose_name="căn cứ người yêu cầu nêu")),
                (
                    "supplement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unlisted",
                        to="dossiers.supplement",
                    ),
                ),
            ],
            options={
                "verbose_name": "giấy tờ ngoài danh mục",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("basis", ""), _negated=True)
                        ),
                        name="unlisted_paper_has_basis",
                    )
                ],
            },
        ),
    ]
