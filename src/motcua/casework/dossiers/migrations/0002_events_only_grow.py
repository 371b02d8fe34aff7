from django.db import migrations

FORBID = """
create function dossier_events_only_grow() returns trigger language plpgsql as $$
begin
    raise exception 'the timeline of a dossier is append-only: % is refused', tg_op
        using errcode = 'insufficient_privilege';
end $$;
create trigger dossier_events_only_grow before update or delete on dossiers_dossierevent
    for each row execute function dossier_events_only_grow();

create function dossier_refusal_frozen() returns trigger language plpgsql as $$
begin
    raise exception 'the grounds of a refusal were handed to a citizen: % is refused', tg_op
        using errcode = 'insufficient_privilege';
end $$;
create trigger dossier_refusal_frozen before update or delete on dossiers_refusal
    for each row execute function dossier_refusal_frozen();

create function dossier_result_frozen() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.returned_at is null
       and (old.dossier_id, old.outcome, old.name, old.number, old.reason, old.decided_at, old.decided_by_id)
         = (new.dossier_id, new.outcome, new.name, new.number, new.reason, new.decided_at, new.decided_by_id)
    then
        return new;
    end if;
    raise exception 'a signed result changes once, when it is handed over: % is refused', tg_op
        using errcode = 'insufficient_privilege';
end $$;
create trigger dossier_result_frozen before update or delete on dossiers_result
    for each row execute function dossier_result_frozen();
"""
ALLOW = """
drop trigger dossier_events_only_grow on dossiers_dossierevent;
drop function dossier_events_only_grow();
drop trigger dossier_refusal_frozen on dossiers_refusal;
drop function dossier_refusal_frozen();
drop trigger dossier_result_frozen on dossiers_result;
drop function dossier_result_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_dossiers")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
