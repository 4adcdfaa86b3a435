# frozen_string_literal: true

require "minitest/autorun"
require "securerandom"
require "tidewater/payroll"

# Against the API behind PAXOS_BASE_URL, or something that behaves like it.
class SandboxTest < Minitest::Test
  TREASURY = ENV.fetch("TREASURY_PROFILE_ID")
  CUSTOMERS = ENV.fetch("CUSTOMERS_PROFILE_ID")
  PAXOS = Tidewater::Paxos.from_env

  def setup
    @payroll = Tidewater::Payroll.new(PAXOS, treasury: TREASURY, customers: CUSTOMERS)
  end

  def employee
    SecureRandom.hex(4)
  end

  def moved(profile, asset)
    before = PAXOS.balances(profile).fetch(asset, "0").to_d
    yield
    PAXOS.balances(profile).fetch(asset, "0").to_d - before
  end

  def test_a_salary_is_paid
    entry = nil
    assert_equal(17.25r, moved(TREASURY, "PYUSD") { entry = @payroll.pay(employee, "2026-05", "17.25") }.to_r)
    assert_equal(["17.25".to_d, "PYUSD"], [entry.amount, entry.asset])
    assert_in_delta(Time.now.to_f, entry.paid_at.to_f, 300)
  end

  def test_a_salary_goes_to_the_own_wallet
    paid = moved(CUSTOMERS, "USDG") { @payroll.pay(employee, "2026-05", "33", asset: "USDG", own_wallet: true) }
    assert_equal(33, paid)
  end

  def test_a_salary_is_paid_once
    who = employee
    first = @payroll.wait(@payroll.start(who, "2026-05", "8.00")["id"])
    assert_equal(0, moved(TREASURY, "USD") { assert_equal(first["id"], @payroll.start(who, "2026-05", "8")["id"]) })
    refused = assert_raises(Tidewater::Paxos::Refused) { @payroll.start(who, "2026-05", "9") }
    assert_equal("already-exists", refused.kind)
  end

  def test_a_salary_is_taken_back
    taken = moved(TREASURY, "USD") do
      assert(@payroll.take_back(@payroll.start(employee, "2026-05", "44")["id"]))
    end
    assert_equal(0, taken)
  end

  def test_the_rest_is_returned_and_in_the_sheet
    begin_at = Time.now - 60
    assert_equal(2.5r, moved(TREASURY, "USD") { @payroll.return_rest("USDP", "2.50") }.to_r)
    assert_equal("2.5".to_d, @payroll.sheet(begin_at, Time.now + 60)["USD"])
  end

  def test_the_audit_sees_changes
    id = @payroll.wait(@payroll.start(employee, "2026-05", "1")["id"])["id"]
    assert_includes(@payroll.changes(Time.now - 60).map { |row| row["id"] }, id)
  end

  def test_what_nobody_can_pay_is_refused
    refused = assert_raises(Tidewater::Paxos::Refused) { @payroll.return_rest("USDP", "400000") }
    assert_equal("insufficient-funds", refused.kind)
  end
end
