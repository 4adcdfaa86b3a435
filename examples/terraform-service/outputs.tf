output "scopes" {
  description = "To be granted to the credential"
  value       = local.scopes
}

output "environment" {
  description = "Environment of the treasury service"
  value       = local.environment
}

output "monitor" {
  description = "For the monitoring module"
  value       = terraform_data.monitor.input
}

output "standing_order" {
  description = "For the scheduler module"
  value       = terraform_data.standing_order.input
}
