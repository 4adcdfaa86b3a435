package desk

import "github.com/shopspring/decimal"

func double(row map[string]string) decimal.Decimal {
	return decimal.RequireFromString(row["amount"]).Mul(decimal.NewFromInt(2))
}
