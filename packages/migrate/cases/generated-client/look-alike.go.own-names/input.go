package desk

import "example.com/bank/conversions"

func create(service *conversions.Service) error {
	return service.CreateStablecoinConversion("1")
}
