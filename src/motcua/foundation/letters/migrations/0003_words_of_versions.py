"""The words for who wrote a version, shared with the other texts that need approval; no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0002_approved_once"),
    ]

    operations = [
        migrations.AlterField(
            model_name="lettertemplate",
            name="written_at",
            field=models.DateTimeField(verbose_name="thời điểm soạn"),
        ),
        migrations.AlterField(
            model_name="lettertemplate",
            name="written_by",
            field=models.BigIntegerField(verbose_name="số tài khoản người soạn"),
        ),
        migrations.AlterField(
            model_name="lettertemplate",
            name="written_by_name",
            field=models.CharField(max_length=120, verbose_name="người soạn"),
        ),
    ]
