"""Rules of by-hand.mjs for checkov: those that need the schedule alone, since a check is given one resource.

checkov --file plan.json --framework terraform_plan --external-checks-dir bench/rivals/checkov --check CKV_BENCH_*
"""

from checkov.common.models.enums import CheckCategories, CheckResult
from checkov.terraform.checks.resource.base_resource_check import BaseResourceCheck

DAYS = {"days": 1, "weeks": 7, "months": 30, "years": 365}
ORDER = ["hourly", "daily", "weekly", "monthly", "yearly"]


def only(value):
    """Checkov wraps each value in lists."""
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value


def items(conf, frequency):
    found = only(conf.get(f"policy_item_{frequency}"))
    return [found] if isinstance(found, dict) else [only(one) for one in found or []]


def kept(item):
    return only(item["retention_value"]) * DAYS[only(item["retention_unit"])]


class ScheduleCheck(BaseResourceCheck):
    def __init__(self, name, number):
        super().__init__(
            name=name,
            id=f"CKV_BENCH_{number}",
            categories=[CheckCategories.BACKUP_AND_RECOVERY],
            supported_resources=["mongodbatlas_cloud_backup_schedule"],
        )

    def scan_resource_conf(self, conf):
        return CheckResult.FAILED if self.is_broken(conf) else CheckResult.PASSED


class RetentionOutOfOrder(ScheduleCheck):
    def is_broken(self, conf):
        longest = 0
        for frequency in ORDER:
            for item in items(conf, frequency):
                if kept(item) < longest:
                    return True
                longest = max(longest, kept(item))
        return False


class InvalidInterval(ScheduleCheck):
    def is_broken(self, conf):
        return any(only(item["frequency_interval"]) > 7 for item in items(conf, "weekly"))


class WindowExceedsHourlyRetention(ScheduleCheck):
    def is_broken(self, conf):
        return any(only(conf["restore_window_days"]) > kept(item) for item in items(conf, "hourly"))


RetentionOutOfOrder("Rarer snapshots are kept at least as long", 1)
InvalidInterval("Weekly snapshots are due on a day of the week", 2)
WindowExceedsHourlyRetention("The restore window is within the retention of hourly snapshots", 3)
