import { anyText, requiredText, type AttributeRule, type ElementRule, type TextRule } from '../schema.ts'
import { decimal, moduleName, required, resource, truth } from './rules.ts'

const menuId: TextRule = { pattern: /^[A-Za-z0-9/_:]{3,}$/, expected: 'an id such as Vendor_Module::entry' }
const action: TextRule = { pattern: /^[a-zA-Z0-9/_-]{3,}$/, expected: 'a path such as route/controller/action' }
const flag: TextRule = { pattern: /^[A-Za-z0-9_/]{3,}$/, expected: 'a config path such as section/group/field' }
const anyModule: TextRule = { pattern: /^[A-Za-z0-9_]{3,}$/, expected: 'a module name such as Vendor_Module' }
const frontName: TextRule = { pattern: /^[A-Za-z0-9_-]+$/, expected: 'a word that can stand in an address' }

const entry: Readonly<Record<string, AttributeRule>> = {
  id: required(menuId),
  title: anyText,
  translate: anyText,
  module: anyModule,
  sortOrder: decimal,
  action,
  parent: menuId,
  toolTip: anyText,
  resource,
  dependsOnModule: anyModule,
  dependsOnConfig: flag,
  target: anyText
}

/** What may stand in a menu.xml. */
export const menuRule: ElementRule = {
  children: {
    menu: {
      children: {
        add: { attributes: { ...entry, title: requiredText, resource: required(resource) } },
        update: { attributes: entry },
        remove: { attributes: { id: required(menuId), translate: anyText } }
      }
    }
  }
}

const aclResource: ElementRule = {
  attributes: { id: required(resource), title: anyText, translate: anyText, sortOrder: decimal, disabled: truth },
  children: () => ({ resource: aclResource })
}

/** What may stand in an acl.xml. */
export const aclRule: ElementRule = { children: { acl: { children: { resources: { children: { resource: aclResource } } } } } }

const route: ElementRule = {
  attributes: { id: required(frontName), frontName },
  children: { module: { attributes: { name: required(anyModule), before: anyText, after: anyText } } }
}

/** What may stand in a routes.xml. */
export const routesRule: ElementRule = { children: { router: { attributes: { id: required(frontName) }, children: { route } } } }

/** What may stand in a config.xml: below the scopes everything, since the elements are the paths. */
export const configRule: ElementRule = { children: { default: { children: 'any' }, websites: { children: 'any' }, stores: { children: 'any' } } }

/** What may stand in a module.xml. */
export const moduleRule: ElementRule = {
  children: {
    module: {
      attributes: { name: required(moduleName), setup_version: anyText, schema_version: anyText, active: truth },
      children: { sequence: { children: { module: { attributes: { name: required(moduleName) } } } } }
    }
  }
}
