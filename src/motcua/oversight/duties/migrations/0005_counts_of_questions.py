"""Counts of closed months are forgotten also when a call for help, a question or an answer changes (see 0001)."""

from django.db import migrations

#: table -> the column of its Centre, the column that says in which month a row counts; empty until it does
COUNTED = {
    "assistance_helprequest": ("centre_id", "ended_at"),
    "assistance_question": ("centre_id", "answered_at"),
    "assistance_faqversion": ("centre", "approved_at"),
}
CHANGED = {
    "insert": ("new table as fresh", ("fresh",)),
    "update": ("old table as stale new table as fresh", ("stale", "fresh")),
    "delete": ("old table as stale", ("stale",)),
}


def _forgetting(table, event):
    centre, day = COUNTED[table]
    referencing, names = CHANGED[event]
    month = f"date_trunc('month', {day} at time zone 'Asia/Ho_Chi_Minh')::date"
    rows = " union ".join(f"select {centre} as centre, {month} as month from {name}" for name in names)  # noqa: S608
    name = f"duties_forget_{table}_{event}"
    return migrations.RunSQL(
        f"""
        create function {name}() returns trigger language plpgsql as $$
        begin
            delete from duties_monthcount c using ({rows}) changed
            where c.centre_id = changed.centre and c.month = changed.month;
            return null;
        end $$;
        create trigger {name} after {event} on {table} referencing {referencing}
            for each statement execute function {name}();
        """,  # noqa: S608
        f"drop trigger {name} on {table}; drop function {name}();",
    )


class Migration(migrations.Migration):
    dependencies = [("duties", "0004_counts_of_the_noticeboard"), ("assistance", "0003_asked_by_anybody")]

    operations = [_forgetting(table, event) for table in COUNTED for event in CHANGED]
