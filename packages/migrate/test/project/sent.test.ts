/** Types without a ref_id that a create of another file sends. */
import { Engine, Project } from "@segue/migrate"
import { assert, it } from "vitest"

type Files = Readonly<Record<string, string>>

/** What a rule marks in a file of a project. */
const marked = (files: Files, path: string, rule = "ref-id"): ReadonlyArray<string> => {
  const text = files[path]!
  const outside = Project.make(Object.entries(files).map(([at, one]) => ({ path: at, text: one }))).outsideOf(path)
  const facts = { legacyRemains: false, ...(outside === undefined ? {} : { outside }) }
  return Engine.check({ path, text }, undefined, facts)
    .findings.filter((one) => one.rule === rule)
    .map(({ range }) => text.slice(range.start, range.end))
}

/** A type, the file that sends it, and what its declaration looks like with the id. */
interface Sent {
  readonly types: readonly [path: string, text: string]
  readonly sender: readonly [path: string, text: string]
  readonly name: string
  readonly withId: readonly [from: string, to: string]
}

const sent: Readonly<Record<string, Sent>> = {
  TypeScript: {
    types: [
      "types.ts",
      `export interface CreateConversion {
  profile_id: string
  amount: string
  source_asset: string
  target_asset: string
}
`
    ],
    sender: [
      "client.ts",
      `import type { CreateConversion } from "./types.ts"

export const create = async (body: CreateConversion): Promise<void> => {
  await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify(body) })
}
`
    ],
    name: "CreateConversion",
    withId: [
      `  amount: string`,
      `  ref_id: string
  amount: string`
    ]
  },
  Go: {
    types: [
      "types.go",
      `package convert

type CreateRequest struct {
	ProfileID   string \`json:"profile_id"\`
	Amount      string \`json:"amount"\`
	SourceAsset string \`json:"source_asset"\`
	TargetAsset string \`json:"target_asset"\`
}
`
    ],
    sender: [
      "client.go",
      `package convert

import (
	"bytes"
	"encoding/json"
	"net/http"
)

func Create(request CreateRequest) error {
	data, err := json.Marshal(request)
	if err != nil {
		return err
	}
	_, err = http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(data))
	return err
}
`
    ],
    name: "CreateRequest",
    withId: [
      `	Amount `,
      `	RefID string \`json:"ref_id"\`
	Amount `
    ]
  },
  "C#": {
    types: [
      "Types.cs",
      `using System.Text.Json.Serialization;

namespace Acme;

public record CreateConversion(
    [property: JsonPropertyName("profile_id")] string ProfileId,
    [property: JsonPropertyName("amount")] string Amount,
    [property: JsonPropertyName("source_asset")] string SourceAsset,
    [property: JsonPropertyName("target_asset")] string TargetAsset);
`
    ],
    sender: [
      "Client.cs",
      `using System.Net.Http.Json;

namespace Acme;

public class Client(HttpClient http)
{
    public Task CreateAsync(CreateConversion body) =>
        http.PostAsJsonAsync("https://api.paxos.com/v2/conversion/stablecoins", body);
}
`
    ],
    name: "CreateConversion",
    withId: [
      `public record CreateConversion(`,
      `public record CreateConversion(
    [property: JsonPropertyName("ref_id")] string RefId,`
    ]
  },
  Java: {
    types: [
      "com/acme/CreateConversion.java",
      `package com.acme;

import com.fasterxml.jackson.annotation.JsonProperty;

public class CreateConversion {
    @JsonProperty("profile_id") public String profileId;
    @JsonProperty("amount") public String amount;
    @JsonProperty("source_asset") public String sourceAsset;
    @JsonProperty("target_asset") public String targetAsset;
}
`
    ],
    sender: [
      "com/acme/Client.java",
      `package com.acme;

import org.springframework.web.client.RestTemplate;

public class Client {
    private final RestTemplate rest = new RestTemplate();

    public void create(CreateConversion body) {
        rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", body, Void.class);
    }
}
`
    ],
    name: "CreateConversion",
    withId: [
      `    @JsonProperty("amount")`,
      `    @JsonProperty("ref_id") public String refId;
    @JsonProperty("amount")`
    ]
  },
  "a declared client of Java": {
    types: [
      "com/acme/CreateConversion.java",
      `package com.acme;

import com.fasterxml.jackson.annotation.JsonProperty;

public class CreateConversion {
    @JsonProperty("profile_id") public String profileId;
    @JsonProperty("amount") public String amount;
    @JsonProperty("source_asset") public String sourceAsset;
    @JsonProperty("target_asset") public String targetAsset;
}
`
    ],
    sender: [
      "com/acme/PaxosApi.java",
      `package com.acme;

import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

public interface PaxosApi {
    @POST("/v2/conversion/stablecoins")
    Call<Void> create(@Body CreateConversion body);
}
`
    ],
    name: "CreateConversion",
    withId: [
      `    @JsonProperty("amount")`,
      `    @JsonProperty("ref_id") public String refId;
    @JsonProperty("amount")`
    ]
  },
  Kotlin: {
    types: [
      "Models.kt",
      `package com.acme

import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable

@Serializable
data class CreateConversion(
    @SerialName("profile_id") val profileId: String,
    @SerialName("amount") val amount: String,
    @SerialName("source_asset") val sourceAsset: String,
    @SerialName("target_asset") val targetAsset: String,
)
`
    ],
    sender: [
      "Client.kt",
      `package com.acme

import io.ktor.client.HttpClient
import io.ktor.client.request.post
import io.ktor.client.request.setBody

class Client(private val http: HttpClient) {
    suspend fun create(body: CreateConversion) {
        http.post("https://api.paxos.com/v2/conversion/stablecoins") { setBody(body) }
    }
}
`
    ],
    name: "CreateConversion",
    withId: [
      `    @SerialName("amount")`,
      `    @SerialName("ref_id") val refId: String,
    @SerialName("amount")`
    ]
  },
  Python: {
    types: [
      "models.py",
      `from pydantic import BaseModel


class CreateThree(BaseModel):
    profile_id: str
    amount: str
    source_asset: str
    target_asset: str
`
    ],
    sender: [
      "client.py",
      `import requests

from models import CreateThree


def create_three(body: CreateThree) -> None:
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=body.model_dump()).raise_for_status()
`
    ],
    name: "CreateThree",
    withId: [
      `    amount: str`,
      `    ref_id: str
    amount: str`
    ]
  }
}

