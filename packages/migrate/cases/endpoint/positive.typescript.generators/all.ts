import axios from "axios"
import { Effect } from "effect"
import { call, put, takeEvery } from "redux-saga/effects"

function* convert({ payload }: any): Generator<any, void, any> {
  const { data } = yield call(axios.post, "https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: payload.ref, source: { profile: { profile_id: payload.profile } }, destination: { profile: { profile_id: payload.profile } }, source_amount: payload.amount, source_asset: "USD", destination_asset: "PYUSD" })
  yield put({ type: "conversion/created", payload: data })
}

export function* root() {
  yield takeEvery("conversion/requested", convert)
}

export const program = (ref: string, amount: string) =>
  Effect.gen(function* () {
    const reply = yield* client.post("https://api.paxos.com/v2/orchestration/orchestrations", { body: { ref_id: ref, source: { profile: { profile_id: "p-1" } }, destination: { profile: { profile_id: "p-1" } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" } })
    const made = yield* reply.json
    yield* Effect.log(made.source_amount)
  })
