"""How long the beginning of a working day lasts becomes a clock parameter, known to every version there is.

A version gains a value that nobody had asked it for; nothing it said before changes. On a fresh database the
seed brings the row.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SOURCE = "Giờ do Trung tâm đặt; NĐ 118/2025/NĐ-CP Đ18.2 chỉ ghi “đầu giờ ngày làm việc tiếp theo”"


def add_opening(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Beside the first cut-off for forwarding stands, since the same change, how long "đầu giờ" lasts."""
    parameters = apps.get_model("calendars", "ClockParameter").objects.filter(centre=0)
    cutoff = parameters.filter(clock="forward_cutoff").order_by("added").first()
    if cutoff and not parameters.filter(clock="forward_opening").exists():
        parameters.create(
            centre=0,
            clock="forward_opening",
            measure="hour",
            amount=1,
            source=SOURCE,
            mark="setting",
            in_force_from=cutoff.in_force_from,
            added=cutoff.added,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("calendars", "0002_never_overwritten"),
    ]

    operations = [
        migrations.AlterField(
            model_name="clockparameter",
            name="clock",
            field=models.CharField(
                choices=[
                    ("clock_start", "Bắt đầu tính thời hạn"),
                    ("day_of_event", "Ngày nhận không tính vào thời hạn"),
                    ("end_on_working_day", "Hết hạn vào ngày nghỉ thì sang ngày làm việc tiếp theo"),
                    ("days_off", "Ngày nghỉ không phải ngày làm việc"),
                    ("restart", "Bổ sung đủ thì tính lại từ đầu (C8)"),
                    ("forward_cutoff", "Giờ chốt chuyển hồ sơ trong ngày (C3, C4)"),
                    ("forward_opening", "Thời gian tính là đầu giờ khi chuyển hồ sơ (C4)"),
                    ("same_day_cutoff", "Giờ chốt thủ tục trả trong ngày"),
                    ("hand_out", "Giờ trả kết quả trong ngày hẹn"),
                    ("portal_alert", "Nhắc người nhận hồ sơ trực tuyến (C1)"),
                    ("online_answer", "Trả lời hồ sơ trực tuyến (C2)"),
                    ("paper_transfer", "Chuyển hồ sơ giấy phi địa giới (C5)"),
                    ("supplement_request", "Yêu cầu bổ sung khi đang giải quyết (C6)"),
                    ("supplement_wait", "Chờ công dân bổ sung (C7)"),
                    ("overdue_notice", "Báo trước khi quá hạn (C9)"),
                    ("reschedules", "Số lần hẹn lại (C10)"),
                    ("correction", "Sửa sai sót của cơ quan (C11)"),
                    ("budget_transfer", "Nộp phí trực tuyến vào ngân sách (C12)"),
                    ("soon_share", "Sắp đến hạn: phần thời gian cuối"),
                    ("soon_time", "Sắp đến hạn: ít nhất"),
                ],
                max_length=20,
                verbose_name="thông số",
            ),
        ),
        migrations.RunPython(add_opening, migrations.RunPython.noop),
    ]
