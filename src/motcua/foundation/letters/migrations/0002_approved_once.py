"""A template is approved once; it and a letter are otherwise never changed: the database refuses."""

from django.db import migrations

_FUNCTION = """
create function letters_refuse_change() returns trigger language plpgsql as $$
declare
    approval constant text[] := array['approved_at', 'approved_by', 'approved_by_name'];
begin
    if tg_op = 'UPDATE' and tg_table_name = 'letters_lettertemplate' then
        if to_jsonb(old) -> 'approved_at' = 'null' and to_jsonb(new) -> 'approved_at' <> 'null'
           and to_jsonb(new) - approval = to_jsonb(old) - approval then
            return new;
        end if;
    end if;
    raise exception '% of % is refused: what was written stays as it was', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;
"""


def _trigger(table: str) -> str:
    return (
        f"create trigger never_changed before update or delete on {table} "
        "for each row execute function letters_refuse_change();"
    )


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_letters")]

    operations = [
        migrations.RunSQL(_FUNCTION, "drop function letters_refuse_change();"),
        *(
            migrations.RunSQL(_trigger(table), f"drop trigger never_changed on {table};")
            for table in ("letters_lettertemplate", "letters_letter")
        ),
    ]
