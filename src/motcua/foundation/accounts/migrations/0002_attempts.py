from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_users")]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("first_at", models.DateTimeField(db_index=True, verbose_name="lần đầu")),
                ("count", models.PositiveIntegerField(verbose_name="số lần")),
            ],
            options={"verbose_name": "số lần thử"},
        ),
    ]
