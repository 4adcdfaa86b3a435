const options = ["CREATED", "SETTLED", "CANCELLED"]

export const Filter = ({ status }: { status: string }) => (
  <select value={status}>
    {options.map((option) => (
      <option key={option}>{option === "SETTLED" ? "Settled" : option}</option>
    ))}
  </select>
)
