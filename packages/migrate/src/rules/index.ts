/** The rules, in the order in which they are shown. */
import { amountType } from "./amount-type.ts"
import { autoConversion } from "./auto-conversion.ts"
import { cancel } from "./cancel.ts"
import { docsLink } from "./docs-link.ts"
import { endpoint } from "./endpoint.ts"
import { errorShape } from "./error-shape.ts"
import { generatedClient } from "./generated-client.ts"
import { listPopulation } from "./list-population.ts"
import { noEquivalent } from "./no-equivalent.ts"
import { orchestrationShape } from "./orchestration-shape.ts"
import { polling } from "./polling.ts"
import { queryParam } from "./query-param.ts"
import { refId } from "./ref-id.ts"
import { requestField } from "./request-field.ts"
import { responseField } from "./response-field.ts"
import type { Rule } from "./Rule.ts"
import { scope } from "./scope.ts"
import { status } from "./status.ts"
import { terminalStatus } from "./terminal-status.ts"

/** Every rule. */
export const rules: ReadonlyArray<Rule> = [
  endpoint,
  cancel,
  requestField,
  refId,
  responseField,
  noEquivalent,
  queryParam,
  listPopulation,
  status,
  terminalStatus,
  scope,
  amountType,
  errorShape,
  autoConversion,
  orchestrationShape,
  generatedClient,
  docsLink,
  polling
]
