from django.db import migrations

FORBID = """
create function audit_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function audit_append_only();
create trigger audit_anchor_append_only before update or delete on audit_anchor
    for each row execute function audit_append_only();
"""
ALLOW = """
drop trigger audit_entry_append_only on audit_entry;
drop trigger audit_anchor_append_only on audit_anchor;
drop function audit_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_journal")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
