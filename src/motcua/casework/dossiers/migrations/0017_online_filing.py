"""Filings from afar: in the making, as they were filed, and their files."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0016_finished_by_procedure"),
        ("files", "0002_longer_media_types"),
        ("organisation", "0001_organisation"),
        ("procedures", "0005_forms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="dossiercomponent",
            name="source",
            field=models.CharField(
                choices=[
                    ("paper", "Nộp bản giấy"),
                    ("electronic", "Nộp bản điện tử"),
                    ("shown", "Chỉ xuất trình"),
                    ("data", "Khai thác từ CSDL"),
                    ("not_needed", "Không áp dụng"),
                    ("missing", "Thiếu"),
                ],
                max_length=12,
                verbose_name="nguồn",
            ),
        ),
        migrations.CreateModel(
            name="OnlineDraft",
            fields=[
                ("key", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("procedure_code", models.CharField(max_length=8)),
                ("data", models.JSONField(default=dict)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("started_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                (
                    "centre",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="organisation.centre"),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="procedures.procedureform"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="procedures.procedureversion"
                    ),
                ),
            ],
            options={
                "verbose_name": "bản nháp nộp trực tuyến",
            },
        ),
        migrations.CreateModel(
            name="DraftPaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("added_at", models.DateTimeField()),
                (
                    "component",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="procedures.component"),
                ),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="files.storedfile"),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="dossiers.onlinedraft",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp trong bản nháp",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="OnlineFiling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answers", models.JSONField(default=dict)),
                ("email", models.CharField(blank=True, max_length=120, verbose_name="thư điện tử")),
                (
                    "owner_phone",
                    models.CharField(blank=True, max_length=20, verbose_name="điện thoại của chủ hồ sơ"),
                ),
                (
                    "withdrawal_asked_at",
                    models.DateTimeField(null=True, verbose_name="thời điểm đề nghị rút"),
                ),
                (
                    "withdrawal_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="lý do đề nghị rút"),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filing",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="procedures.procedureform"
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ nộp trực tuyến",
            },
        ),
        migrations.CreateModel(
            name="FiledPaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("added_at", models.DateTimeField()),
                (
                    "component",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="procedures.component"),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filed_papers",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="files.storedfile"),
                ),
                (
                    "supplement",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="dossiers.supplement"
                    ),
                ),
            ],
            options={
                "verbose_name": "giấy tờ nộp trực tuyến",
                "ordering": ["component__position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "component", "file"), name="file_once_a_component_of_a_dossier"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="onlinedraft",
            constraint=models.UniqueConstraint(
                fields=("citizen", "procedure_code"), name="one_draft_a_procedure"
            ),
        ),
        migrations.AddConstraint(
            model_name="draftpaper",
            constraint=models.UniqueConstraint(
                fields=("draft", "component", "file"), name="file_once_a_component_of_a_draft"
            ),
        ),
    ]
