"""Who asked can be forgotten once that is done with; a preparation knows the dossier that came of it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assistance", "0004_preparations"),
        ("dossiers", "0023_parties"),
        ("organisation", "0001_organisation"),
        ("procedures", "0010_questions_in_other_languages"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="helprequest",
            name="erased_at",
            field=models.DateTimeField(null=True, verbose_name="lúc xóa tên"),
        ),
        migrations.AddField(
            model_name="preparation",
            name="dossier",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="dossiers.dossier",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="erased_at",
            field=models.DateTimeField(null=True, verbose_name="lúc xóa tên"),
        ),
        migrations.AlterField(
            model_name="helprequest",
            name="about",
            field=models.CharField(blank=True, max_length=500, verbose_name="cần giúp việc gì"),
        ),
        migrations.AlterField(
            model_name="helprequest",
            name="person_name",
            field=models.CharField(blank=True, max_length=120, verbose_name="họ và tên"),
        ),
        migrations.AlterField(
            model_name="helprequest",
            name="person_phone",
            field=models.CharField(blank=True, max_length=20, verbose_name="điện thoại"),
        ),
        migrations.AddIndex(
            model_name="helprequest",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", False), ("erased_at", None)),
                fields=["centre", "ended_at"],
                name="help_to_erase",
            ),
        ),
        migrations.AddConstraint(
            model_name="helprequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at", None),
                    models.Q(
                        ("about", ""),
                        ("ended_at__isnull", False),
                        ("hamlet", ""),
                        ("person_name", ""),
                        ("person_phone", ""),
                    ),
                    _connector="OR",
                ),
                name="help_erased_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at", None),
                    models.Q(("answered_at__isnull", False), ("person_name", ""), ("person_phone", "")),
                    _connector="OR",
                ),
                name="question_erased_whole",
            ),
        ),
    ]
