"""How long it is known who asked for help becomes a clock parameter, known to every version there is.

As in 0003: a version gains a value that nobody had asked it for; on a fresh database the seed brings the row.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SOURCE = "Thiết lập của phần mềm; văn bản không định số ngày, Luật 91/2025/QH15 Đ3 chỉ ghi lưu giữ trong thời gian cần thiết"


def add_askers(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Beside the first share that counts as near the end stands, since the same change, how long askers are kept."""
    parameters = apps.get_model("calendars", "ClockParameter").objects.filter(centre=0)
    first = parameters.filter(clock="soon_share").order_by("added").first()
    if first and not parameters.filter(clock="asker_kept").exists():
        parameters.create(
            centre=0,
            clock="asker_kept",
            measure="day",
            amount=30,
            source=SOURCE,
            mark="setting",
            in_force_from=first.in_force_from,
            added=first.added,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("calendars", "0003_forward_opening"),
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
                    ("asker_kept", "Giữ tên người xin giúp, người hỏi sau khi xong"),
                ],
                max_length=20,
                verbose_name="thông số",
            ),
        ),
        migrations.RunPython(add_askers, migrations.RunPython.noop),
    ]
