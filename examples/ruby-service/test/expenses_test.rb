# frozen_string_literal: true

require "minitest/autorun"
require "tidewater/expenses"

# Without any network.
class ExpensesTest < Minitest::Test
  def test_what_is_closed_is_no_longer_open
    expenses = Tidewater::Expenses.new
    expenses.file(1, 50)
    expenses.file(2, 7)
    expenses.close(1, paid: true)
    assert_equal(7, expenses.open_amount)
  end
end
