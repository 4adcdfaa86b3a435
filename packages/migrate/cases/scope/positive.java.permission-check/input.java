class Treasury {
  @PreAuthorize("hasAuthority('conversion:write_conversion_stablecoin') and hasAuthority('conversion:read_conversion_stablecoin')")
  void convert() {}

  boolean mayRead(Set<String> scopes) {
    return scopes.containsAll(List.of("conversion:read_conversion_stablecoin", "conversion:write_conversion_stablecoin"));
  }
}
