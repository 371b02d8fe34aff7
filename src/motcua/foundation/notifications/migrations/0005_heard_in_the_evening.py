"""Officers choose how they hear; the evening gathers in one notice."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0004_received_with_two_appointments"),
    ]

    operations = [
        migrations.CreateModel(
            name="NoticeSetting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("officer", models.BigIntegerField(verbose_name="số tài khoản")),
                (
                    "kind",
                    models.CharField(
                        max_length=20,
                        verbose_name="loại tin",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("at_once", "Tức thì"), ("evening", "Cuối ngày"), ("off", "Tắt")],
                        max_length=10,
                        verbose_name="cách báo",
                    ),
                ),
            ],
            options={
                "verbose_name": "cài đặt thông báo",
            },
        ),
        migrations.AddField(
            model_name="notice",
            name="gathered_on",
            field=models.DateField(null=True, verbose_name="gom vào ngày"),
        ),
        migrations.AddField(
            model_name="notice",
            name="held",
            field=models.BooleanField(default=False, verbose_name="gom cuối ngày"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("gathered_on", None), ("held", True)),
                fields=["centre", "created_at"],
                name="notice_to_gather",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "digest")),
                fields=("officer", "centre", "gathered_on"),
                name="notice_gathered_once_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="noticesetting",
            constraint=models.UniqueConstraint(fields=("officer", "kind"), name="notice_setting_once_a_kind"),
        ),
    ]
