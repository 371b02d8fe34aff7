from django.db import migrations


class Migration(migrations.Migration):
    """What is finished runs out no more: uncollected results no longer stand above what is late."""

    dependencies = [("dossiers", "0028_presence_unlogged")]

    operations = [
        migrations.RunSQL(
            "update dossiers_dossier set act_by = null where status = 9 and act_by is not null",
            "update dossiers_dossier set act_by = due_at where status = 9",
        )
    ]
