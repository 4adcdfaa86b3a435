/** Texts that double with every line: no memory is large enough for them, and nobody needs to know them. */
import { assert, describe, it } from "@effect/vitest"
import { Engine } from "@segue/migrate"

const LINES = 60
/** A line for each of some names, the first of which is written out. */
const lines = (first: string, next: (name: string, before: string) => string): string =>
  [first, ...Array.from({ length: LINES }, (_, index) => next(`n${index + 1}`, `n${index}`))].join("\n")

const last = `n${LINES}`

const texts: Readonly<Record<string, string>> = {
  "sums.ts": `${lines(`const n0 = "a"`, (name, before) => `const ${name} = ${before} + ${before}`)}\nfetch(${last})`,
  "templates.ts": `${lines(`const n0 = "a"`, (name, before) => `const ${name} = \`\${${before}}\${${before}}\``)}\nfetch(${last})`,
  "lists.js": `${lines(`const n0 = ["a"]`, (name, before) => `const ${name} = [${before}, ${before}]`)}\nfetch(${last}.join("/"), { method: "POST", body: ${last} })\nif (${last}.includes(status)) {}`,
  "functions.ts": `const f = (a: string) => a + a\nconst n0 = "a"\nfetch(${"f(".repeat(LINES)}n0${")".repeat(LINES)})`,
  "objects.ts": `${lines(`const n0 = { a: "a" }`, (name, before) => `const ${name} = { ...${before}, a: ${before}, b: ${before} }`)}\nfetch("/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify(${last}) })`,
  "sums.py": `${lines(`n0 = "a"`, (name, before) => `${name} = ${before} + ${before}`)}\nrequests.get(${last})`,
  "grows.py": `s = "a"\n${"s += s\n".repeat(LINES)}requests.get(s)`,
  "spreads.py": `${lines(`n0 = {"amount": "1"}`, (name, before) => `${name} = {**${before}, **${before}, **${before}}`)}\nrequests.post("/v2/conversion/stablecoins", json=${last})`,
  "spreads.ts": `${lines(`const n0 = { amount: "1" }`, (name, before) => `const ${name} = { ...${before}, ...${before}, ...${before} }`)}\nfetch("/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify(${last}) })`,
  "formats.py": `${lines(`n0 = "a"`, (name, before) => `${name} = f"{${before}}{${before}}"`)}\nrequests.get("%s/%s" % (${last}, ${last}))`,
  "lists.py": `${lines(`n0 = ["SETTLED"]`, (name, before) => `${name} = [${before}, ${before}]`)}\nr = requests.get("/v2/conversion/stablecoins/x").json()\nif r["status"] in ${last}: pass`,
  "sums.go": `package a\n${lines(`var n0 = "a"`, (name, before) => `var ${name} = ${before} + ${before}`)}\nfunc f() { http.Get(${last}) }`,
  "Grows.cs": `class A { void F() { var s = "a"; ${"s += s;\n".repeat(LINES)} client.GetAsync(s); } }`,
  "Sums.java": `class A { ${lines(`static final String n0 = "a";`, (name, before) => `static final String ${name} = ${before} + ${before};`)}\nvoid f() { http.get(${last}); } }`,
  "sums.kt": `${lines(`val n0 = "a"`, (name, before) => `val ${name} = "$${before}$${before}"`)}\nfun f() = http.get(${last})`,
  "sums.rb": `${lines(`N0 = "a"`, (name, before) => `${name.toUpperCase()} = ${before.toUpperCase()} + ${before.toUpperCase()}`)}\nFaraday.get(${last.toUpperCase()})`,
  "grows.php": `<?php\n$s = "a";\n${"$s .= $s;\n".repeat(LINES)}$client->get($s);`,
  "sums.php": `<?php\n${lines(`$n0 = "a";`, (name, before) => `$${name} = $${before} . $${before};`)}\n$client->get($${last});`,
  "grows.sh": `${lines(`n0=a`, (name, before) => `${name}="$${before}$${before}"`)}\ncurl -X POST "$${last}" -d "$${last}"`,
  "locals.tf": `locals {\n${lines(`  n0 = "a"`, (name, before) => `  ${name} = "\${local.${before}}\${local.${before}}"`)}\n}\ndata "http" "a" { url = local.${last} }`,
  "anchors.yaml": lines(
    `n0: &n0 [conversion, stablecoins]`,
    (name, before) => `${name}: &${name} [*${before}, *${before}]`
  ),
  ".env": lines(
    `N0=/v2/conversion/stablecoins`,
    (name, before) => `${name.toUpperCase()}=\${${before.toUpperCase()}}\${${before.toUpperCase()}}`
  ),
  "variables.http": `${lines(`@n0 = a`, (name, before) => `@${name} = {{${before}}}{{${before}}}`)}\n\nGET {{${last}}}\n`
}

describe("a text that doubles with every line", () => {
  it.each(Object.keys(texts))("is given up, and nothing else is: %s", (path) => {
    const report = Engine.check({ path, text: texts[path]! })
    assert.isAtMost(report.findings.length, 10 * LINES)
    assert.isUndefined(report.skipped)
    assert.deepStrictEqual(
      report.notes.filter(({ code }) => code === "defect"),
      []
    )
    assert.doesNotThrow(() => Engine.read({ path, text: texts[path]! }))
  })
})
