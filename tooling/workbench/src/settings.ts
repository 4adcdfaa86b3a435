/** User settings under which the workbench shows nothing that a test did not ask for. */
export const quiet: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.enabled": false,
  // Otherwise a toast names every port that anything on the machine listens on.
  "remote.autoForwardPorts": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.title": "${activeEditorShort}",
  "workbench.colorTheme": "Default Light Modern",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false
}

/** On top of these: folders are not trusted, and nobody is asked whether they are. */
export const restricted: Readonly<Record<string, unknown>> = {
  "security.workspace.trust.enabled": true,
  "security.workspace.trust.banner": "never",
  "security.workspace.trust.startupPrompt": "never"
}
