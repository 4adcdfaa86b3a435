import * as Languages from "../program/Languages.ts"

/** C#. */
export const csharp = Languages.literal({
  id: "csharp",
  aliases: ["cs", "c#", "dotnet"],
  extensions: [".cs", ".csx"],
  grammar: "csharp",
  comment: "//",
  comments: new Set(["comment"])
})
