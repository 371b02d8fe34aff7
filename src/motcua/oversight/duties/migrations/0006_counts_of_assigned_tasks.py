"""Counts of closed months are forgotten also when an assigned task changes (see 0001)."""

from django.db import migrations

#: table -> the column of its Centre, the column that says in which month a row counts; empty until it does
COUNTED = {
    "plans_assignment": ("centre_id", "ended_at"),
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
    dependencies = [("duties", "0005_counts_of_questions"), ("plans", "0001_assigned_tasks")]

    operations = [_forgetting(table, event) for table in COUNTED for event in CHANGED]
