# frozen_string_literal: true

require "json"
require "net/http"
require "uri"

module Tidewater
  # The Paxos API, as far as payroll needs it.
  class Paxos
    SCOPES = %w[
      funding:read_profile
      conversion:read_conversion_stablecoin
      conversion:write_conversion_stablecoin
    ].freeze

    # An answer that is not a success; +problem+ is the body as it came.
    class Refused < StandardError
      attr_reader :status, :problem

      def initialize(status, problem)
        super("Paxos answered #{status}: #{problem["detail"] || problem["title"]}")
        @status = status
        @problem = problem
      end

      def kind
        problem["type"].to_s.split("/").last
      end
    end

    def self.from_env(env = ENV)
      new(
        base_url: env.fetch("PAXOS_BASE_URL"),
        token_url: env.fetch("PAXOS_TOKEN_URL"),
        client_id: env.fetch("PAXOS_CLIENT_ID"),
        client_secret: env.fetch("PAXOS_CLIENT_SECRET")
      )
    end

    def initialize(base_url:, token_url:, client_id:, client_secret:)
      @base_url = base_url
      @token_url = URI(token_url)
      @client_id = client_id
      @client_secret = client_secret
      @token_ends = Time.at(0)
    end

    def create_conversion(ref_id:, profile_id:, amount:, from:, to:, recipient: nil)
      body = {
        ref_id: ref_id,
        profile_id: profile_id,
        recipient_profile_id: recipient,
        amount: amount,
        source_asset: from,
        target_asset: to
      }.compact
      post("/conversion/stablecoins", body)
    end

    def conversion(id)
      get("/conversion/stablecoins/#{id}")
    end

    def cancel_conversion(id)
      request(Net::HTTP::Delete, "/conversion/stablecoins/#{id}")
    end

    # Every row of a listing, page after page.
    def conversions(**query)
      return enum_for(:conversions, **query) unless block_given?

      loop do
        page = get("/conversion/stablecoins", query)
        page["items"].each { |row| yield row }
        break unless page["next_page_cursor"]

        query = query.merge(page_cursor: page["next_page_cursor"])
      end
    end

    def balances(profile_id)
      get("/profiles/#{profile_id}/balances")["items"].to_h { |item| [item["asset"], item["available"]] }
    end

    def get(path, query = {})
      path += "?#{URI.encode_www_form(query)}" unless query.empty?
      request(Net::HTTP::Get, path)
    end

    def post(path, body)
      request(Net::HTTP::Post, path) do |request|
        request["Content-Type"] = "application/json"
        request.body = JSON.generate(body)
      end
    end

    private

    def request(kind, path)
      uri = URI(@base_url + path)
      request = kind.new(uri)
      request["Authorization"] = "Bearer #{token}"
      yield request if block_given?
      perform(uri, request)
    end

    def perform(uri, request)
      response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https", read_timeout: 10) do |http|
        http.request(request)
      end
      body = begin
        JSON.parse(response.body)
      rescue JSON::ParserError
        { "title" => response.body }
      end
      raise Refused.new(response.code.to_i, body) unless response.is_a?(Net::HTTPSuccess)

      body
    end

    def token
      return @token if Time.now < @token_ends

      request = Net::HTTP::Post.new(@token_url)
      request.set_form_data(
        grant_type: "client_credentials",
        client_id: @client_id,
        client_secret: @client_secret,
        scope: SCOPES.join(" ")
      )
      reply = perform(@token_url, request)
      @token_ends = Time.now + reply["expires_in"] - 60
      @token = reply["access_token"]
    end
  end
end
