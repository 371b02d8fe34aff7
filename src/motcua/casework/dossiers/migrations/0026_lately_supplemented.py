"""Dossiers whose papers came in and with which nobody has gone on since stand in a list of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0025_whole_files_and_declarations")]

    operations = [
        migrations.AddField("dossier", "supplemented_at", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "dossier",
            models.Index(
                fields=["centre", "act_by", "id"],
                condition=models.Q(("supplemented_at__isnull", False)),
                name="dossier_supplemented",
            ),
        ),
    ]
