class Treasury {
  @PreAuthorize("hasAuthority('conversion:write_conversion_stablecoin orchestration:write_orchestration') and hasAuthority('conversion:read_conversion_stablecoin orchestration:read_orchestration')")
  void convert() {}

  boolean mayRead(Set<String> scopes) {
    return scopes.containsAll(List.of("conversion:read_conversion_stablecoin", "orchestration:read_orchestration", "conversion:write_conversion_stablecoin", "orchestration:write_orchestration"));
  }
}
