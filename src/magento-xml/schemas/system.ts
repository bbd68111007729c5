import { anyText, requiredText, type AttributeRule, type ElementRule, type TextRule } from '../schema.ts'
import { className, decimal, holding, id, moduleName, plain, required, resource, truth, whole } from './rules.ts'

const elementPath: TextRule = { pattern: /^[a-zA-Z0-9_/*]+$/, expected: 'an id, or a path such as section/group/field or */*/field' }
const configPath: TextRule = { pattern: /^[a-zA-Z0-9_]+(?:\/[a-zA-Z0-9_]+){2,}$/, expected: 'a config path such as section/group/field' }
const uploadFolder: TextRule = { pattern: /^[a-zA-Z0-9_]+(?:\/[a-zA-Z0-9_]+)*\/?$/, expected: 'a folder such as catalog/placeholder' }
const includePath: TextRule = { pattern: /^[A-Z][A-Za-z0-9]*_[A-Z][A-Za-z0-9]*::[A-Za-z_0-9/.-]+$/, expected: 'a path such as Vendor_Module::system/file.xml' }

const common: Readonly<Record<string, AttributeRule>> = {
  id: required(id),
  translate: anyText,
  type: anyText,
  sortOrder: decimal,
  showInDefault: whole,
  showInWebsite: whole,
  showInStore: whole,
  canRestore: whole,
  advanced: truth,
  extends: anyText
}

const include: ElementRule = { attributes: { path: required(includePath) } }
const tab: ElementRule = { attributes: { id: required(id), translate: anyText, sortOrder: decimal, class: anyText }, children: { label: plain } }
const url: ElementRule = { attributes: { type: anyText, scope_info: anyText } }
const attribute: ElementRule = { attributes: { type: requiredText, '*': anyText }, children: 'any' }
const dependency: ElementRule = { attributes: { id: required(elementPath), separator: anyText, negative: whole } }
const depends: ElementRule = { children: { field: dependency } }
const needed: ElementRule = { attributes: { id: required(elementPath) } }

const field: ElementRule = {
  attributes: common,
  children: {
    label: plain,
    comment: { attributes: { model: anyText, '*': anyText }, children: { model: holding(className) } },
    tooltip: plain,
    hint: plain,
    frontend_class: plain,
    frontend_model: holding(className),
    backend_model: holding(className),
    source_model: holding(className),
    config_path: holding(configPath),
    validate: plain,
    can_be_empty: holding(whole),
    if_module_enabled: holding(moduleName),
    base_url: url,
    button_url: url,
    more_url: url,
    demo_url: url,
    button_label: plain,
    hide_in_single_store_mode: holding(whole),
    upload_dir: { attributes: { config: anyText, scope_info: anyText }, text: uploadFolder },
    source_service: { attributes: { idField: anyText, labelField: anyText, includeEmptyValueOption: truth } },
    options: { children: { option: { attributes: { label: requiredText } } } },
    depends,
    attribute,
    requires: { children: { field: needed, group: needed } }
  }
}

const group: ElementRule = {
  attributes: common,
  children: () => ({
    label: plain,
    fieldset_css: plain,
    frontend_model: holding(className),
    clone_model: holding(className),
    clone_fields: holding(whole),
    help_url: url,
    more_url: url,
    demo_link: url,
    comment: plain,
    hide_in_single_store_mode: holding(whole),
    field,
    group,
    depends,
    attribute,
    include
  })
}

const section: ElementRule = {
  attributes: common,
  children: { label: plain, class: plain, tab: holding(id), header_css: plain, resource: holding(resource), group, include, frontend_model: holding(className) }
}

/** What may stand in a system.xml, after the files it includes were put in their places. */
export const systemRule: ElementRule = { children: { system: { children: { tab, section, include } } } }
