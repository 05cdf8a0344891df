"""Editors may read what imports noted since the group was made: files, checks, copies, statements, offices."""

from django.db import migrations

GROUP = "Editor"
READ = ["fileoutcome", "fixitycheck", "copy", "statement", "report", "role"]


def allow(apps, schema_editor):
    database = schema_editor.connection.alias
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=GROUP)
    for model in READ:
        kind, _ = kinds.get_or_create(app_label="articles", model=model)
        words = apps.get_model("articles", model)._meta.verbose_name
        permission, _ = permissions.get_or_create(
            content_type=kind, codename=f"view_{model}", defaults={"name": f"Can view {words}"}
        )
        group.permissions.add(permission)


def forbid(apps, schema_editor):
    database = schema_editor.connection.alias
    given = apps.get_model("auth", "Permission").objects.using(database)
    for group in apps.get_model("auth", "Group").objects.using(database).filter(name=GROUP):
        group.permissions.remove(*given.filter(codename__in=[f"view_{model}" for model in READ]))


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_roles")]
    operations = [migrations.RunPython(allow, forbid)]
