from django.db import migrations


class Migration(migrations.Migration):
    """Who has a page open is nothing to be kept over a crash: no opening of a dossier waits for the disk to have it."""

    dependencies = [("dossiers", "0027_supplemented_by_step")]

    operations = [
        migrations.RunSQL(
            "alter table dossiers_presence set unlogged", "alter table dossiers_presence set logged"
        )
    ]
