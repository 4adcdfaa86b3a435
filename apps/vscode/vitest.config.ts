import { preset } from "@segue/vitest"

export default preset
