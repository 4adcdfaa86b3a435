/** Names that are defined by themselves, alone or in a circle: every way leads back, and none may be gone for ever. */
import { assert, describe, it } from "@effect/vitest"
import { Engine } from "@segue/migrate"

const URL = "https://api.paxos.com/v2/conversion/stablecoins"
const FIELDS = `amount: "1", source_asset: "USD", target_asset: "PYUSD", profile_id: "p"`
const PYTHON_FIELDS = `"amount": "1", "source_asset": "USD", "target_asset": "PYUSD", "profile_id": "p"`

/** Definitions by language, each put before calls that use all its names. */
const circles: Readonly<
  Record<string, { readonly path: string; readonly uses: string; readonly all: ReadonlyArray<string> }>
> = {
  TypeScript: {
    path: "a.ts",
    uses: `const reply = await (await fetch("${URL}", { method: "POST", body: JSON.stringify(a) })).json() as A
fetch(a, { method: "POST", body: f(a) }); if (a.includes(reply.status) || reply.status === b) console.log(reply.amount, c(reply))
const many = await axios.get<A[]>(a, { params: a }); for (const row of many.data.items) f(row.target_asset)`,
    all: [
      `const a = { ...a, ${FIELDS} }`,
      `const a = { ...b, ${FIELDS} }; const b = { ...a }`,
      `const a = a + "/v2/conversion"; let b = b`,
      `const a = [a, b]; const b = [...a]`,
      `const a = b.a; const b = { a: b.a, b: a.b }`,
      `function f(x: any) { return f(x) } function c(x: any) { return f(c(x)) } const a = f(a)`,
      `class A extends A { status: A; amount: string; target_asset: string; f() { return this.f() } }`,
      `class A extends B { status: B } class B extends A { amount: A; target_asset: string; settled_at: string }`,
      `interface A extends A { status: A["status"]; amount: string; target_asset: string }`,
      `type A = A | B; type B = A & { amount: A; target_asset: string; settled_at: string }`,
      `enum A { SETTLED = A.SETTLED, CREATED = A.SETTLED } const a = A; const b = A.SETTLED`,
      `import { a } from "./a"; export * from "./a"; export { a as b } from "./a"; export const c = a`,
      `const { a = a, b = a } = a; const [c = c] = [c]`,
      `for (const a of a) { a.status } for (const b of b.items) { b = b }`
    ]
  },
  Python: {
    path: "a.py",
    uses: `reply = requests.post("${URL}", json=a).json()
requests.post(a, json=f(a)); print(reply["status"] in a, reply["amount"], c(reply))
typed: A = A(**reply); print(typed.status, typed.amount, a.get("x"), requests.get(a, params=a).json()["items"])`,
    all: [
      `a = {**a, ${PYTHON_FIELDS}}`,
      `a = {**b, ${PYTHON_FIELDS}}\nb = {**a}`,
      `a = a + "/v2/conversion"\nb = b`,
      `a = [a, *b]\nb = [*a]`,
      `a = dict(a)\nb = json.dumps(b)\na = json.dumps(a)`,
      `def f(x): return f(x)\ndef c(x): return f(c(x))\na = f(a)`,
      `class A(A):\n  status: A\n  amount: str\n  target_asset: str\n  def f(self): return self.f()`,
      `class A(B):\n  status: "B"\nclass B(A):\n  amount: "A"\n  target_asset: str\n  settled_at: str`,
      `class A(Enum):\n  SETTLED = SETTLED\n  CREATED = A.SETTLED\na = A`,
      `from a import a\nfrom a import *\nimport a as b\nc = a`,
      `a, b = b, a\nfor a in a:\n  pass\nwith a as a: pass`,
      `A = A\nA = Union[A, None]\na = A`
    ]
  },
  Go: {
    path: "a.go",
    uses: `func main() { res, _ := http.Post("${URL}", "application/json", f(a)); var reply A; json.NewDecoder(res.Body).Decode(&reply); if reply.Status == a { fmt.Println(reply.Amount) }; http.Get(a) }`,
    all: [
      `var a = map[string]string{"amount": a, "target_asset": a}`,
      `var a = a + "/v2/conversion"\nconst b = b`,
      `var a = []A{a, b}\nvar b = a[0]`,
      `func f(x A) A { return f(x) }\nvar a = f(a)`,
      `type A struct { A; Status A \`json:"status"\`; Amount string \`json:"amount"\`; TargetAsset string \`json:"target_asset"\` }\nvar a = A{A: a}`,
      `type A struct { B }\ntype B struct { A; Amount string \`json:"amount"\`; TargetAsset string \`json:"target_asset"\` }\nvar a A = A{B{A{}}}`,
      `type A = A\ntype B A\nvar a B`,
      `func (a A) f() string { return a.f() }\nfunc (a A) c() string { return a.d() }\nfunc (a A) d() string { return a.c() }`
    ]
  },
  Java: {
    path: "A.java",
    uses: `class Z { void z() { A reply = rest.postForObject("${URL}", a, A.class); if (reply.getStatus().equals(a)) print(reply.getAmount(), f(a)); http.get(a); } }`,
    all: [
      `class A extends A { String status; String amount; @JsonProperty("target_asset") A targetAsset; A f() { return f(); } static final String a = a + "x"; }`,
      `class A extends B { B status; } class B extends A { A amount; String targetAsset; static final String a = B.a; }`,
      `record A(A status, String amount, String targetAsset) {} interface B extends B {}`,
      `enum A { SETTLED(SETTLED), CREATED(A.CREATED); A(A a) { this.a = a; } }`,
      `class A { Map<String, Object> a = Map.of("amount", a, "target_asset", a); Object f(Object x) { return f(x); } }`,
      `class A { A a = new A(a); static A a() { return a(); } A b = A.builder().amount(b).build(); }`
    ]
  },
  Kotlin: {
    path: "a.kt",
    uses: `suspend fun z() { val reply = client.post("${URL}") { setBody(a) }.body<A>(); if (reply.status == a) println(reply.amount + f(a)); client.get(a) }`,
    all: [
      `data class A(val status: A, val amount: String, @SerialName("target_asset") val targetAsset: A) : A()`,
      `class A : B() { val status: B = B() }\nclass B : A() { val amount: A = A(); val targetAsset = targetAsset }`,
      `val a = mapOf("amount" to a, "target_asset" to a)\nfun f(x: A): A = f(x)`,
      `val a: String get() = a\nval b = "$b/v2/conversion"\nobject A { val a = A.a }`,
      `enum class A(val a: A) { SETTLED(SETTLED), CREATED(A.CREATED) }\ntypealias B = B\nval a = A`
    ]
  },
  "C#": {
    path: "A.cs",
    uses: `class Z { async Task z() { var reply = await (await client.PostAsJsonAsync("${URL}", a)).Content.ReadFromJsonAsync<A>(); if (reply.Status == a) print(reply.Amount, f(a)); await client.GetAsync(a); } }`,
    all: [
      `class A : A { public A Status { get; set; } public string Amount { get; set; } [JsonPropertyName("target_asset")] public A TargetAsset { get; set; } A f() => f(); const string a = a + "x"; }`,
      `class A : B { B Status; } class B : A { A Amount; string TargetAsset; static string a = B.a; }`,
      `record A(A Status, string Amount, string TargetAsset) : A(Status, Amount, TargetAsset);`,
      `class A { object a = new { amount = a, target_asset = a }; string b => b; object f(object x) { return f(x); } }`,
      `enum A { SETTLED = SETTLED, CREATED = A.SETTLED } class B { var a = A.SETTLED; string s = $"{s}{s}"; }`,
      `class A { void f() { var a = a; a += a; var d = new Dictionary<string, object> { ["amount"] = d, ["target_asset"] = d }; client.PostAsJsonAsync("${URL}", d); } }`
    ]
  },
  Ruby: {
    path: "a.rb",
    uses: `reply = JSON.parse(Faraday.post("${URL}", a.to_json).body)
puts reply["amount"] if a.include?(reply["status"]); Faraday.get(a, f(a)); A.new(reply).status`,
    all: [
      `a = { **a, ${FIELDS} }`,
      `A = { **B, ${FIELDS} }\nB = { **A }\na = A.merge(B)`,
      `a = a + "/v2/conversion"\na += a\na <<= a`,
      `a = [a, *a]\nA = [*A].freeze\na = A`,
      `def f(x) = f(x)\ndef a = a\ndef c(x)\n  f(c(x))\nend`,
      `class A < A\n  attr_reader :status\n  def initialize(a) = @a = @a\n  def a = @a\nend`,
      `module A\n  include A\n  SETTLED = A::SETTLED\nend\na = A::SETTLED`,
      `A = Struct.new(:amount, :target_asset, :a) { def a = a }\na = A.new(a)`
    ]
  },
  PHP: {
    path: "a.php",
    uses: `$reply = json_decode($client->post('${URL}', ['json' => $a])->getBody(), true);
if (in_array($reply['status'], $a)) { echo $reply['amount'], f($a); } $client->get($a, ['query' => $a]); $typed = new A($reply); $typed->status;`,
    all: [
      `$a = [...$a, 'amount' => '1', 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'profile_id' => 'p'];`,
      `$a = [...$b, 'amount' => '1', 'target_asset' => 'PYUSD', 'profile_id' => 'p']; $b = [...$a];`,
      `$a = $a . '/v2/conversion'; $a .= $a; const B = B; const C = [C, B];`,
      `$a = array_merge($a, $a); $b = json_encode($b); $a = [$a, $b];`,
      `function f($x) { return f($x); } function c($x) { return f(c($x)); } $a = f($a);`,
      `class A extends A { public A $status; const SETTLED = self::SETTLED; function f() { return $this->f(); } }`,
      `class A extends B { public B $status; } class B extends A { public A $amount; public string $target_asset; const a = A::a; }`,
      `enum A: string { case SETTLED = self::SETTLED; case CREATED = A::CREATED; } $a = A::SETTLED;`
    ]
  },
  shell: {
    path: "a.sh",
    uses: `curl -X POST "${URL}" -d "$a" | jq "$b"\ncurl "$a"`,
    all: [
      `a="$a"`,
      `a="$b"\nb="$a"`,
      `a() { a; }\na`,
      `a=$(a)\nb=$(echo "$b$a")`,
      `a() { b; }\nb() { a; }\na=$(b)`,
      `alias curl="curl $a"\na=\${a:-$a}`
    ]
  },
  Terraform: {
    path: "a.tf",
    uses: `data "http" "a" {\n  url = local.a\n  request_body = jsonencode(local.a)\n}\ndata "http" "b" {\n  url = "${URL}"\n  method = "POST"\n  request_body = jsonencode(local.a)\n}`,
    all: [
      `locals {\n  a = local.a\n}`,
      `locals {\n  a = merge(local.a, local.b)\n  b = merge(local.a, { amount = local.b })\n}`,
      `locals {\n  a = "\${local.a}\${local.b}"\n  b = [local.a, local.b]\n}`,
      `variable "a" {\n  default = var.a\n}\nlocals {\n  a = var.a\n}`
    ]
  },
  YAML: {
    path: "a.yaml",
    uses: `url: ${URL}\nbody: *a`,
    all: [`a: &a\n  b: *a`, `a: &a [*b]\nb: &b [*a]`, `a: &a\n  <<: *a\n  amount: "1"\n  target_asset: PYUSD`]
  }
}

describe("names that are defined by themselves", () => {
  for (const [language, { all, path, uses }] of Object.entries(circles)) {
    it.each(all.map((text, index) => [index + 1, text] as const))(`${language} %s`, (_number, text) => {
      const head = language === "PHP" ? "<?php\n" : language === "Go" ? "package a\n" : ""
      const report = Engine.check({ path, text: `${head}${text}\n${uses}\n` })
      assert.deepStrictEqual(
        report.notes.filter(({ code }) => code === "defect"),
        []
      )
      // The call with the path written out is found all the same.
      assert.isAbove(report.findings.length, 0)
    })
  }

  it.each(["TypeScript", "Python", "Ruby", "PHP"])("leave what is spread into itself to a person: %s", (language) => {
    const { all, path, uses } = circles[language]!
    const head = language === "PHP" ? "<?php\n" : ""
    const report = Engine.check({ path, text: `${head}${all[0]!}\n${uses}\n` })
    const spread = report.findings.find(({ message }) => message.startsWith("What is spread into this body"))
    assert.strictEqual(report.units.find(({ id }) => id === spread?.unit)?.safety, "manual")
  })
})
