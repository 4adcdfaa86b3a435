/** Which project a document belongs to: the innermost folder of the workspace, or none, and then it stands alone. */
import * as Address from "./Address.ts"
import * as ClientSettings from "./ClientSettings.ts"
import * as FolderConfig from "./FolderConfig.ts"
import * as Neighbours from "./Neighbours.ts"
import * as Project from "./Project.ts"
import type { Base } from "./Session.ts"
import * as Text from "./Text.ts"

export interface Projects {
  /** The project of a document, its configuration loaded. */
  readonly of: (key: string) => Promise<Project.Project>
  /** The same, if it has been loaded. */
  readonly known: (key: string) => Project.Project | undefined
  /** Projects of the workspace's folders. */
  readonly folders: () => Promise<ReadonlyArray<Project.Project>>
  /** The folders that have been loaded. */
  readonly loaded: () => ReadonlyArray<Project.Project>
  readonly change: (added: ReadonlyArray<string>, removed: ReadonlyArray<string>) => void
  /**
   * Reads settings and configuration files again, and hands over the projects for which something else holds now.
   * Whoever asks for a project meanwhile waits until that is done.
   */
  readonly reload: (onChange: (changed: ReadonlyArray<Project.Project>) => void) => Promise<void>
  /** Resolves when nothing is being read again; `undefined` when nothing is. */
  readonly reloading: () => Promise<void> | undefined
  /** Forgets what a project's files prove for each other. */
  readonly renew: (project: Project.Project) => void
  /** Settings that a client without `workspace/configuration` sends by itself. */
  readonly tell: (settings: unknown) => void
  /** What is wrong with settings and configuration files. */
  readonly problems: () => ReadonlyArray<string>
}

const SECTION = "segue"

/** Keeps the projects of a session. */
export const make = (base: Base, folders: ReadonlyArray<string>): Projects => {
  const { client, connection, documents, host, options } = base
  let told: unknown = options.settings
  let roots = folders.map(Address.canonical)
  const loading = new Map<string, Promise<Project.Project>>()
  const loaded = new Map<string, Project.Project>()

  const settingsFor = async (folder: string): Promise<ClientSettings.ClientSettings> => {
    if (!client.hasConfiguration) return ClientSettings.read(told)
    // Whoever has asked for the end is not asked for anything.
    if (base.ended.aborted) return ClientSettings.defaults
    const sent: unknown = await connection.workspace.getConfiguration({ scopeUri: folder, section: SECTION })
    return ClientSettings.read(sent)
  }

  const read = async (folder: string): Promise<Pick<Project.Project, "client" | "config">> => {
    const settings = await settingsFor(folder)
    return { client: settings, config: await FolderConfig.load(host, folder, settings) }
  }

  /** Texts as the client has them, where it has them. */
  const neighboursOf = (project: () => Project.Project): Neighbours.Neighbours => {
    const typed = (path: string): string | undefined => {
      const open = documents.all().find((document) => document.path === path && !document.key.startsWith("untitled:"))
      return open === undefined ? undefined : Text.whole(open.content)
    }
    const limit = (): number => project().config.plan.maxFileSizeBytes
    return Neighbours.make(base, {
      read: (path) => typed(path) ?? host.readNow(Address.at(project().folder, path), limit()),
      glance: (path) => typed(path) ?? host.glance(project().folder, path, limit())
    })
  }

  const load = (folder: string, isFolder: boolean): Promise<Project.Project> => {
    const known = loading.get(folder)
    if (known !== undefined) return known
    const made = read(folder).then((settings) => {
      const project: Project.Project = Project.make(folder, isFolder, {
        ...settings,
        neighbours: neighboursOf(() => project)
      })
      loaded.set(folder, project)
      return project
    })
    loading.set(folder, made)
    return made
  }

  /** The innermost root around a document, else the folder it stands in. */
  const placeOf = (key: string): { folder: string; isFolder: boolean } => {
    const path = Address.pathOf(key)
    const scheme = key.slice(0, key.indexOf(":"))
    const around = roots
      .filter((root) => root.startsWith(`${scheme}:`) && Address.isBelow(Address.pathOf(root), path))
      .toSorted((a, b) => b.length - a.length)
    const [innermost] = around
    if (innermost !== undefined) return { folder: innermost, isFolder: true }
    const isFile = scheme !== "untitled"
    // What was never saved is treated as if it stood in the workspace's first folder, for its settings only.
    if (!isFile && roots[0] !== undefined) return { folder: roots[0], isFolder: true }
    return { folder: isFile ? Address.at(key, Address.parent(path)) : "untitled:/", isFolder: false }
  }

  let reloading: Promise<void> | undefined

  const again = async (onChange: (changed: ReadonlyArray<Project.Project>) => void): Promise<void> => {
    const changed: Array<Project.Project> = []
    for (const [folder, project] of loaded) {
      const { client: settings, config } = await read(folder)
      // A plan is made of functions; what it is made from tells whether it is another.
      const isSame =
        JSON.stringify(project.client) === JSON.stringify(settings) &&
        project.config.uri === config.uri &&
        project.config.text === config.text
      project.client = settings
      project.config = config
      if (isSame) continue
      project.revision++
      changed.push(project)
    }
    onChange(changed)
  }

  return {
    of: async (key) => {
      await reloading
      const { folder, isFolder } = placeOf(key)
      return load(folder, isFolder)
    },
    known: (key) => loaded.get(placeOf(key).folder),
    folders: async () => {
      await reloading
      return Promise.all(roots.map((root) => load(root, true)))
    },
    loaded: () => roots.flatMap((root) => loaded.get(root) ?? []),
    change: (added, removed) => {
      const gone = new Set(removed.map(Address.canonical))
      roots = [...roots.filter((root) => !gone.has(root)), ...added.map(Address.canonical)]
      for (const folder of loading.keys()) {
        if (roots.includes(folder)) continue
        loading.delete(folder)
        loaded.delete(folder)
      }
    },
    reload: (onChange) => {
      const run = Promise.resolve(reloading).then(() => again(onChange))
      const done: Promise<void> = run.finally(() => {
        if (reloading === done) reloading = undefined
      })
      reloading = done
      return done
    },
    reloading: () => reloading,
    renew: (project) => {
      project.neighbours = neighboursOf(() => project)
    },
    tell: (settings) => {
      told = settings
    },
    problems: () =>
      [...loaded.values()].flatMap(({ client: settings, config }) => [
        ...settings.problems,
        ...config.problems.map((sentence) => `${FolderConfig.FILE_NAME}: ${sentence}`)
      ])
  }
}
