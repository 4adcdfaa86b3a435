/** What the client said it can do, each as one plain fact; nothing is sent that it did not ask for. */
import type { ClientCapabilities, DiagnosticTag, InitializeParams } from "vscode-languageserver"

export interface Client {
  /** Asks for diagnostics itself; otherwise they are pushed. */
  readonly pulls: boolean
  readonly canRegisterPull: boolean
  readonly canRefreshDiagnostics: boolean
  readonly hasRelatedInformation: boolean
  readonly hasCodeDescription: boolean
  readonly hasDiagnosticData: boolean
  readonly diagnosticTags: ReadonlySet<DiagnosticTag>
  /** Understands code actions as such; otherwise only commands. */
  readonly hasActionLiterals: boolean
  /** Asks for a code action's edit when it is chosen. */
  readonly resolvesEdits: boolean
  readonly hasPreferred: boolean
  readonly hasDocumentChanges: boolean
  readonly canCreateFiles: boolean
  readonly hasAnnotations: boolean
  /** Code actions may carry annotations, too. */
  readonly honorsAnnotations: boolean
  readonly appliesEdits: boolean
  readonly hasConfiguration: boolean
  readonly canRegisterConfiguration: boolean
  readonly canRegisterWatchers: boolean
  readonly hasFolders: boolean
  readonly hasProgress: boolean
  readonly canRefreshLenses: boolean
  readonly hasMarkdown: boolean
  readonly canShowDocuments: boolean
}

const markdownIn = (formats: ReadonlyArray<string> | undefined): boolean => formats?.includes("markdown") === true

const documentFacts = ({ textDocument }: ClientCapabilities) => {
  const published = textDocument?.publishDiagnostics
  const pulled = textDocument?.diagnostic
  const either = (name: "relatedInformation" | "codeDescriptionSupport" | "dataSupport"): boolean =>
    pulled?.[name] === true || published?.[name] === true
  const action = textDocument?.codeAction
  return {
    pulls: pulled !== undefined,
    canRegisterPull: pulled?.dynamicRegistration === true,
    hasRelatedInformation: either("relatedInformation"),
    hasCodeDescription: either("codeDescriptionSupport"),
    hasDiagnosticData: either("dataSupport"),
    diagnosticTags: new Set([...(pulled?.tagSupport?.valueSet ?? []), ...(published?.tagSupport?.valueSet ?? [])]),
    hasActionLiterals: action?.codeActionLiteralSupport !== undefined,
    resolvesEdits: action?.resolveSupport?.properties.includes("edit") === true && action.dataSupport === true,
    hasPreferred: action?.isPreferredSupport === true,
    honorsAnnotations: action?.honorsChangeAnnotations === true,
    hasMarkdown: markdownIn(textDocument?.hover?.contentFormat)
  }
}

const workspaceFacts = ({ window, workspace }: ClientCapabilities) => ({
  canRefreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
  hasDocumentChanges: workspace?.workspaceEdit?.documentChanges === true,
  canCreateFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
  hasAnnotations:
    workspace?.workspaceEdit?.changeAnnotationSupport !== undefined && workspace.workspaceEdit.documentChanges === true,
  appliesEdits: workspace?.applyEdit === true,
  hasConfiguration: workspace?.configuration === true,
  canRegisterConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
  canRegisterWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  hasFolders: workspace?.workspaceFolders === true,
  canRefreshLenses: workspace?.codeLens?.refreshSupport === true,
  hasProgress: window?.workDoneProgress === true,
  canShowDocuments: window?.showDocument?.support === true
})

/** The facts about a client, from its first message. */
export const of = ({ capabilities }: InitializeParams): Client => ({
  ...documentFacts(capabilities),
  ...workspaceFacts(capabilities)
})
