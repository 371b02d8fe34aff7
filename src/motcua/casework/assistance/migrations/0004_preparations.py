"""What people get ready before coming, and the questions a guidance was asked with."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assistance", "0003_asked_by_anybody"),
        ("dossiers", "0018_day_facts"),
        ("procedures", "0008_questions"),
    ]

    operations = [
        migrations.AddField(
            model_name="guidance",
            name="answers",
            field=models.JSONField(default=dict, verbose_name="trả lời"),
        ),
        migrations.AddField(
            model_name="guidance",
            name="questions",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.questionset",
            ),
        ),
        migrations.CreateModel(
            name="Preparation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("code", models.CharField(max_length=8, unique=True, verbose_name="mã chuẩn bị")),
                ("answers", models.JSONField(default=dict, verbose_name="trả lời")),
                ("had", models.JSONField(default=list, verbose_name="đã có")),
                ("made_at", models.DateTimeField(verbose_name="lúc lập")),
                ("until", models.DateTimeField(verbose_name="giữ đến")),
                (
                    "draft",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="preparation",
                        to="dossiers.onlinedraft",
                    ),
                ),
                (
                    "questions",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.questionset",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="procedures.procedureversion",
                        verbose_name="phiên bản thủ tục",
                    ),
                ),
            ],
            options={
                "verbose_name": "mã chuẩn bị",
            },
        ),
    ]
