import type { FieldDeclaration, Option, Partly, UploadTarget } from '../config/declaration.ts'
import { findSaid, toAttributes, toClassName, toFlag } from './attribute-values.ts'
import { findLook, isOrnament } from './field-types.ts'
import { toCommon } from './to-common.ts'
import { toDepends, toRequires } from './to-depends.ts'
import { findChild, findText, listChildren, type XmlElement } from './xml-element.ts'

/** Turns `<field>` into a declaration; what it does not say is left undefined, since another file may say it. */
export function toField (element: XmlElement): Partly<FieldDeclaration> {
  return {
    ...toCommon(element),
    ...toLook(element),
    canRestore: toFlag(element.attributes.canRestore),
    ...toModels(element),
    ...toWords(element),
    ...toLinks(element),
    configPath: findSaid(element, 'config_path'),
    options: toOptions(element),
    validate: findSaid(element, 'validate'),
    canBeEmpty: toFlag(findSaid(element, 'can_be_empty')),
    frontendClass: findSaid(element, 'frontend_class'),
    attributes: toAttributes(element),
    upload: toUpload(element),
    requires: toRequires(element),
    depends: toDepends(element)
  }
}

/** How the field looks: a frontend model outranks the type. A class that is not known here is kept, so that the page can name it. */
function toLook (element: XmlElement): Partial<FieldDeclaration> {
  const said = toClassName(findSaid(element, 'frontend_model'))
  const frontendModel = said !== undefined && isOrnament(said) ? undefined : said
  const known = frontendModel === undefined ? undefined : findLook(frontendModel)
  if (known !== undefined) return known
  const type = toClassName(element.attributes.type)
  if (type === undefined) return { frontendModel }
  return { ...findLook(type) ?? { type: 'unknown', frontendModel: type }, ...frontendModel === undefined ? {} : { frontendModel } }
}

function toModels (element: XmlElement): Partial<FieldDeclaration> {
  const comment = listChildren(element, 'comment').at(-1)
  return {
    sourceModel: toClassName(findSaid(element, 'source_model') ?? findText(element, 'source_service')),
    backendModel: toClassName(findSaid(element, 'backend_model')),
    commentModel: toClassName(comment === undefined ? undefined : findText(comment, 'model') ?? comment.attributes.model)
  }
}

function toWords (element: XmlElement): Partial<FieldDeclaration> {
  const comment = findText(element, 'comment')
  return { comment: comment === '' ? undefined : comment, tooltip: findSaid(element, 'tooltip'), hint: findSaid(element, 'hint') }
}

function toLinks (element: XmlElement): Partial<FieldDeclaration> {
  return {
    buttonUrl: findSaid(element, 'button_url'),
    buttonLabel: findSaid(element, 'button_label'),
    moreUrl: findSaid(element, 'more_url'),
    demoUrl: findSaid(element, 'demo_url')
  }
}

function toOptions (element: XmlElement): Option[] | undefined {
  const options = findChild(element, 'options')
  return options === undefined ? undefined : listChildren(options, 'option').map(({ attributes, text }) => ({ value: text.trim(), label: attributes.label! }))
}

function toUpload (element: XmlElement): UploadTarget | undefined {
  const folder = findChild(element, 'upload_dir')
  if (folder === undefined) return undefined
  return {
    folder: folder.text.trim().replace(/\/+$/, ''),
    baseUrl: findText(element, 'base_url'),
    ...toFlag(folder.attributes.scope_info) === true ? { withScope: true } : {}
  }
}
