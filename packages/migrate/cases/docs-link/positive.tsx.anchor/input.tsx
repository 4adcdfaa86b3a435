export const Help = () => (
  <p>
    See <a href="https://docs.paxos.com/guides/developer/convert">the vendor's page</a>.
  </p>
)
