"""The group of those who look after the archive.

Django makes permissions only after all migrations have run, so those the group needs are made here.
"""

from django.db import migrations

GROUP = "Editor"
EDITED = ["article", "quote", "actor", "alias", "location", "outlet", "actormention", "locationmention"]
READ = ["original", "importrun", "cut", "quarantined"]
ALLOWED = [
    *((model, action) for model in EDITED for action in ("view", "add", "change", "delete")),
    *((model, "view") for model in READ),
    ("quarantined", "delete"),
]


def add_group(apps, schema_editor):
    database = schema_editor.connection.alias
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=GROUP)
    for model, action in ALLOWED:
        kind, _ = kinds.get_or_create(app_label="articles", model=model)
        words = apps.get_model("articles", model)._meta.verbose_name
        permission, _ = permissions.get_or_create(
            content_type=kind, codename=f"{action}_{model}", defaults={"name": f"Can {action} {words}"}
        )
        group.permissions.add(permission)


def remove_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias).filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_archive"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(add_group, remove_group)]
