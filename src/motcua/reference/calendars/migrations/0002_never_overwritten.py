"""The database refuses to delete calendar rows or to change them, but for withdrawing a fact, once."""

from django.db import migrations

FACTS = ("dayoff", "swap", "weeklysession", "extrasession", "clockparameter")

FUNCTION = """
create function calendars_refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name <> 'calendars_change'
       and to_jsonb(old) ->> 'withdrawn_id' is null
       and to_jsonb(new) - 'withdrawn_id' = to_jsonb(old) - 'withdrawn_id' then
        return new;
    end if;
    raise exception 'rows of the calendar are withdrawn, never changed or deleted (%)', tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = 'calendar_never_overwritten';
end $$;
"""
TRIGGER = """
create trigger calendar_never_overwritten before update or delete on calendars_{table}
    for each row execute function calendars_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("calendars", "0001_calendar")]

    operations = [
        migrations.RunSQL(FUNCTION, "drop function calendars_refuse_change();"),
        *(
            migrations.RunSQL(
                TRIGGER.format(table=table), f"drop trigger calendar_never_overwritten on calendars_{table};"
            )
            for table in ("change", *FACTS)
        ),
    ]
