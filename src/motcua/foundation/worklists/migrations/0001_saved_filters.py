"""Filters that officers keep under names of their own."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "page",
                    models.CharField(
                        choices=[("viec", "Việc của tôi"), ("ho-so", "Hồ sơ")],
                        max_length=8,
                        verbose_name="danh sách",
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="tên bộ lọc")),
                ("folded", models.CharField(editable=False, max_length=80)),
                ("query", models.CharField(max_length=400)),
                ("dropped_at", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "bộ lọc đã lưu",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_at", None)),
                        fields=("owner", "page", "folded"),
                        name="saved_filter_named_once",
                    )
                ],
            },
        ),
    ]
