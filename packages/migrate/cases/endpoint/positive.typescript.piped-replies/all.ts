import axios from "axios"
import { Effect, pipe } from "effect"
import { BehaviorSubject, catchError, firstValueFrom, map, of, switchMap, tap } from "rxjs"
import { keep, store } from "./store.ts"

type Draft = { ref: string; profile: string; amount: string }

export class Conversions {
  readonly latest = new BehaviorSubject<unknown>(null)
  constructor(readonly http: HttpClient, readonly events: EventEmitter2) {}

  seen({ amount, profile, ref }: Draft): void {
    this.http
      .post<any>("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
      .pipe(tap((reply) => console.log(reply.destination_asset, reply.status)), catchError(() => of(null)))
      .subscribe()
  }

  async told({ amount, profile, ref }: Draft): Promise<void> {
    const conversion = await firstValueFrom(
      this.http
        .post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
        .pipe(map((reply) => reply.data))
    )
    this.events.emit("conversion.created", conversion)
  }

  kept({ amount, profile, ref }: Draft): void {
    this.http
      .post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
      .subscribe({ next: (reply) => this.latest.next(reply) })
  }

  read({ amount, profile, ref }: Draft): void {
    this.http
      .post<any>("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
      .pipe(switchMap((reply) => of({ was: reply.source_amount })), map((made) => made.amount))
      .subscribe(console.log)
  }
}

export const named = ({ amount, profile, ref }: Draft): void => {
  axios.post("/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }).then(keep)
}

export const method = ({ amount, profile, ref }: Draft): void => {
  axios
    .post("/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
    .then(({ data }) => data)
    .then(store.save, console.error)
}

export const logged = ({ amount, profile, ref }: Draft): void => {
  axios.post("/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }).then(show, console.error)
}

const show = ({ data }: { data: any }): void => console.log(data.source_amount)

export const effect = ({ amount, profile, ref }: Draft): void => {
  void Effect.runPromise(
    pipe(
      Effect.tryPromise(() =>
        fetch("https://api.paxos.com/v2/orchestration/orchestrations", { method: "POST", body: JSON.stringify({ ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }) })
      ),
      Effect.flatMap((reply) => Effect.promise(() => reply.json())),
      Effect.tap((reply) => Effect.log(reply.destination_asset))
    )
  )
}
