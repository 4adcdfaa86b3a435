export const Count = ({ begin }: { begin: string }) => (
  <img src={`/charts/conversions.png?created_at.begin=${begin}`} alt="created_at.begin" />
)
