import nunjucks from 'nunjucks'

/** What a compiled template is to Nunjucks. */
type TemplateCode = object

interface LoadedSource { src: string | { type: 'code', obj: TemplateCode }, path: string, noCache: boolean }
interface Loader { getSource: (name: string) => LoadedSource | null }
interface Compiler { compile: (source: string, asyncFilters: readonly string[], extensions: readonly object[], name: string, options: object) => string }

const compiled = new Map<string, TemplateCode>()

/** Templates do not depend on the language: each is compiled once a process, for every environment together. */
export function shareCompiledTemplates (environment: nunjucks.Environment): void {
  const { loaders, opts } = environment as unknown as { loaders: Loader[], opts: object }
  for (const loader of loaders) {
    const readSource = loader.getSource.bind(loader)
    loader.getSource = name => {
      const source = readSource(name)
      return source === null || typeof source.src !== 'string' ? source : { ...source, src: { type: 'code', obj: findCompiled(source.path, source.src, opts) } }
    }
  }
}

function findCompiled (path: string, text: string, options: object): TemplateCode {
  const known = compiled.get(path)
  if (known !== undefined) return known
  const { compiler } = nunjucks as unknown as { compiler: Compiler }
  // Nunjucks compiles to the text of a function, as its own Template does at this place.
  // eslint-disable-next-line no-new-func -- the text is made of our own template files only
  const code = new Function(compiler.compile(text, [], [], path, options))() as TemplateCode
  compiled.set(path, code)
  return code
}
