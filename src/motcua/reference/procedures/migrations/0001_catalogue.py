import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.operations
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        migrations.CreateModel(
            name="Field",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="mã lĩnh vực")),
                ("name", models.TextField(unique=True, verbose_name="tên lĩnh vực")),
            ],
            options={
                "verbose_name": "lĩnh vực",
                "ordering": ["name"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CatalogueFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=255, verbose_name="tên tệp")),
                ("body", models.BinaryField()),
                ("uploaded_at", models.DateTimeField(verbose_name="thời điểm tải lên")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp danh mục",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True, verbose_name="mã thủ tục")),
            ],
            options={
                "verbose_name": "thủ tục hành chính",
                "ordering": ["code"],
                "permissions": [
                    ("view", "Xem danh mục thủ tục"),
                    ("publish", "Công bố, chấm dứt hiệu lực thủ tục"),
                ],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[1-3]\\.[0-9]{6}$")),
                        name="procedure_code_format",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcedureVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="phiên bản")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Nháp"), ("published", "Đã công bố")],
                        default="draft",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("in_force_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="áp dụng đến hết ngày")),
                ("decision_number", models.TextField(blank=True, verbose_name="số quyết định công bố")),
                (
                    "decision_issued_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày quyết định"),
                ),
                ("decision_issuer", models.TextField(blank=True, verbose_name="cơ quan công bố")),
                ("name_vi", models.TextField(verbose_name="tên thủ tục")),
                ("name_en", models.TextField(blank=True, verbose_name="tên tiếng Anh")),
                ("level", models.TextField(verbose_name="cấp thực hiện")),
                ("authority", models.TextField(verbose_name="cơ quan có thẩm quyền")),
                (
                    "channels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None, verbose_name="cách nộp"
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "source",
                    models.CharField(
                        choices=[("found", "Đã đọc trong nguồn"), ("recalled", "Theo trí nhớ, cần kiểm tra")],
                        max_length=10,
                        verbose_name="dấu nguồn",
                    ),
                ),
                ("search_text", models.TextField(editable=False)),
                ("sha256", models.CharField(editable=False, max_length=64)),
                ("created_at", models.DateTimeField(verbose_name="thời điểm lập")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="thời điểm công bố"),
                ),
                (
                    "field",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="procedures.field",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="procedures.procedure",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiên bản thủ tục",
                "ordering": ["procedure_id", "-number"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Fee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("found", "Đã đọc trong nguồn"), ("recalled", "Theo trí nhớ, cần kiểm tra")],
                        max_length=10,
                        verbose_name="dấu nguồn",
                    ),
                ),
                ("amount_vnd", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="mức thu")),
                ("basis", models.TextField(blank=True, verbose_name="căn cứ")),
                (
                    "exempt",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="miễn cho",
                    ),
                ),
                ("formula", models.TextField(blank=True, verbose_name="công thức")),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fee",
                        to="procedures.procedureversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "phí, lệ phí",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Component",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("found", "Đã đọc trong nguồn"), ("recalled", "Theo trí nhớ, cần kiểm tra")],
                        max_length=10,
                        verbose_name="dấu nguồn",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("name", models.TextField(verbose_name="tên giấy tờ")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("original", "Bản chính"),
                            ("copy", "Bản sao"),
                            ("present_or_data", "Xuất trình hoặc lấy từ cơ sở dữ liệu"),
                            ("data_or_copy", "Lấy từ cơ sở dữ liệu hoặc nộp bản sao"),
                        ],
                        max_length=20,
                        verbose_name="hình thức",
                    ),
                ),
                ("originals", models.PositiveSmallIntegerField(verbose_name="số bản chính")),
                ("copies", models.PositiveSmallIntegerField(verbose_name="số bản sao")),
                ("required", models.BooleanField(verbose_name="bắt buộc")),
                ("condition", models.TextField(blank=True, verbose_name="điều kiện")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="components",
                        to="procedures.procedureversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành phần hồ sơ",
                "ordering": ["position"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ResultType",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("name", models.TextField(verbose_name="tên kết quả")),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="mã kết quả")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="procedures.procedureversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết quả",
                "ordering": ["position"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("found", "Đã đọc trong nguồn"), ("recalled", "Theo trí nhớ, cần kiểm tra")],
                        max_length=10,
                        verbose_name="dấu nguồn",
                    ),
                ),
                ("n", models.PositiveSmallIntegerField(verbose_name="bước")),
                ("role", models.TextField(verbose_name="vai trò")),
                ("action", models.TextField(verbose_name="việc")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("receive", "Tiếp nhận"),
                            ("work", "Giải quyết"),
                            ("sign", "Ký duyệt"),
                            ("issue", "Phát hành, trả kết quả"),
                            ("external", "Cơ quan khác thực hiện"),
                        ],
                        max_length=10,
                        verbose_name="loại việc",
                    ),
                ),
                ("hours", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="số giờ")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="procedures.procedureversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "bước xử lý",
                "ordering": ["n"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="TimeLimit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("found", "Đã đọc trong nguồn"), ("recalled", "Theo trí nhớ, cần kiểm tra")],
                        max_length=10,
                        verbose_name="dấu nguồn",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("case", models.TextField(blank=True, verbose_name="trường hợp")),
                ("channel", models.CharField(blank=True, max_length=20, verbose_name="cách nộp")),
                ("value", models.PositiveIntegerField(verbose_name="giá trị")),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("working_day", "ngày làm việc"),
                            ("day", "ngày"),
                            ("hour", "giờ làm việc"),
                            ("month", "tháng"),
                        ],
                        max_length=12,
                        verbose_name="đơn vị",
                    ),
                ),
                ("rule", models.TextField(blank=True, verbose_name="quy tắc")),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="limits",
                        to="procedures.procedureversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "thời hạn",
                "ordering": ["position"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Alias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="cách gọi")),
                ("folded", models.CharField(editable=False, max_length=200)),
                ("is_seeded", models.BooleanField(default=False, verbose_name="có sẵn")),
                ("created_at", models.DateTimeField(verbose_name="thời điểm thêm")),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="procedures.procedure",
                    ),
                ),
            ],
            options={
                "verbose_name": "cách gọi thường dùng",
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("procedure", "folded"), name="alias_once_a_procedure")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="procedureversion",
            constraint=models.UniqueConstraint(
                fields=("procedure", "number"), name="procedure_version_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="procedureversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("in_force_to", None), ("in_force_to__gte", models.F("in_force_from")), _connector="OR"
                ),
                name="procedure_version_dates_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="procedureversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_at", None), ("status", "draft")),
                    models.Q(("published_at__isnull", False), ("status", "published")),
                    _connector="OR",
                ),
                name="procedure_version_dated_when_published",
            ),
        ),
        migrations.AddConstraint(
            model_name="procedureversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                name="procedure_version_sha256_format",
            ),
        ),
        migrations.AddConstraint(
            model_name="procedureversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("status", "published")),
                expressions=[
                    ("procedure", "="),
                    (
                        models.Func(
                            models.F("in_force_from"),
                            models.F("in_force_to"),
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="procedure_version_one_in_force_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="component",
            constraint=models.UniqueConstraint(
                fields=("version", "position"), name="component_position_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="resulttype",
            constraint=models.UniqueConstraint(
                fields=("version", "position"), name="result_type_position_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="resulttype",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("code", ""), ("code__regex", "^KQ\\.[GH][0-9]{2}\\.[0-9]{6}$"), _connector="OR"
                ),
                name="result_type_code_format",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(fields=("version", "n"), name="step_number_once"),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__gte", 0)), name="step_hours_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="timelimit",
            constraint=models.UniqueConstraint(
                fields=("version", "position"), name="time_limit_position_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="timelimit",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gt", 0)), name="time_limit_positive"
            ),
        ),
    ]
