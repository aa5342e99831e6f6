# The five rules of by-hand.mjs for conftest.
#   conftest test --policy bench/rivals/conftest plan.json
package main

import rego.v1

days := {"days": 1, "weeks": 7, "months": 30, "years": 365}

order := ["hourly", "daily", "weekly", "monthly", "yearly"]

# Comprehensions: a rule for each key would go over all resources again for each cluster that is looked up.
clusters := {resource.change.after.name: resource.change.after |
	some resource in input.resource_changes
	resource.type == "mongodbatlas_advanced_cluster"
}

schedules := {resource.address: resource.change.after |
	some resource in input.resource_changes
	resource.type == "mongodbatlas_cloud_backup_schedule"
}

kept(item) := item.retention_value * days[item.retention_unit]

deny contains msg if {
	some address, schedule in schedules
	clusters[schedule.cluster_name].pit_enabled
	count(object.get(schedule, "policy_item_hourly", [])) == 0
	msg := sprintf("pit/without-hourly-item: %s", [address])
}

deny contains msg if {
	some address, schedule in schedules
	clusters[schedule.cluster_name].pit_enabled
	schedule.restore_window_days > kept(schedule.policy_item_hourly[0])
	msg := sprintf("pit/window-exceeds-hourly-retention: %s", [address])
}

deny contains msg if {
	some address, schedule in schedules
	some at, frequency in order
	some item in schedule[sprintf("policy_item_%s", [frequency])]
	some before, oftener in order
	before < at
	some other in schedule[sprintf("policy_item_%s", [oftener])]
	kept(item) < kept(other)
	msg := sprintf("schedule/retention-out-of-order: %s, %s", [address, frequency])
}

deny contains msg if {
	some address, schedule in schedules
	some item in schedule.policy_item_weekly
	item.frequency_interval > 7
	msg := sprintf("schedule/invalid-interval: %s", [address])
}

deny contains msg if {
	some address, schedule in schedules
	some copied in schedule.copy_settings
	copied.should_copy_oplogs
	not clusters[schedule.cluster_name].pit_enabled
	msg := sprintf("copy/oplogs-without-pit: %s", [address])
}
