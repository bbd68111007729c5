import { inDefault, inEveryScope, type FieldDeclaration, type GroupDeclaration, type Visibility } from '../../../config/declaration.ts'

const notInDeveloperMode = 'Has no effect in developer mode.'

function yesnoField (visibility: Visibility, id: string, label: string, sortOrder: number): FieldDeclaration {
  return { ...visibility, id, label, type: 'select', sortOrder, canRestore: true, sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Yesno' }
}

const workflow: GroupDeclaration = {
  ...inEveryScope,
  id: 'front_end_development_workflow',
  label: 'Frontend Development Workflow',
  sortOrder: 8,
  fields: [{
    ...inDefault,
    id: 'type',
    label: 'Workflow type',
    type: 'select',
    sortOrder: 1,
    canRestore: true,
    comment: 'Not available in production mode',
    sourceModel: 'Magento\\Developer\\Model\\Config\\Source\\WorkflowType'
  }]
}

const restrict: GroupDeclaration = {
  ...inEveryScope,
  id: 'restrict',
  label: 'Developer Client Restrictions',
  sortOrder: 10,
  fields: [{
    ...inEveryScope,
    id: 'allow_ips',
    label: 'Allowed IPs (comma separated)',
    type: 'text',
    sortOrder: 20,
    canRestore: true,
    comment: 'Empty allows every address.',
    backendModel: 'Magento\\Developer\\Model\\Config\\Backend\\AllowedIps'
  }]
}

const withHints = { field: 'dev/debug/template_hints_storefront', values: ['1'] }

const debug: GroupDeclaration = {
  ...inEveryScope,
  id: 'debug',
  label: 'Debug',
  sortOrder: 20,
  fields: [
    yesnoField(inEveryScope, 'template_hints_storefront', 'Enabled Template Path Hints for Storefront', 20),
    {
      ...yesnoField(inEveryScope, 'template_hints_storefront_show_with_parameter', 'Enable Hints for Storefront with URL Parameter', 20),
      comment: 'Shows the hints only where the URL asks for them.',
      depends: [withHints]
    },
    {
      ...inEveryScope,
      id: 'template_hints_parameter_value',
      label: 'Parameter Value',
      type: 'text',
      sortOrder: 20,
      canRestore: true,
      comment: 'What the URL says after ?templatehints=',
      depends: [withHints, { field: 'dev/debug/template_hints_storefront_show_with_parameter', values: ['1'] }]
    },
    yesnoField(inDefault, 'template_hints_admin', 'Enabled Template Path Hints for Admin', 20),
    yesnoField(inEveryScope, 'template_hints_blocks', 'Add Block Class Type to Hints', 21),
    { ...yesnoField(inDefault, 'debug_logging', 'Log to File', 30), comment: 'Not available in production mode' }
  ]
}

const template: GroupDeclaration = {
  ...inEveryScope,
  id: 'template',
  label: 'Template Settings',
  sortOrder: 25,
  fields: [
    { ...yesnoField(inEveryScope, 'allow_symlink', 'Allow Symlinks', 10), comment: 'A security risk: leave it off in production.' },
    { ...yesnoField(inEveryScope, 'minify_html', 'Minify Html', 25), comment: notInDeveloperMode }
  ]
}

const translateInline: GroupDeclaration = {
  ...inEveryScope,
  id: 'translate_inline',
  label: 'Translate Inline',
  sortOrder: 30,
  fields: [
    yesnoField(inEveryScope, 'active', 'Enabled for Storefront', 10),
    { ...yesnoField(inDefault, 'active_admin', 'Enabled for Admin', 20), comment: 'Turn off the caches of translations, blocks and output for both.' }
  ]
}

const js: GroupDeclaration = {
  ...inEveryScope,
  id: 'js',
  label: 'JavaScript Settings',
  sortOrder: 100,
  fields: [
    yesnoField(inEveryScope, 'merge_files', 'Merge JavaScript Files', 10),
    yesnoField(inEveryScope, 'enable_js_bundling', 'Enable JavaScript Bundling', 10),
    { ...yesnoField(inEveryScope, 'minify_files', 'Minify JavaScript Files', 20), comment: notInDeveloperMode }
  ]
}

const css: GroupDeclaration = {
  ...inEveryScope,
  id: 'css',
  label: 'CSS Settings',
  sortOrder: 110,
  fields: [
    yesnoField(inEveryScope, 'merge_css_files', 'Merge CSS Files', 10),
    { ...yesnoField(inEveryScope, 'minify_files', 'Minify CSS Files', 20), comment: notInDeveloperMode }
  ]
}

const image: GroupDeclaration = {
  ...inDefault,
  id: 'image',
  label: 'Image Processing Settings',
  sortOrder: 120,
  fields: [{
    ...inDefault,
    id: 'default_adapter',
    label: 'Image Adapter',
    type: 'select',
    sortOrder: 10,
    canRestore: true,
    comment: 'Flush the catalog images cache after a change.',
    sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Image\\Adapter'
  }]
}

const staticFiles: GroupDeclaration = {
  ...inDefault,
  id: 'static',
  label: 'Static Files Settings',
  sortOrder: 130,
  fields: [yesnoField(inDefault, 'sign', 'Sign Static Files', 10)]
}

/** The groups of Advanced > Developer. */
export const devGroups: readonly GroupDeclaration[] = [workflow, restrict, debug, template, translateInline, js, css, image, staticFiles]
