from django.urls import path

from motcua.workplace.plans.views import recurring, tasks

app_name = "plans"
urlpatterns = [
    path("", tasks.listed, name="list"),
    path("bang-tinh/", tasks.table, name="table"),
    path("giao/", tasks.give, name="give"),
    path("dinh-ky/", recurring.listed, name="recurrences"),
    path("dinh-ky/them/", recurring.add, name="recurrence_new"),
    path("dinh-ky/<int:recurrence>/", recurring.one, name="recurrence"),
    path("<int:assignment>/", tasks.one, name="one"),
    path("<int:assignment>/van-ban/", tasks.source_file, name="source_file"),
    path("<int:assignment>/tep/<int:act>/", tasks.act_file, name="act_file"),
]
