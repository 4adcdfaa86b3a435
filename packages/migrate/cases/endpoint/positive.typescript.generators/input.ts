import axios from "axios"
import { Effect } from "effect"
import { call, put, takeEvery } from "redux-saga/effects"

function* convert({ payload }: any): Generator<any, void, any> {
  const { data } = yield call(axios.post, "https://api.paxos.com/v2/conversion/stablecoins", { ref_id: payload.ref, profile_id: payload.profile, amount: payload.amount, source_asset: "USD", target_asset: "PYUSD" })
  yield put({ type: "conversion/created", payload: data })
}

export function* root() {
  yield takeEvery("conversion/requested", convert)
}

export const program = (ref: string, amount: string) =>
  Effect.gen(function* () {
    const reply = yield* client.post("https://api.paxos.com/v2/conversion/stablecoins", { body: { ref_id: ref, profile_id: "p-1", amount, source_asset: "USD", target_asset: "PYUSD" } })
    const made = yield* reply.json
    yield* Effect.log(made.amount)
  })
