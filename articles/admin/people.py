"""Who may enter the desk. Roles are written in one table of the code, so groups are read here, not changed."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

admin.site.unregister([User, Group])


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Nobody gives another what they have not themselves: only a superuser makes or changes one."""

    list_display = ["username", "first_name", "last_name", "is_active", "roles"]
    list_filter = ["groups", "is_active"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Person", {"fields": ["first_name", "last_name", "email"]}),
        ("What they may do", {"fields": ["is_active", "is_staff", "groups", "is_superuser"]}),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = []
    actions = None

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, "is_superuser"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not above

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What somebody decided keeps their name: who leaves is made inactive."""
        return False

    @admin.display(description="role")
    def roles(self, obj: Any) -> str:
        return ", ".join(group.name for group in obj.groups.all()) or ("superuser" if obj.is_superuser else "none")


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
