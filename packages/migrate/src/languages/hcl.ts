import * as Data from "../evidence/Data.ts"
import * as Strings from "../evidence/Strings.ts"
import { emptyModel, merge } from "../model/Subject.ts"
import * as HclText from "../syntax/HclText.ts"
import * as Source from "../text/Source.ts"
import * as Locals from "./hcl/Locals.ts"
import * as Replies from "./hcl/Replies.ts"
import * as Requests from "./hcl/Requests.ts"
import { commentsOf } from "./json.ts"
import type { Context, Language } from "./Language.ts"
import { shell } from "./shell.ts"

const parse: Language["parse"] = (source, context) => {
  if (source.depth > Source.DEPTH_MAX) return emptyModel
  const read = HclText.parse(source)
  if (read === undefined) {
    return {
      ...emptyModel,
      subjects: Strings.subjects(source, "code"),
      notes: [
        {
          code: "not-understood",
          message: "The grammar for hcl is not loaded, so only literal proofs are found.",
          effect: "none"
        }
      ]
    }
  }
  const locals = Locals.of(read.locals, context.outside)
  const inner: Context = {
    ...context,
    parse: (name, text) =>
      name === "shell" && text.depth <= Source.DEPTH_MAX
        ? shell.parse(text, { ...inner, outside: Locals.forScripts(locals, context.outside) })
        : context.parse(name, text)
  }
  const described = Data.describe(read.values, inner)
  const requests = Requests.follow(described.subjects, read.values, { locals, own: read.locals })
  return merge([
    { ...described, subjects: Replies.follow(requests, source) },
    { ...emptyModel, comments: commentsOf(read.comments), errors: read.errors },
    ...read.comments.map((comment) => ({
      ...emptyModel,
      subjects: Strings.subjects(Source.slice(comment.source, comment.start, comment.end), "prose")
    }))
  ])
}

/** Terraform and other HCL: blocks, objects that are encoded as JSON, heredocs, lists of scopes. */
export const hcl: Language = {
  id: "hcl",
  aliases: ["terraform", "tf", "tofu", "opentofu"],
  extensions: [".tf", ".tfvars", ".hcl", ".tofu", ".nomad", ".pkrvars"],
  fileNames: [],
  grammars: ["hcl"],
  lineComment: { open: "# ", close: "" },
  parse
}
