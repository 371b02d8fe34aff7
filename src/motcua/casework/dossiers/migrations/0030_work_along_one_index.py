from django.db import migrations, models


class Migration(migrations.Migration):
    """Whose step it is stands in the index of what is due: a list of many roles reads no further than its page."""

    dependencies = [
        ("dossiers", "0029_nothing_due_of_a_result"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="dossier", name="dossier_work"),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                fields=["centre", "status", "act_by", "id"],
                include=["due_at", "deciding", "current_role", "handler"],
                name="dossier_work",
            ),
        ),
    ]
