/** Bodies that are texts: the document in one is the body. */
import type { Context } from "../languages/Language.ts"
import type { Blocker } from "../model/Subject.ts"
import type { Value } from "../model/Value.ts"
import * as Sniff from "./Sniff.ts"

/** What a request sends, as far as it is in reach. */
interface Body {
  readonly value: Value | undefined
  readonly blockers: ReadonlyArray<Blocker>
}

/** The body, or the document in it; what was opened is noted. */
export const open = <B extends Body>(context: Context, body: B, opened: Array<Value>): B => {
  const { value } = body
  if (value?.kind !== "string" || !Sniff.isData(value.text)) return body
  const model = context.parse("json", value.content)
  opened.push(...model.roots)
  const [root, more] = model.roots
  if (root?.kind !== "object" || more !== undefined) return body
  const blockers =
    value.isSimple === false
      ? [
          {
            range: value.source.range(value.start, value.end),
            message: "The body is a text with computed parts that may not be evaluated twice.",
            needs: "Build the body as an object."
          }
        ]
      : []
  return { ...body, value: root, blockers: [...body.blockers, ...blockers] }
}
