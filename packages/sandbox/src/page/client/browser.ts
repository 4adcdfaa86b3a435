/** The few things the page needs of a browser, typed here: the rest of the package must not see a browser's globals. */

/** What of the window is used. */
interface Browser {
  readonly document: {
    getElementById(id: string): {
      readonly dataset: Readonly<Record<string, string | undefined>>
      focus(): void
    } | null
    title: string
  }
  readonly location: { hash: string }
  addEventListener(type: "hashchange", listener: () => void): void
  removeEventListener(type: "hashchange", listener: () => void): void
  confirm(question: string): boolean
}

export const browser = globalThis as unknown as Browser

/** An event of a control with a value. */
export interface ControlEvent {
  readonly currentTarget: { readonly value: string; readonly checked: boolean }
  preventDefault(): void
}
