# frozen_string_literal: true

module Tidewater
  # Employees' expenses. Similar words, our own statuses.
  class Expenses
    CLOSED = %w[SETTLED CANCELLED].freeze

    def initialize
      @expenses = {}
    end

    def file(id, amount)
      @expenses[id] = { "status" => "CREATED", "amount" => amount }
    end

    def close(id, paid:)
      @expenses[id]["status"] = paid ? "SETTLED" : "CANCELLED"
    end

    def open_amount
      @expenses.each_value.reject { |one| CLOSED.include?(one["status"]) }.sum { |one| one["amount"] }
    end
  end
end
