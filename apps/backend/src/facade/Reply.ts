/** What the facade answers, in the old API's words. Errors are application/json: docs/vendor-facts.md#conv-error-media-type. */
import * as Problem from "@segue/core/Problem"

/** A status, a body, and headers beside the usual ones. */
export interface Reply {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export const ok = (body: unknown, headers?: Reply["headers"]): Reply => ({
  status: 200,
  body,
  ...(headers === undefined ? {} : { headers })
})

/** A problem without a kind of its own. */
export const problem = (status: number, detail: string, headers?: Reply["headers"]): Reply => ({
  status,
  body: { type: Problem.BLANK, title: Problem.blankTitles[status] ?? "Error", status, detail },
  ...(headers === undefined ? {} : { headers })
})

/** The old API's 409, with the record that exists where it may be shown. */
export const alreadyExists = (ref_id: string, existing: unknown, headers?: Reply["headers"]): Reply => {
  const { status, title } = Problem.catalogue["already-exists"]
  return {
    status,
    body: {
      type: `${Problem.TYPE_BASE}already-exists`,
      title,
      status,
      detail: `conversion already exists with ref_id '${ref_id}'`,
      meta: { existing }
    },
    ...(headers === undefined ? {} : { headers })
  }
}

/** Seconds to wait, as the header says it. */
export const retryAfter = (ms: number | undefined): Reply["headers"] =>
  ms === undefined ? undefined : { "retry-after": String(Math.max(1, Math.ceil(ms / 1_000))) }
