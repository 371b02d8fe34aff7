"""A paper printed at will keeps the key of the wish it answers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0002_never_changed"),
    ]

    operations = [
        migrations.AddField(
            model_name="issuedpaper",
            name="wish",
            field=models.UUIDField(null=True, verbose_name="khóa chống trùng"),
        ),
        migrations.AddConstraint(
            model_name="issuedpaper",
            constraint=models.UniqueConstraint(fields=("issued_by", "wish"), name="paper_of_wish_once"),
        ),
    ]
