"""The database refuses to change or delete what is published; only the last day in force may be set, once."""

from django.db import migrations

PARTS = ("timelimit", "fee", "component", "step", "resulttype")

FUNCTION = """
create function procedures_refuse_change() returns trigger language plpgsql as $$
declare
    touched bigint[];
begin
    if tg_table_name = 'procedures_procedureversion' then
        if old.status <> 'published' then
            return coalesce(new, old);
        end if;
        if tg_op = 'UPDATE' and old.in_force_to is null
           and to_jsonb(new) - 'in_force_to' = to_jsonb(old) - 'in_force_to' then
            return new;
        end if;
    else
        touched := case tg_op
            when 'INSERT' then array[new.version_id]
            when 'DELETE' then array[old.version_id]
            else array[new.version_id, old.version_id]
        end;
        if not exists (
            select from procedures_procedureversion where id = any(touched) and status = 'published'
        ) then
            return coalesce(new, old);
        end if;
    end if;
    raise exception 'a published version of a procedure is never changed (%)', tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = 'procedure_version_frozen';
end $$;
"""
ON_VERSIONS = """
create trigger procedure_version_frozen before update or delete on procedures_procedureversion
    for each row execute function procedures_refuse_change();
"""
ON_PARTS = """
create trigger procedure_version_frozen before insert or update or delete on procedures_{part}
    for each row execute function procedures_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_catalogue")]

    operations = [
        migrations.RunSQL(FUNCTION, "drop function procedures_refuse_change();"),
        migrations.RunSQL(
            ON_VERSIONS, "drop trigger procedure_version_frozen on procedures_procedureversion;"
        ),
        *(
            migrations.RunSQL(
                ON_PARTS.format(part=part), f"drop trigger procedure_version_frozen on procedures_{part};"
            )
            for part in PARTS
        ),
    ]
