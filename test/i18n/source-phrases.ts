import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { packageRoot } from '../../src/kernel/paths.ts'
import type { PhraseUse } from './phrase-use.ts'

/** A call or `new`: both may take a phrase. */
type Call = ts.CallExpression | ts.NewExpression

/** What is known of all files before phrases are looked for in each. */
interface Knowledge {
  /** Which argument of a function is a phrase, by the function's name. */
  readonly takers: ReadonlyMap<string, number>
  /** What constants hold, by name. */
  readonly constants: ReadonlyMap<string, ts.Expression>
}

/** A sentence of its own: nobody writes one without meaning it for people. */
const sentence = /^["%\p{Lu}].*\s.*[.!?:]$/u
/** What these files say goes to a terminal or the log, in English. */
const terminalFiles = /^src\/(?:server|start|start-up|cli.*|commands\/.+|magento-xml\/.+|kernel\/env)\.ts$/
/** What actions are called in the action log: every property's value. */
const actionFiles = /\/audit-actions\.ts$/
/** Properties that hold an English note for the record. */
const recordProperties = ['reason', 'error']

/** Every phrase in the TypeScript below a folder of the package, or in its scripts for the browser. */
export function listSourcePhrases (folder: string, extension: '.ts' | '.js'): PhraseUse[] {
  const files = readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith(extension))
    .sort()
    .map(file => ts.createSourceFile(`${folder}/${file}`, readFileSync(join(packageRoot, folder, file), 'utf8'), ts.ScriptTarget.Latest, true))
  const knowledge = { takers: new Map(files.flatMap(listTakers)), constants: new Map(files.flatMap(listConstants)) }
  return files.filter(file => !terminalFiles.test(file.fileName)).flatMap(file => listPhrases(file, knowledge))
}

function listPhrases (file: ts.SourceFile, all: Knowledge): PhraseUse[] {
  const own = { takers: all.takers, constants: new Map([...all.constants, ...listConstants(file)]) }
  return descendants(file).flatMap(node => findPhrases(node, own)
    .filter(phrase => phrase.trim() !== '')
    .map(phrase => ({ phrase, file: file.fileName, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1 })))
}

function findPhrases (node: ts.Node, knowledge: Knowledge): string[] {
  if (isForRecord(node)) return []
  if (ts.isStringLiteralLike(node)) return sentence.test(node.text) ? [node.text] : []
  if (isCall(node)) return resolve(node.arguments?.[knowledge.takers.get(nameOf(node)) ?? -1], knowledge)
  if (ts.isPropertyAssignment(node) && actionFiles.test(node.getSourceFile().fileName)) return resolve(node.initializer, knowledge)
  if (ts.isPropertyAssignment(node) && ['phrase', 'because'].includes(node.name.getText())) return resolve(node.initializer, knowledge)
  return []
}

/** The texts that an expression can come to, as far as they are written down. */
function resolve (node: ts.Expression | undefined, knowledge: Knowledge, depth = 0): string[] {
  if (node === undefined || depth > 4) return []
  const next = (...inner: Array<ts.Expression | undefined>): string[] => inner.flatMap(part => resolve(part, knowledge, depth + 1))
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return next(node.whenTrue, node.whenFalse)
  if (ts.isBinaryExpression(node)) return next(node.left, node.right)
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return next(node.expression)
  if (ts.isIdentifier(node)) return next(knowledge.constants.get(node.text))
  if (!ts.isElementAccessExpression(node) || !ts.isIdentifier(node.expression)) return []
  const table = knowledge.constants.get(node.expression.text)
  return table !== undefined && ts.isObjectLiteralExpression(table) ? next(...table.properties.map(property => ts.isPropertyAssignment(property) ? property.initializer : undefined)) : []
}

/** Whether a text is no phrase: it goes to the log, into a record, or into an error that is never shown (500 and above, but 503). */
function isForRecord (node: ts.Node): boolean {
  for (let inner: ts.Node = node, outer = node.parent; outer !== undefined && !ts.isStatement(inner); inner = outer, outer = outer.parent) {
    if (ts.isPropertyAssignment(outer) && outer.initializer === inner && recordProperties.includes(outer.name.getText())) return true
    if (isCall(outer) && isRecordCall(outer)) return true
  }
  return isCall(node) && isRecordCall(node)
}

function isRecordCall (call: Call): boolean {
  if (nameOf(call) === 'Error' || /\blog\.\w+$/.test(call.expression.getText())) return true
  const status = Number(nameOf(call) === 'createError' || nameOf(call) === 'AppError' ? call.arguments?.[2]?.getText() : NaN)
  return status >= 500 && status !== 503
}

/** Functions with a parameter named `phrase` take one, and so do translators. */
function listTakers (file: ts.SourceFile): Array<[string, number]> {
  const found = descendants(file).flatMap((node): Array<[string, number]> => {
    if (!ts.isFunctionDeclaration(node) && !ts.isConstructorDeclaration(node)) return []
    const name = ts.isConstructorDeclaration(node) ? node.parent.name : node.name
    const position = node.parameters.findIndex(parameter => parameter.name.getText() === 'phrase')
    return name === undefined || position < 0 ? [] : [[name.text, position]]
  })
  return [['translate', 0], ['translator', 0], ['__', 0], ...found]
}

function listConstants (file: ts.SourceFile): Array<[string, ts.Expression]> {
  return descendants(file).flatMap(node => ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined ? [[node.name.text, node.initializer]] : [])
}

/** `admin.translate(…)` → translate; `phrases.translator(locale)(…)` → translator; `new AppError(…)` → AppError. */
function nameOf ({ expression }: Call): string {
  if (ts.isIdentifier(expression)) return expression.text
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text === 'translator' ? '' : expression.name.text
  return ts.isCallExpression(expression) && expression.expression.getText().endsWith('translator') ? 'translator' : ''
}

function isCall (node: ts.Node): node is Call {
  return ts.isCallExpression(node) || ts.isNewExpression(node)
}

function descendants (node: ts.Node): ts.Node[] {
  const found: ts.Node[] = []
  const visit = (inner: ts.Node): void => { found.push(inner); ts.forEachChild(inner, visit) }
  visit(node)
  return found
}
