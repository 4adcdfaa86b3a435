export const State = ({ status }: { status: "CREATED" | "SETTLED" | "CANCELLED" }) => (
  <p>{status === "SETTLED" ? "done" : status === "CREATED" ? "on its way" : "stopped"}</p>
)