for (const [language, { name, sender, types, withId }] of Object.entries(sent)) {
  const [path, text] = types
  it(`${language}: a type that a create of another file sends as it is`, () => {
    assert.deepStrictEqual(marked(Object.fromEntries([types, sender]), path), [name])
  })

  it(`${language}: nothing is said of a type that has the id, or that nobody sends`, () => {
    const complete = text.replace(...withId)
    assert.notStrictEqual(complete, text)
    assert.deepStrictEqual(marked(Object.fromEntries([[path, complete], sender]), path), [])
    assert.deepStrictEqual(marked(Object.fromEntries([types]), path), [])
  })
}

const added: Readonly<Record<string, Files>> = {
  "types.ts": {
    "types.ts": sent["TypeScript"]!.types[1],
    "client.ts": `import type { CreateConversion } from "./types.ts"

export const create = async (body: CreateConversion, ref_id: string): Promise<void> => {
  const url = "https://api.paxos.com/v2/conversion/stablecoins"
  await fetch(url, { method: "POST", body: JSON.stringify({ ...body, ref_id }) })
}

export const again = (body: CreateConversion) =>
  fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify(body) })
`
  },
  "models.py": {
    "models.py": sent["Python"]!.types[1],
    "client.py": `import requests

from models import CreateThree


def create(body: CreateThree, ref_id: str) -> None:
    data = body.model_dump()
    data["ref_id"] = ref_id
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=data).raise_for_status()
`
  }
}

for (const [path, files] of Object.entries(added)) {
  it(`${path}: nothing is said of a type that gets its id where it is sent`, () => {
    assert.deepStrictEqual(marked(files, path), [])
    assert.isAbove(marked(files, path, "request-field").length, 0, "the type is known, though")
  })
}

it("TypeScript: a type that one create sends as it is, whoever names it after that", () => {
  const { name, sender, types } = sent["TypeScript"]!
  const another = `
export const createOther = async (body: CreateConversion): Promise<void> => {
  complete(body)
  await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify(body) })
}
`
  const files = Object.fromEntries([types, [sender[0], sender[1] + another]])
  assert.deepStrictEqual(marked(files, types[0]), [name])
})
