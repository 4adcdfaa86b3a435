import * as Rule from "./Rule.ts"

/** Generated clients. */
export const generatedClient = Rule.make({
  id: "generated-client",
  summary: "Code generated from the vendor's contract for the deprecated API.",
  why: "Generated code is regenerated, not edited. Renaming its methods by hand compiles in loose languages and sends arguments in the wrong places: the parameters of the new listing stand in another order.",
  example: { language: "typescript", before: `import { StablecoinConversionApi } from "./paxos/generated"\n` },
  severity: "info",
  safety: "manual",
  rows: ["E6"],
  check: (subject) =>
    subject.kind === "generated-client"
      ? [
          {
            range: subject.evidence.range,
            message: `${subject.name} is generated for the deprecated API (${subject.evidence.because}).`,
            safety: "manual",
            needs: "Generate the client anew from the vendor's current contract, then migrate the calls."
          }
        ]
      : []
})
