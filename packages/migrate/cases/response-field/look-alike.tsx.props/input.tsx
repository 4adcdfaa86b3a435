interface Props {
  amount: string
  target_asset: string
  status: "CREATED" | "SETTLED" | "CANCELLED"
}

export const Card = ({ amount, target_asset, status }: Props) => (
  <p className={status === "SETTLED" ? "done" : "open"}>
    {amount} {target_asset}
  </p>
)
