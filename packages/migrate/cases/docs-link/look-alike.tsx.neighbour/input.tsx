export const Help = () => (
  <p>
    See <a href="https://docs.paxos.com/guides/developer/orchestrations/convert">the vendor's page</a>.
  </p>
)
