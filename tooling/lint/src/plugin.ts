/** Our own lint rules: what neither oxlint nor the Effect compiler plugin says. */

interface Node {
  readonly type: string
  readonly loc?: { readonly start: { readonly line: number } }
  readonly value?: string
}
interface SourceCode {
  getAllComments(): ReadonlyArray<Node & { readonly value: string }>
}
interface Context {
  readonly sourceCode: SourceCode
  report(descriptor: { readonly node: unknown; readonly message: string }): void
}

const DISABLE = /^\s*(?:oxlint-disable|eslint-disable|@effect-diagnostics|@ts-expect-error)/

/** A switched-off check says why, so that the next reader can tell whether the reason still holds. */
const disableNeedsReason = {
  meta: { type: "problem", docs: { description: "Disable comments carry a reason after --" } },
  create: (context: Context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (DISABLE.test(comment.value) && !/--\s*\S/.test(comment.value)) {
          context.report({ node: comment, message: "Say why after `--`" })
        }
      }
    }
  })
}

const LIMIT = 400

/** A file that no longer fits in one reading has more than one reason to exist. */
const fileLength = {
  meta: { type: "problem", docs: { description: `At most ${LIMIT} lines` } },
  create: (context: Context & { readonly filename: string }) => ({
    "Program:exit"(node: Node & { readonly loc: { readonly end: { readonly line: number } } }) {
      if (node.loc.end.line > LIMIT) {
        context.report({ node, message: `${node.loc.end.line} lines; at most ${LIMIT}. Split it by reason.` })
      }
    }
  })
}

export default {
  meta: { name: "segue" },
  rules: { "disable-needs-reason": disableNeedsReason, "file-length": fileLength }
}
