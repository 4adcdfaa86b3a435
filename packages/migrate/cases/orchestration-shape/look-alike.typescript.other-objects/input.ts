export const job = { profile_id: "p", orchestration: { steps: [] }, completed_at: null, destination_amount: "5" }
export const done = (job: { completed_at: string | null }) => job.completed_at !== null
