/** Longest name that is kept; longer ones lose the end of what stands before the extension. */
const longest = 90

/** The name under which an upload is stored: letters, digits, `_`, `-` and `.` of what the browser said, no folders, never hidden. */
export function toFileName (name: string): string {
  const plain = name.split(/[/\\]/).at(-1)!.replace(/[^A-Za-z0-9_.-]+/g, '_')
  const dot = plain.lastIndexOf('.')
  const [base, extension] = dot < 0 ? [plain, ''] : [plain.slice(0, dot), plain.slice(dot)]
  const bare = base.replace(/^[._-]+/, '').replace(/\.{2,}/g, '.').slice(0, longest - extension.length)
  return `${/[A-Za-z0-9]/.test(bare) ? bare : 'file'}${extension}`
}

/** What stands behind the last dot, in lower case; empty where there is none. */
export function toExtension (name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}
