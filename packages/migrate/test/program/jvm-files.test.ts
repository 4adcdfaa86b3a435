/** How a proof crosses files in Java and Kotlin: imports, packages. */
import { Engine, Project } from "@segue/migrate"
import { assert, it } from "vitest"

const files: ReadonlyArray<Engine.File> = [
  {
    path: "src/main/kotlin/com/acme/coins/Paths.kt",
    text: `package com.acme.coins\n\nconst val CONVERSIONS = "/v2/conversion/stablecoins"\n`
  },
  {
    path: "src/main/java/com/acme/paxos/Paths.java",
    text: `package com.acme.paxos;\n\npublic final class Paths {\n    public static final String CONVERSIONS = "/v2/conversion/stablecoins";\n    public static final String QUOTES = "/v2/quotes";\n}\n`
  },
  {
    path: "src/main/java/com/acme/paxos/Beside.java",
    text: `package com.acme.paxos;\n\nclass Beside {\n    String read(Api api, String id) {\n        return api.get(Paths.CONVERSIONS + "/" + id).get("target_asset").asText();\n    }\n}\n`
  },
  {
    path: "src/main/java/com/acme/desk/Imported.java",
    text: `package com.acme.desk;\n\nimport com.acme.paxos.Paths;\n\nclass Imported {\n    String read(Api api, String id) {\n        return api.get(Paths.CONVERSIONS + "/" + id).get("target_asset").asText();\n    }\n}\n`
  },
  {
    path: "src/main/kotlin/com/acme/desk/Desk.kt",
    text: `package com.acme.desk\n\nimport com.acme.coins.CONVERSIONS\n\nfun read(api: Api, id: String) = api.get("\${CONVERSIONS}/$id")["target_asset"]\n`
  },
  {
    path: "src/main/java/com/acme/desk/Static.java",
    text: `package com.acme.desk;\n\nimport static com.acme.paxos.Paths.CONVERSIONS;\n\nclass Static {\n    String read(Api api, String id) {\n        return api.get(CONVERSIONS + "/" + id).get("target_asset").asText();\n    }\n}\n`
  },
  {
    path: "src/main/java/com/acme/desk/AllStatic.java",
    text: `package com.acme.desk;\n\nimport static com.acme.paxos.Paths.*;\n\nclass AllStatic {\n    String read(Api api, String id) {\n        return api.get(CONVERSIONS + "/" + id).get("target_asset").asText();\n    }\n}\n`
  },
  {
    path: "src/main/java/com/acme/desk/AllStaticQuotes.java",
    text: `package com.acme.desk;\n\nimport static com.acme.paxos.Paths.*;\n\nclass AllStaticQuotes {\n    String read(Api api, String id) {\n        return api.get(QUOTES + "/" + id).get("target_asset").asText();\n    }\n}\n`
  },
  {
    path: "src/main/java/com/acme/desk/AllTypes.java",
    text: `package com.acme.desk;\n\nimport com.acme.paxos.*;\n\nclass AllTypes {\n    String read(Api api, String id) {\n        return api.get(Paths.CONVERSIONS + "/" + id).get("target_asset").asText();\n    }\n}\n`
  },
  {
    path: "src/main/kotlin/com/acme/desk/FromJava.kt",
    text: `package com.acme.desk\n\nimport com.acme.paxos.Paths.CONVERSIONS\n\nfun readFromJava(api: Api, id: String) = api.get("\${CONVERSIONS}/$id")["target_asset"]\n`
  },
  {
    path: "src/main/java/com/acme/desk/Quotes.java",
    text: `package com.acme.desk;\n\nimport com.acme.paxos.Paths;\n\nclass Quotes {\n    String read(Api api, String id) {\n        return api.get(Paths.QUOTES + "/" + id).get("target_asset").asText();\n    }\n}\n`
  }
]

it.each([
  ["src/main/java/com/acme/paxos/Beside.java", true],
  ["src/main/java/com/acme/desk/Imported.java", true],
  ["src/main/kotlin/com/acme/desk/Desk.kt", true],
  ["src/main/java/com/acme/desk/Static.java", true],
  ["src/main/java/com/acme/desk/AllStatic.java", true],
  ["src/main/java/com/acme/desk/AllTypes.java", true],
  ["src/main/kotlin/com/acme/desk/FromJava.kt", true],
  ["src/main/java/com/acme/desk/AllStaticQuotes.java", false],
  ["src/main/java/com/acme/desk/Quotes.java", false]
] as const)("%s", (path, isFound) => {
  const project = Project.make(files)
  const file = files.find((one) => one.path === path)!
  const outside = project.outsideOf(path)
  const report = Engine.check(file, undefined, { legacyRemains: true, ...(outside === undefined ? {} : { outside }) })
  assert.strictEqual(
    report.findings.some((one) => one.rule === "response-field"),
    isFound
  )
})
