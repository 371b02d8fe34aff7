"""What a procedure asks of whoever files; the database lets only the last day of a form be set, once."""

import django.db.models.deletion
from django.db import migrations, models

FUNCTION = """
create function procedures_form_refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.in_force_to is null
       and to_jsonb(new) - 'in_force_to' = to_jsonb(old) - 'in_force_to' then
        return new;
    end if;
    raise exception 'a form of a procedure is never changed'
        using errcode = 'integrity_constraint_violation', constraint = 'procedure_form_frozen';
end $$;
create trigger procedure_form_frozen before update or delete on procedures_procedureform
    for each row execute function procedures_form_refuse_change();
"""
UNDO = """
drop trigger procedure_form_frozen on procedures_procedureform;
drop function procedures_form_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0004_appointments_and_agencies"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProcedureForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="phiên bản")),
                ("name", models.CharField(max_length=250, verbose_name="tên tờ khai")),
                ("in_force_from", models.DateField(verbose_name="áp dụng từ")),
                ("in_force_to", models.DateField(null=True, verbose_name="đến hết")),
                (
                    "source",
                    models.CharField(
                        choices=[("found", "Đã đọc trong nguồn"), ("recalled", "Theo trí nhớ, cần kiểm tra")],
                        max_length=10,
                        verbose_name="nguồn",
                    ),
                ),
                ("source_note", models.TextField(verbose_name="ghi chú nguồn")),
                ("content", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forms",
                        to="procedures.procedure",
                    ),
                ),
            ],
            options={
                "verbose_name": "tờ khai điện tử",
                "ordering": ["procedure", "number"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("procedure", "number"), name="form_numbered_once"),
                    models.UniqueConstraint(fields=("procedure", "in_force_from"), name="form_begins_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_to", None),
                            ("in_force_to__gte", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="form_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FUNCTION, UNDO),
    ]
