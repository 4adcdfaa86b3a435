/** The server as a program: `node start.ts --stdio`, or forked with a channel and `--node-ipc`. */
import { main } from "./main.ts"
import * as NodeHost from "./NodeHost.ts"

main(import.meta.filename.endsWith(".ts") ? NodeHost.fromSource() : NodeHost.beside(import.meta.dirname))
