"""A text that was written is approved, once, and otherwise never changed or deleted: the database refuses."""

from django.db import migrations

_FUNCTION = """
create function notifications_refuse_change() returns trigger language plpgsql as $$
declare
    approval constant text[] := array['approved_at', 'approved_by', 'approved_by_name'];
begin
    if tg_op = 'UPDATE' and old.approved_at is null and new.approved_at is not null
       and to_jsonb(new) - approval = to_jsonb(old) - approval then
        return new;
    end if;
    raise exception 'a version of a message text is approved once, never changed or deleted'
        using errcode = 'integrity_constraint_violation', constraint = 'message_template_never_changed';
end $$;
"""
_TRIGGER = """
create trigger message_template_never_changed before update or delete on notifications_messagetemplate
    for each row execute function notifications_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_messages")]

    operations = [
        migrations.RunSQL(_FUNCTION, "drop function notifications_refuse_change();"),
        migrations.RunSQL(
            _TRIGGER, "drop trigger message_template_never_changed on notifications_messagetemplate;"
        ),
    ]
