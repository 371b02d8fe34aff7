"""Counts about the noticeboard are kept too, and forgotten with what may change them (see 0001)."""

from django.db import migrations

#: what stands on the board in a month hangs on every posting and version, not on the month of one row: with any
#: change all months of the duty (I.1.a) are forgotten, at the Centre or, for a procedure, at every Centre
NOTICES = ("procedures_posting", "procedures_followup", "procedures_sheet")
VERSIONS = "procedures_procedureversion"
EVENTS = {
    "insert": ("new table as fresh", ("fresh",)),
    "update": ("old table as stale new table as fresh", ("stale", "fresh")),
    "delete": ("old table as stale", ("stale",)),
}


def _forgetting(table, event):
    referencing, names = EVENTS[event]
    centres = " union ".join(f"select centre_id from {name}" for name in names)  # noqa: S608
    where = f"and c.centre_id in ({centres})" if table in NOTICES else ""
    name = f"duties_forget_{table}_{event}"
    return migrations.RunSQL(
        f"""
        create function {name}() returns trigger language plpgsql as $$
        begin
            delete from duties_monthcount c where c.duty = 'I.1.a' {where};
            return null;
        end $$;
        create trigger {name} after {event} on {table} referencing {referencing}
            for each statement execute function {name}();
        """,  # noqa: S608
        f"drop trigger {name} on {table}; drop function {name}();",
    )


class Migration(migrations.Migration):
    dependencies = [("duties", "0003_entered_by_hand"), ("procedures", "0006_publishing")]

    operations = [_forgetting(table, event) for table in (*NOTICES, VERSIONS) for event in EVENTS]
