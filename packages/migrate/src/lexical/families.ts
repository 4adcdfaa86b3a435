/** What the scanner must know of a family of languages: where comments and strings begin and end. */

/** How a string literal says its own closing mark. */
export type EscapeKind = "backslash" | "doubled" | "none"

export interface StringMarks {
  readonly open: string
  readonly close: string
  readonly escape: EscapeKind
  /** Whether it may go over several lines; one that may not ends with its line, closed or not. */
  readonly isMultiline: boolean
}

export interface Family {
  readonly lineComments: ReadonlyArray<string>
  readonly blockComments: ReadonlyArray<readonly [open: string, close: string]>
  /** Longer marks first. */
  readonly strings: ReadonlyArray<StringMarks>
  /** `<<NAME`, `<<-NAME`, `<<~NAME`: a text up to a line that is the name. */
  readonly hasHereDocuments: boolean
}

const string = (open: string, escape: EscapeKind, isMultiline = false, close = open): StringMarks => ({
  open,
  close,
  escape,
  isMultiline
})

const quotes = [string('"', "backslash"), string("'", "backslash")]

const cLike: Family = {
  lineComments: ["//"],
  blockComments: [["/*", "*/"]],
  strings: [string('"""', "none", true), ...quotes, string("`", "none", true)],
  hasHereDocuments: false
}

const python: Family = {
  lineComments: ["#"],
  blockComments: [],
  strings: [string('"""', "backslash", true), string("'''", "backslash", true), ...quotes],
  hasHereDocuments: false
}

const ruby: Family = {
  lineComments: ["#"],
  blockComments: [["\n=begin", "\n=end"]],
  strings: [string('"', "backslash", true), string("'", "backslash", true), string("`", "backslash", true)],
  hasHereDocuments: true
}

const hcl: Family = {
  lineComments: ["#", "//"],
  blockComments: [["/*", "*/"]],
  strings: [string('"', "backslash")],
  hasHereDocuments: true
}

const php: Family = {
  lineComments: ["//", "#"],
  blockComments: [["/*", "*/"]],
  strings: [string('"', "backslash", true), string("'", "backslash", true)],
  hasHereDocuments: false
}

const csharp: Family = { ...cLike, strings: [string('@"', "doubled", true, '"'), ...cLike.strings] }

const hash: Family = { lineComments: ["#"], blockComments: [], strings: quotes, hasHereDocuments: false }

const powershell: Family = {
  lineComments: ["#"],
  blockComments: [["<#", "#>"]],
  strings: [
    string('@"', "none", true, '"@'),
    string("@'", "none", true, "'@"),
    string('"', "none"),
    string("'", "doubled")
  ],
  hasHereDocuments: false
}

const sql: Family = {
  lineComments: ["--"],
  blockComments: [["/*", "*/"]],
  strings: [string("'", "doubled", true), string('"', "doubled")],
  hasHereDocuments: false
}

const markup: Family = { lineComments: [], blockComments: [["<!--", "-->"]], strings: [], hasHereDocuments: false }

/** Families by the ending of a file's name. */
export const byExtension: ReadonlyMap<string, Family> = new Map(
  (
    [
      [
        cLike,
        "java kt kts go rs swift dart scala groovy gradle c h cc cpp hpp m mm proto js jsx mjs cjs ts tsx mts cts vue svelte astro"
      ],
      [csharp, "cs fs vb"],
      [python, "py pyi pyx ipynb bzl star"],
      [ruby, "rb rake gemspec ru cr ex exs"],
      [hcl, "tf tfvars hcl nomad"],
      [php, "php phtml"],
      [powershell, "ps1 psm1 psd1"],
      [sql, "sql lua hs elm"],
      [hash, "toml r pl pm jl nix tcl awk mk cmake dockerfile graphql"],
      [markup, "xml html htm xhtml csproj pom config resx plist svg"]
    ] as const
  ).flatMap(([family, endings]) => endings.split(" ").map((ending) => [ending, family] as const))
)
