# frozen_string_literal: true

require "bigdecimal"
require "bigdecimal/util"
require "net/http"
require "time"

require_relative "paxos"

module Tidewater
  # One payday after the other.
  class Payroll
    DONE = %w[SETTLED CANCELLED].freeze
    LOST = [Net::ReadTimeout, Errno::ECONNRESET, EOFError].freeze

    Entry = Struct.new(:employee, :amount, :asset, :paid_at, keyword_init: true)

    def initialize(paxos, treasury:, customers:, pause: 0.02)
      @paxos = paxos
      @treasury = treasury
      @customers = customers
      @pause = pause
    end

    # Starts the conversion of a salary; the same employee and month give the same conversion.
    def start(employee, month, amount, asset: "PYUSD", own_wallet: false)
      tries = 0
      begin
        @paxos.create_conversion(
          ref_id: "salary-#{month}-#{employee}",
          profile_id: @treasury,
          amount: amount,
          from: "USD",
          to: asset,
          recipient: own_wallet ? @customers : nil
        )
      rescue *LOST
        retry if (tries += 1) < 3
        raise
      rescue Paxos::Refused => e
        existing = e.problem.dig("meta", "existing")
        raise unless e.kind == "already-exists" && existing["amount"].to_d == amount.to_d

        existing
      end
    end

    def wait(id)
      loop do
        conversion = @paxos.conversion(id)
        return conversion if DONE.include?(conversion["status"])

        sleep @pause
      end
    end

    # Pays a salary; returns the entry for the wage account.
    def pay(employee, month, amount, **options)
      conversion = wait(start(employee, month, amount, **options)["id"])
      case conversion["status"]
      when "SETTLED"
        Entry.new(
          employee: employee,
          amount: conversion["amount"].to_d,
          asset: conversion["target_asset"],
          paid_at: Time.iso8601(conversion["settled_at"])
        )
      else
        raise "the salary of #{employee} was cancelled at #{conversion["cancelled_at"]}"
      end
    end

    # Until it has settled a salary can be taken back.
    def take_back(id)
      return false unless @paxos.conversion(id)["status"] == "CREATED"

      @paxos.cancel_conversion(id)["status"] == "CANCELLED"
    end

    # Gives back what the payday did not need.
    def return_rest(asset, amount)
      started = @paxos.post(
        "/conversion/stablecoins",
        "profile_id" => @treasury,
        "amount" => amount,
        "source_asset" => asset,
        "target_asset" => "USD"
      )
      wait(started["id"])
    end

    # Sums of a span of time by asset, without what was taken back.
    def sheet(from, to)
      rows = @paxos.conversions(
        profile_id: @treasury,
        "created_at.begin": from.utc.iso8601,
        "created_at.end": to.utc.iso8601,
        limit: 50
      )
      rows.reject { |row| row["status"] == "CANCELLED" }
          .group_by { |row| row["target_asset"] }
          .transform_values { |found| found.sum { |row| row["amount"].to_d } }
    end

    # For the audit: what has changed lately, newest first.
    def changes(since)
      @paxos.conversions("updated_at.begin": since.utc.iso8601(6), order: "DESC").to_a
    end
  end
end
