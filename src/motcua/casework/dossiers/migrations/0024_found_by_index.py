"""What a Centre returned, did, checked and has to do is found by index alone, however many dossiers there are."""

from django.db import migrations, models

#: what guards a signed result steps aside for its new column, and guards that too from then on;
#: the keys are checked at once: with checks still waiting the table could not be changed
FILL = """
    set constraints all immediate;
    alter table dossiers_result disable trigger dossier_result_frozen;
    update dossiers_result r set centre_id = d.centre_id from dossiers_dossier d where d.id = r.dossier_id;
    alter table dossiers_result enable trigger dossier_result_frozen;
    set constraints all deferred;
    create or replace function dossier_result_frozen() returns trigger language plpgsql as $$
    begin
        if tg_op = 'UPDATE' and old.returned_at is null
           and (old.centre_id, old.dossier_id, old.outcome, old.name, old.number, old.reason, old.decided_at,
                old.decided_by_id)
             = (new.centre_id, new.dossier_id, new.outcome, new.name, new.number, new.reason, new.decided_at,
                new.decided_by_id)
        then
            return new;
        end if;
        raise exception 'a signed result changes once, when it is handed over: % is refused', tg_op
            using errcode = 'insufficient_privilege';
    end $$;
"""


def _centre(**more):
    return models.ForeignKey(
        "organisation.centre", models.PROTECT, db_index=False, verbose_name="Trung tâm", **more
    )


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0023_parties"), ("organisation", "0001_organisation")]

    operations = [
        migrations.AddField("result", "centre", _centre(null=True)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField("result", "centre", _centre()),
        migrations.AddIndex(
            "result", models.Index(fields=["centre", "returned_at", "dossier"], name="result_returned")
        ),
        migrations.RemoveIndex("dossierevent", "event_by_verb"),
        migrations.AddIndex(
            "dossierevent",
            models.Index(fields=["centre", "verb", "at"], include=["dossier"], name="event_by_verb"),
        ),
        migrations.AddIndex(
            "dossier",
            models.Index(
                fields=["centre", "received_at"],
                condition=models.Q(("e_identity", ""), _negated=True),
                name="dossier_identity_checked",
            ),
        ),
        migrations.RemoveIndex("dossier", "dossier_work"),
        migrations.AddIndex(
            "dossier",
            models.Index(
                fields=["centre", "status", "act_by", "id"], include=["due_at"], name="dossier_work"
            ),
        ),
        migrations.RemoveIndex("dossier", "dossier_step"),
        migrations.AddIndex(
            "dossier",
            models.Index(
                fields=["centre", "deciding", "current_role", "act_by", "id"],
                condition=models.Q(("status", 4)),
                include=["handler"],
                name="dossier_step",
            ),
        ),
        migrations.RemoveIndex("dossier", "dossier_finished"),
        migrations.AddIndex(
            "dossier",
            models.Index(
                fields=["centre", "finished_at"],
                condition=models.Q(("finished_at__isnull", False)),
                include=["received_at", "id"],
                name="dossier_finished",
            ),
        ),
    ]
