package desk

// See https://docs.paxos.com/api-reference/endpoints/orders/create-order.
func order() {}
