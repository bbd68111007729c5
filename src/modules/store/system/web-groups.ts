import { inDefault, inDefaultAndWebsite, inEveryScope, type FieldDeclaration, type GroupDeclaration, type Visibility } from '../../../config/declaration.ts'

const yesno = 'Magento\\Config\\Model\\Config\\Source\\Yesno'
const page = 'Magento\\Cms\\Model\\Config\\Source\\Page'

function selectField (visibility: Visibility, id: string, label: string, sortOrder: number, sourceModel = yesno): FieldDeclaration {
  return { ...visibility, id, label, type: 'select', sortOrder, canRestore: true, sourceModel }
}

const url: GroupDeclaration = {
  ...inEveryScope,
  id: 'url',
  label: 'Url Options',
  sortOrder: 3,
  fields: [
    {
      ...selectField(inDefault, 'use_store', 'Add Store Code to Urls', 10),
      comment: 'Services of others, such as PayPal, may go on calling URLs without a store code.'
    },
    {
      ...selectField(inEveryScope, 'redirect_to_base', 'Auto-redirect to Base URL', 20, 'Magento\\Config\\Model\\Config\\Source\\Web\\Redirect'),
      comment: 'E.g. from http://example.com/store/ to http://www.example.com/store/'
    }
  ]
}

const seo: GroupDeclaration = {
  ...inEveryScope,
  id: 'seo',
  label: 'Search Engine Optimization',
  sortOrder: 5,
  fields: [selectField(inEveryScope, 'use_rewrites', 'Use Web Server Rewrites', 10)]
}

const defaultPages: GroupDeclaration = {
  ...inEveryScope,
  id: 'default',
  label: 'Default Pages',
  sortOrder: 30,
  fields: [
    { ...inEveryScope, id: 'front', label: 'Default Web URL', type: 'text', sortOrder: 1, canRestore: true },
    selectField(inEveryScope, 'cms_home_page', 'CMS Home Page', 1, page),
    { ...inEveryScope, id: 'no_route', label: 'Default No-route URL', type: 'text', sortOrder: 2, canRestore: true },
    selectField(inEveryScope, 'cms_no_route', 'CMS No Route Page', 2, page),
    selectField(inEveryScope, 'cms_no_cookies', 'CMS No Cookies Page', 3, page),
    selectField(inEveryScope, 'show_cms_breadcrumbs', 'Show Breadcrumbs for CMS Pages', 5)
  ]
}

const cookie: GroupDeclaration = {
  ...inEveryScope,
  id: 'cookie',
  label: 'Default Cookie Settings',
  sortOrder: 50,
  fields: [
    {
      ...inEveryScope,
      id: 'cookie_lifetime',
      label: 'Cookie Lifetime',
      type: 'text',
      sortOrder: 10,
      canRestore: true,
      backendModel: 'Magento\\Cookie\\Model\\Config\\Backend\\Lifetime'
    },
    { ...inEveryScope, id: 'cookie_path', label: 'Cookie Path', type: 'text', sortOrder: 20, backendModel: 'Magento\\Cookie\\Model\\Config\\Backend\\Path' },
    { ...inEveryScope, id: 'cookie_domain', label: 'Cookie Domain', type: 'text', sortOrder: 30, backendModel: 'Magento\\Cookie\\Model\\Config\\Backend\\Domain' },
    {
      ...selectField(inEveryScope, 'cookie_httponly', 'Use HTTP Only', 40),
      comment: 'Leave it at Yes: No puts users at risk.'
    },
    selectField(inDefaultAndWebsite, 'cookie_restriction', 'Cookie Restriction Mode', 50)
  ]
}

const session: GroupDeclaration = {
  ...inDefaultAndWebsite,
  id: 'session',
  label: 'Session Validation Settings',
  sortOrder: 60,
  fields: [
    selectField(inDefault, 'use_remote_addr', 'Validate REMOTE_ADDR', 1),
    selectField(inDefault, 'use_http_via', 'Validate HTTP_VIA', 20),
    selectField(inDefault, 'use_http_x_forwarded_for', 'Validate HTTP_X_FORWARDED_FOR', 30),
    selectField(inDefault, 'use_http_user_agent', 'Validate HTTP_USER_AGENT', 40)
  ]
}

const browserCapabilities: GroupDeclaration = {
  ...inEveryScope,
  id: 'browser_capabilities',
  label: 'Browser Capabilities Detection',
  sortOrder: 200,
  fields: [
    selectField(inEveryScope, 'cookies', 'Redirect to CMS-page if Cookies are Disabled', 100),
    selectField(inEveryScope, 'javascript', 'Show Notice if JavaScript is Disabled', 200),
    selectField(inEveryScope, 'local_storage', 'Show Notice if Local Storage is Disabled', 300)
  ]
}

/** The groups of General > Web but for the base URLs. */
export const webGroups: readonly GroupDeclaration[] = [url, seo, defaultPages, cookie, session, browserCapabilities]
