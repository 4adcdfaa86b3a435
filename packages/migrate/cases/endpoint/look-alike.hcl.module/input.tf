module "stablecoins" {
  source = "./modules/conversion/stablecoins"
}

terraform {
  backend "s3" {
    bucket = "acme-state"
    key    = "conversion/stablecoins/terraform.tfstate"
  }
}

variable "status" {
  default = "SETTLED"
}
