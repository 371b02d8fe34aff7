from django.db import migrations

FORBID = """
create function dossier_events_only_grow() returns trigger language plpgsql as $$
begin
    raise exception 'the timeline of a dossier is append-only: % is refused', tg_op
        using errcode = 'insufficient_privilege';
end $$;
create trigger dossier_events_only_grow before update or delete on dossiers_dossierevent
    for each row execute function dossier_events_only_grow();
"""
ALLOW = """
drop trigger dossier_events_only_grow on dossiers_dossierevent;
drop function dossier_events_only_grow();
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_dossiers")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
