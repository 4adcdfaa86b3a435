variable "environment" {
  description = "sandbox or production"
  type        = string
  default     = "sandbox"

  validation {
    condition     = contains(["sandbox", "production"], var.environment)
    error_message = "There is sandbox and there is production."
  }
}

variable "smoke_check" {
  description = "Whether one dollar is converted after a deployment. The settings come from the environment."
  type        = bool
  default     = false
}

variable "treasury_profile_id" {
  description = "The profile whose money the treasury moves"
  type        = string
  default     = "00000000-0000-4000-8000-000000000001"
}

variable "invoice_statuses" {
  description = "Statuses of our own invoices after which they are archived"
  type        = list(string)
  default     = ["SETTLED", "CANCELLED"]
}
