/**
 * Where a list goes on: behind the last row that was looked at, by its time of creation, since rows of two places are
 * merged by it. It belongs to one caller's one question, and is refused for another. The row may be one that the caller
 * may not know of, so cursors are sealed.
 */
import * as crypto from "node:crypto"

import { Order } from "@segue/core/Listing"
import { Timestamp } from "@segue/core/Timestamp"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

const Cursor = Schema.Struct({
  /** What was asked, as a hash. */
  question: Schema.String,
  order: Order,
  at: Timestamp,
  /** Rows of that very moment that were looked at already. */
  ids: Schema.Array(Schema.String)
})
interface Cursor extends Schema.Schema.Type<typeof Cursor> {}

const decode = Schema.decodeUnknownResult(Schema.fromJsonString(Cursor))

/** A question as a cursor names it; its page size is no part of it. */
export const questionOf = (caller: string, query: object): string => {
  const asked = Object.entries(query)
    .filter(([key]) => key !== "page_cursor" && key !== "limit")
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return crypto
    .createHash("sha256")
    .update(JSON.stringify([caller, asked]))
    .digest("base64url")
    .slice(0, 16)
}

const [NONCE_BYTES, TAG_BYTES] = [12, 16]

/** Writes cursors, and reads those of the same secret: `undefined` for any other text, or another question. */
export interface Seal {
  readonly write: (cursor: Cursor) => string
  readonly read: (text: string, question: string) => Cursor | undefined
}

/**
 * Cursors under a secret that all replicas have and no caller knows. Without one, of this process alone: that is where
 * the vendor is played in it, too.
 */
export const sealedBy = (secret: Redacted.Redacted | undefined): Seal => {
  const key =
    secret === undefined
      ? crypto.randomBytes(32)
      : new Uint8Array(crypto.hkdfSync("sha256", Redacted.value(secret), "", "segue facade cursor", 32))
  return {
    write: (cursor) => {
      const nonce = crypto.randomBytes(NONCE_BYTES)
      const cipher = crypto.createCipheriv("aes-256-gcm", key, nonce)
      const sealed = [cipher.update(JSON.stringify(cursor), "utf8"), cipher.final()]
      return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]).toString("base64url")
    },
    read: (text, question) => {
      const bytes = Buffer.from(text, "base64url")
      if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined
      const cipher = crypto.createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES))
      cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      try {
        const json = Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()])
        const decoded = decode(json.toString("utf8"))
        return Result.isSuccess(decoded) && decoded.success.question === question ? decoded.success : undefined
      } catch {
        return undefined // not sealed by us
      }
    }
  }
}
