"""A template's version, an issued paper and its withdrawal are never changed or deleted: the database refuses."""

from django.db import migrations

_TABLES = ("papers_papertemplate", "papers_issuedpaper", "papers_printout", "papers_withdrawal")

_FUNCTION = """
create function papers_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: what was printed stays as it was', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;
"""


def _trigger(table: str) -> str:
    return (
        f"create trigger never_changed before update or delete on {table} "
        "for each row execute function papers_refuse_change();"
    )


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_papers")]
    operations = [
        migrations.RunSQL(_FUNCTION, "drop function papers_refuse_change();"),
        *(migrations.RunSQL(_trigger(table), f"drop trigger never_changed on {table};") for table in _TABLES),
    ]
